import { parseScimErrorBody } from '@pingone-sandbox/scim'
import { jsonOf } from './answer-body.ts'
import { describeRedirect } from './redirect.ts'
import { failed, type Failure, type Result } from './result.ts'
import { shownOf } from './secrecy/shown-response.ts'
import type { OutboundResponse } from './transport.ts'

/** A resource as a target holds it: its id is known, the rest is whatever the target says. */
export type TargetResource = { readonly id: string } & Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(response: OutboundResponse): Result<Record<string, unknown>> {
  const value = jsonOf(response)
  if (isObject(value)) return { ok: true, value }
  const type = shownOf(response).headers['content-type'] ?? 'no content type'
  return failed(
    `The target answered ${response.status} with something that is not a JSON object (${type}).`,
    { status: response.status },
  )
}

/** Reads a resource with an id from a response. */
export function readResource(response: OutboundResponse): Result<TargetResource> {
  const body = parse(response)
  if (!body.ok) return body
  return typeof body.value['id'] === 'string'
    ? { ok: true, value: body.value as TargetResource }
    : failed(`The target answered ${response.status} with a resource that has no id.`, {
        status: response.status,
      })
}

/** Reads the answer to a create; one that was cut off leaves open what the target holds, though it did say that it created. */
export function readCreated(response: OutboundResponse): Result<TargetResource> {
  const created = readResource(response)
  if (created.ok || response.body === '' || jsonOf(response) !== undefined) return created
  return failed(created.failure.message, { ...created.failure, ambiguous: true })
}

/** Reads the resources of a ListResponse; an absent or null `Resources` is an empty list, elements without an id are passed over. */
export function readResources(response: OutboundResponse): Result<readonly TargetResource[]> {
  const body = parse(response)
  if (!body.ok) return body
  const { totalResults, Resources: resources } = body.value
  if (totalResults === undefined && resources === undefined)
    return failed('The target answered with something that is not a SCIM ListResponse.', {
      status: response.status,
    })
  const elements: readonly unknown[] = Array.isArray(resources) ? resources : []
  return {
    ok: true,
    value: elements.filter(
      (element): element is TargetResource =>
        isObject(element) && typeof element['id'] === 'string',
    ),
  }
}

/** A refusal in words: the status with the `detail` of the SCIM Error, or the beginning of whatever came instead. */
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

function excerpt(answer: OutboundResponse): string {
  const response = shownOf(answer)
  const error = parseScimErrorBody(jsonOf(response))
  if (error?.detail !== undefined)
    return `${error.scimType ? ` ${error.scimType}` : ''}: ${error.detail.replace(/\.$/, '')}`
  const described = describeVersion11(jsonOf(response))
  if (described !== undefined) return `: ${described.replace(/\.$/, '')}`
  const text = response.body.trim().replaceAll(/\s+/g, ' ').slice(0, 120)
  return text === '' ? '' : `: ${text}`
}

/** The description of the first error of a SCIM 1.1 `Errors` array. */
function describeVersion11(json: unknown): string | undefined {
  const errors = isObject(json) ? json['Errors'] : undefined
  const [first]: readonly unknown[] = Array.isArray(errors) ? errors : []
  return isObject(first) && typeof first['description'] === 'string'
    ? first['description']
    : undefined
}
