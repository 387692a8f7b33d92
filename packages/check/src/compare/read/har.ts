import { CaptureError } from '../capture/capture-error.ts'
import type { CapturedRequest, CapturedResponse, Known } from '../capture/captured-request.ts'
import { asText, isObject, objectsOf, textOf, type Json } from '../capture/json.ts'

const hint =
  'Export the capture again as HAR 1.2: {"log":{"entries":[{"request":…,"response":…}]}}.'

/**
 * Reads the requests of a HAR 1.2 archive, in the order in which they started.
 *
 * Throws a `CaptureError` that names the entry and the member that is wrong.
 *
 * @see {@link http://www.softwareishard.com/blog/har-12-spec/ HAR 1.2}
 */
export function readHar(archive: Json): readonly CapturedRequest[] {
  const log = archive['log']
  if (!isObject(log) || !Array.isArray(log['entries']))
    throw new CaptureError('The archive has no log.entries.', hint)
  return log['entries']
    .map((entry: unknown, at) => ({ started: startOf(entry), request: readEntry(entry, at + 1) }))
    .toSorted((one, other) => one.started.localeCompare(other.started))
    .map(({ request }, at) => ({ ...request, number: at + 1 }))
}

const startOf = (entry: unknown): string =>
  (isObject(entry) && instantOf(textOf(entry, 'startedDateTime'))) || ''

function readEntry(entry: unknown, number: number): CapturedRequest {
  const where = `entry ${number}`
  const request = isObject(entry) ? entry['request'] : undefined
  if (!isObject(entry) || !isObject(request)) throw missing(where, 'request')
  const method = textOf(request, 'method')
  const url = textOf(request, 'url')
  if (method === undefined || !/^[a-z]+$/i.test(method)) throw missing(where, 'request.method')
  if (url === undefined || URL.parse(url) === null) throw missing(where, 'request.url')
  const at = entry['_undated'] === true ? undefined : startOf(entry) || undefined
  const body = bodyOf(request['postData'])
  const response = readResponse(entry['response'])
  return {
    ...{ number, where, method: method.toUpperCase(), url },
    headers: headersOf(request['headers']),
    ...(at !== undefined && { at }),
    ...(body !== undefined && { body }),
    ...(response && { response }),
    known: knownOf(entry, request),
  }
}

const missing = (where: string, member: string) =>
  new CaptureError(`${where} has no ${member} that can be read.`, hint)

/** An archive that this project has written says what its source could show. */
function knownOf(entry: Json, request: Json): Known {
  const isWithHeaders = objectsOf(request['headers']).length > 0
  const { headers, query, body }: Json = isObject(entry['_known']) ? entry['_known'] : {}
  return {
    headers: Array.isArray(headers)
      ? headers.filter((name) => name === 'user-agent')
      : isWithHeaders
        ? 'all'
        : [],
    query: queries.find((each) => each === query) ?? 'raw',
    body: bodies.find((each) => each === body) ?? 'text',
  }
}

const queries = ['raw', 'decoded', 'none'] as const
const bodies = ['text', 'json', 'parsed'] as const

/** A status of 0 stands for an answer that never came. */
function readResponse(response: unknown): CapturedResponse | undefined {
  if (!isObject(response)) return undefined
  const status = response['status']
  if (typeof status !== 'number' || status < 100) return undefined
  const content = isObject(response['content']) ? response['content'] : {}
  const text = textOf(content, 'text') ?? ''
  return {
    status,
    headers: headersOf(response['headers']),
    body: textOf(content, 'encoding') === 'base64' ? decodeBase64(text) : text,
  }
}

/** HTTP/2 names method and path in headers that begin with a colon. */
const headersOf = (headers: unknown): Record<string, string> =>
  Object.fromEntries(
    objectsOf(headers)
      .map(({ name, value }) => [String(name).toLowerCase(), String(value)] as const)
      .filter(([name]) => !name.startsWith(':')),
  )

function bodyOf(postData: unknown): string | undefined {
  if (!isObject(postData)) return undefined
  const text = textOf(postData, 'text')
  if (text !== undefined && text !== '') return text
  const parameters = objectsOf(postData['params'])
  if (parameters.length === 0) return undefined
  return new URLSearchParams(
    parameters.map(({ name, value }) => [String(name), asText(value) ?? '']),
  ).toString()
}

function decodeBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)))
  } catch {
    return ''
  }
}

/** The same form for every time zone, so that instants can be sorted as texts. */
export function instantOf(text: string | undefined): string | undefined {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
