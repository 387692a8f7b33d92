import { CaptureError } from '../capture/capture-error.ts'
import type { CapturedRequest, CapturedResponse } from '../capture/captured-request.ts'
import { asText, isObject, jsonOf, objectsOf, textOf, type Json } from '../capture/json.ts'
import { scimOperations, statusOfError } from './cloudtrail-operations.ts'
import { instantOf } from './har.ts'

const sources = /^(identitystore-scim|sso-directory)\.amazonaws\.com$/
const hint =
  'Export the events of the source identitystore-scim.amazonaws.com, as {"Records":[…]}, as a list, or one in each line.'

/** Where a list of events is, in the files of the trail, of the console and of `aws cloudtrail lookup-events`. */
const lists = ['Records', 'Events', 'events']

/** The events of a document; undefined when it holds none. */
export function eventsIn(document: unknown): readonly unknown[] | undefined {
  if (Array.isArray(document)) return document.some(isEvent) ? document : undefined
  if (!isObject(document)) return undefined
  if (isEvent(document)) return [document]
  const list = lists.map((name) => document[name]).find(Array.isArray)
  return list?.some(isEvent) || list?.length === 0 ? list : undefined
}

const isEvent = (value: unknown) => unwrap(value)?.['eventName'] !== undefined

/** EventBridge and the command line put an event into an envelope. */
function unwrap(value: unknown): Json | undefined {
  if (!isObject(value)) return undefined
  const inner = value['detail'] ?? jsonOf(textOf(value, 'CloudTrailEvent')) ?? value
  return isObject(inner) ? inner : undefined
}

/**
 * Reads the SCIM requests that AWS IAM Identity Center has logged, in the order of their times.
 *
 * AWS hides values, normalises names, and keeps neither the encoding of a query nor any header but User-Agent.
 *
 * @see {@link https://docs.aws.amazon.com/singlesignon/latest/userguide/scim-logging-using-cloudtrail.html}
 */
export function readCloudTrail(events: readonly unknown[]): {
  readonly requests: readonly CapturedRequest[]
  readonly skipped: readonly string[]
} {
  const skipped: string[] = []
  const requests = events.flatMap((value, at) => {
    const where = `event ${at + 1}`
    const event = unwrap(value)
    if (!event) throw new CaptureError(`${where} is no object.`, hint)
    const name = textOf(event, 'eventName')
    if (name === undefined) throw new CaptureError(`${where} has no eventName.`, hint)
    const request = readEvent(event, { name, where })
    if (!request) skipped.push(`${where}: no event of the SCIM endpoint`)
    return request ? [request] : []
  })
  return {
    requests: requests
      .toSorted((one, other) => (one.at ?? '').localeCompare(other.at ?? ''))
      .map((request, at) => ({ ...request, number: at + 1 })),
    skipped,
  }
}

function readEvent(
  event: Json,
  { name, where }: { readonly name: string; readonly where: string },
): CapturedRequest | undefined {
  const operation = Object.hasOwn(scimOperations, name) ? scimOperations[name] : undefined
  if (!operation || !sources.test(textOf(event, 'eventSource') ?? '')) return undefined
  const parameters = isObject(event['requestParameters']) ? event['requestParameters'] : {}
  // Administrators and the console use the directory too; only SCIM clients name a tenant and a body of HTTP.
  const isOfScim = textOf(event, 'eventSource')?.startsWith('identitystore-scim') === true
  if (!isOfScim && !('httpBody' in parameters) && !('tenantId' in parameters)) return undefined
  const agent = textOf(event, 'userAgent')
  const query = queryOf(parameters)
  const isSearch = name.startsWith('List')
  const at = instantOf(textOf(event, 'eventTime'))
  return {
    ...{ number: 0, where, method: operation.method },
    ...(at !== undefined && { at }),
    url: `https://scim.amazonaws.com/scim/v2${operation.path.replace('{id}', idOf(parameters))}${query}`,
    headers: { ...(agent && agent !== '-' && { 'user-agent': agent }) },
    ...(isObject(parameters['httpBody']) && {
      body: JSON.stringify(withScimNames(parameters['httpBody'])),
    }),
    response: responseOf(event, operation.status),
    known: {
      headers: ['user-agent'],
      query: isSearch && query === '' ? 'none' : 'decoded',
      body: 'parsed',
    },
  }
}

const idOf = (parameters: Json): string =>
  encodeURIComponent(
    ['id', 'userId', 'groupId'].map((name) => textOf(parameters, name)).find(Boolean) ?? 'unknown',
  )

function queryOf(parameters: Json): string {
  const nested = isObject(parameters['queryParameters']) ? parameters['queryParameters'] : {}
  const pairs = ['filter', 'startIndex', 'count', 'attributes', 'excludedAttributes'].flatMap(
    (name) => {
      const value = asText(parameters[name] ?? nested[name])
      return value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]
    },
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/** AWS spells the operations of a PATCH in its own way. */
function withScimNames({ operations, ...body }: Json): Json {
  if (!Array.isArray(operations))
    return { ...body, ...(operations !== undefined && { operations }) }
  return {
    ...body,
    Operations: objectsOf(operations).map((operation) => ({
      ...operation,
      op: String(operation['op']).toLowerCase(),
    })),
  }
}

function responseOf(event: Json, expected: number): CapturedResponse {
  const code = textOf(event, 'errorCode')
  const elements = event['responseElements']
  return {
    status: code === undefined ? expected : statusOfError(code),
    headers: {},
    body: isObject(elements) ? JSON.stringify(elements) : '',
  }
}
