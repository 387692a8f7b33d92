import { isComplex, parseScimErrorBody, URN, type Complex } from '@pingone-sandbox/scim'
import { jsonOf } from '../wire/answer-body.ts'
import { memberOf } from './member.ts'
import type { BehaviourChoices } from './profile.ts'
import { describeRedirect } from './redirect.ts'
import { failed, type Failure, type Result } from './result.ts'
import { shownOf } from '../secrecy/shown-response.ts'
import type { OutboundResponse } from '../wire/transport.ts'

/** A resource as a target returns it: its id is a text, and its other members are those of the answer. */
export type TargetResource = { readonly id: string } & Complex

/** How an id that is no string is read. */
export type IdReading = Pick<BehaviourChoices, 'numericIds'>

/** The failure for an answer with a success status and an invalid body. */
export const unreadable = (
  { status }: Pick<OutboundResponse, 'status'>,
  what: string,
): { readonly ok: false; readonly failure: Failure } =>
  failed(`The target answered ${status} with ${what}.`, { status, cause: 'unreadable' })

/** Reads the body as a JSON object. A SCIM Error message is a failure with any status. */
export function readObject(response: OutboundResponse): Result<Complex> {
  const value = jsonOf(response)
  if (!isComplex(value)) return unreadable(response, describeBody(response))
  const error = errorOf(response)
  return error === undefined
    ? { ok: true, value }
    : unreadable(response, `a SCIM Error in its body${error}`)
}

/** The `detail` of a SCIM Error body as the end of a sentence (`: …`, or empty), secrets masked; undefined for any other body. */
export function errorOf(response: OutboundResponse): string | undefined {
  if (!isError(jsonOf(response))) return undefined
  return describeError(jsonOf(shownOf(response)))
}

function isError(value: unknown): boolean {
  if (!isComplex(value)) return false
  const schemas = memberOf(value, 'schemas')
  return (
    (Array.isArray(schemas) &&
      schemas.some((schema) => String(schema).toLowerCase() === URN.error.toLowerCase())) ||
    // SCIM 1.1
    (Array.isArray(memberOf(value, 'Errors')) && memberOf(value, 'id') === undefined)
  )
}

/** Reads a resource with an id from a response. */
export function readResource(
  response: OutboundResponse,
  reading: IdReading,
): Result<TargetResource> {
  const body = readObject(response)
  if (!body.ok) return body
  const read = resourceOf(body.value, reading)
  return read.ok ? read : unreadable(response, `a resource ${read.why}`)
}

type Identified =
  | { readonly ok: true; readonly value: TargetResource }
  | { readonly ok: false; readonly why: string }

/** A JSON value as a resource, its id as text; otherwise what is wrong with its id. */
export function resourceOf(value: unknown, { numericIds }: IdReading): Identified {
  if (!isComplex(value)) return { ok: false, why: 'that is not a JSON object' }
  const id = memberOf(value, 'id')
  if (typeof id === 'string' && id !== '') return { ok: true, value: withId(value, id) }
  if (typeof id !== 'number')
    return {
      ok: false,
      why:
        id === undefined || id === null || id === ''
          ? 'that has no id'
          : 'whose id is neither a string nor a number',
    }
  if (numericIds === 'fail')
    return { ok: false, why: 'whose id is a number; RFC 7643 §3.1 asks for a string' }
  return Number.isSafeInteger(id)
    ? { ok: true, value: withId(value, String(id)) }
    : { ok: false, why: 'whose id is a number that cannot be read exactly' }
}

function withId(value: Complex, id: string): TargetResource {
  if (value['id'] === id) return value as TargetResource
  const others = Object.entries(value).filter(([name]) => name.toLowerCase() !== 'id')
  return { ...Object.fromEntries(others), id }
}

/**
 * Reads the answer to a create. After a truncated answer it is unknown what the target stored, although the status says created.
 */
export function readCreated(
  response: OutboundResponse,
  reading: IdReading,
): Result<TargetResource> {
  const created = readResource(response, reading)
  if (created.ok || response.body === '' || jsonOf(response) !== undefined) return created
  return failed(created.failure.message, { ...created.failure, ambiguous: true })
}

/** The value of `active` of a resource; undefined when it has none. */
export function activeOf(resource: Complex): boolean | undefined {
  const active = memberOf(resource, 'active')
  if (typeof active === 'boolean') return active
  const text = typeof active === 'string' ? active.toLowerCase() : undefined
  return text === 'true' ? true : text === 'false' ? false : undefined
}

/** Describes a body that is not a JSON object. */
export function describeBody(response: OutboundResponse): string {
  if (response.body.trim() === '') return 'an empty body'
  const type = shownOf(response).headers['content-type'] ?? 'no content type'
  return `something that is not a JSON object (${type})`
}

/** Describes a refusal: the status with the `detail` of the SCIM Error, or with the beginning of another body. */
export function refusal(
  response: OutboundResponse,
  who = 'The target',
): { readonly ok: false; readonly failure: Failure } {
  const scimType = parseScimErrorBody(jsonOf(response))?.scimType
  const reason = describeRedirect(response) ?? excerpt(response)
  return failed(`${who} answered ${response.status}${reason}.`, {
    status: response.status,
    ...(scimType !== undefined && { scimType }),
  })
}

function describeError(value: unknown): string {
  return reason(parseScimErrorBody(value)?.detail ?? describeVersion11(value))
}

function excerpt(answer: OutboundResponse): string {
  const response = shownOf(answer)
  const json = jsonOf(response)
  const { scimType, detail } = parseScimErrorBody(json) ?? {}
  const said = reason(detail ?? describeVersion11(json))
  if (scimType || said !== '' || isScimError(json))
    return `${scimType ? ` ${scimType}` : ''}${said}`
  const text = response.body.trim().replaceAll(/\s+/g, ' ').slice(0, 120)
  return text === '' ? '' : `: ${text}`
}

const isScimError = (json: unknown) =>
  isComplex(json) && Array.isArray(json['schemas']) && json['schemas'].includes(URN.error)

/** A reason as the end of a sentence; empty when there is none. */
function reason(text = ''): string {
  const said = text.trim().replace(/\.$/, '')
  return said === '' ? '' : `: ${said}`
}

/** The description of the first error of a SCIM 1.1 `Errors` array. */
function describeVersion11(json: unknown): string | undefined {
  const errors = isComplex(json) ? json['Errors'] : undefined
  const [first]: readonly unknown[] = Array.isArray(errors) ? errors : []
  return isComplex(first) && typeof first['description'] === 'string'
    ? first['description']
    : undefined
}
