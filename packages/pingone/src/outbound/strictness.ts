import { URN } from '@pingone-sandbox/scim'
import { jsonOf } from '../wire/answer-body.ts'
import type { BehaviourChoices } from './profile.ts'
import type { QuirkId } from './quirks.ts'
import type { OutboundResponse } from '../wire/transport.ts'

/** A reason for a parse failure: its message and its quirk. */
interface Breakage {
  readonly quirk: QuirkId
  readonly isOn: (choices: BehaviourChoices) => boolean
  readonly isMet: (method: string, response: OutboundResponse) => boolean
  readonly message: string
}

/** The attributes that RFC 7643 §4.3 gives the enterprise extension. */
const enterpriseAttributes = [
  'employeeNumber',
  'costCenter',
  'organization',
  'division',
  'department',
  'manager',
]

const isSuccess = ({ status }: OutboundResponse) => status >= 200 && status < 300

const breakages: readonly Breakage[] = [
  {
    quirk: 'breaks-on-no-content',
    isOn: (choices) => choices.noContentAnswer === 'breaks',
    isMet: (_, { status }) => status === 204,
    message: 'The target answered 204, which this client does not handle.',
  },
  {
    quirk: 'breaks-on-empty-put-answer',
    isOn: (choices) => choices.emptyPutAnswer === 'breaks',
    isMet: (method, { status, body }) => method === 'PUT' && status !== 204 && body.trim() === '',
    message: 'The target answered the PUT with an empty body, which this client cannot parse.',
  },
  {
    quirk: 'breaks-on-unknown-enterprise-fields',
    isOn: (choices) => choices.unknownEnterpriseFields === 'break',
    isMet: (_, response) =>
      resourcesOf(response).some((resource) =>
        Object.keys(Object(resource[URN.enterpriseUser])).some(
          (name) => !enterpriseAttributes.includes(name),
        ),
      ),
    message:
      'The target’s enterprise extension has a field that RFC 7643 does not know, which this client cannot parse.',
  },
  {
    quirk: 'breaks-on-type-case',
    isOn: (choices) => choices.typeCase === 'breaks',
    isMet: (_, response) =>
      elementsOf(response, ['phoneNumbers', 'photos']).some(
        ({ type }) => typeof type === 'string' && type !== type.toLowerCase(),
      ),
    message:
      'The target gives a phone number or photo a type in capital letters, which this client cannot parse.',
  },
  {
    quirk: 'breaks-on-empty-photo',
    isOn: (choices) => choices.emptyPhoto === 'breaks',
    isMet: (_, response) =>
      elementsOf(response, ['photos']).some(({ value }) => value === undefined || value === ''),
    message: 'The target holds a photo without a value, which this client cannot parse.',
  },
]

/** Returns why Ping's former parser would refuse an answer, with the quirk; undefined when it would accept it. */
export function findBreakage(
  method: string,
  response: OutboundResponse,
  choices: BehaviourChoices,
): { readonly quirk: QuirkId; readonly message: string } | undefined {
  if (!isSuccess(response)) return undefined
  return breakages.find((each) => each.isOn(choices) && each.isMet(method, response))
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** The resource, or the resources of a ListResponse, that a body holds; none when it is no JSON. */
function resourcesOf(response: OutboundResponse): readonly Json[] {
  const json = jsonOf(response)
  if (!isObject(json)) return []
  const { Resources: listed } = json
  return (Array.isArray(listed) ? listed : [json]).filter(isObject)
}

function elementsOf(response: OutboundResponse, attributes: readonly string[]): readonly Json[] {
  return resourcesOf(response).flatMap((resource) =>
    attributes.flatMap((name) => {
      const elements = resource[name]
      return Array.isArray(elements) ? elements.filter(isObject) : []
    }),
  )
}
