import type { Exchange } from '@pingone-sandbox/contract'
import type { ControlContext } from './context.ts'
import type { LoggedRequest } from './request-log.ts'

/** How far the clocks of both ends may be apart, in milliseconds: times are rounded. */
const tolerance = 5

/**
 * Adds the misbehaviours of the reference server that acted on an exchange, if its log still has the request. The two meet over HTTP
 * only, so the request is found by method, address, body and time.
 */
export function nameMisbehaviours(
  exchange: Exchange,
  { requests, info }: Pick<ControlContext, 'requests' | 'info'>,
): Exchange {
  const path = pathAtServer(exchange.request.url, info().scim)
  if (path === undefined) return exchange
  const { acted = [] } = findRequest(exchange, { path, requests: requests.entries() }) ?? {}
  return acted.length === 0 ? exchange : { ...exchange, misbehaviours: [...acted] }
}

/** The path and query that the server reads; undefined when the address leads to another server. */
function pathAtServer(address: string, scim: string | undefined): string | undefined {
  const [url, server] = [URL.parse(address), scim === undefined ? null : URL.parse(scim)]
  if (!url || !server || url.port !== server.port) return undefined
  if (url.hostname !== server.hostname && !(isLoopback(url) && isLoopback(server))) return undefined
  const mount = server.pathname.replace(/\/scim\/v2\/?$/, '')
  return url.pathname.startsWith(`${mount}/`)
    ? pathOf(url.pathname.slice(mount.length) + url.search)
    : undefined
}

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')

/** A path and query in one form: clients encode them differently. */
function pathOf(text: string): string {
  const [path = '', query = ''] = text.split(/\?(.*)/s)
  return `${path}?${new URLSearchParams(query).toString()}`
}

interface Sought {
  readonly path: string
  readonly requests: readonly LoggedRequest[]
}

/** Of several requests that may be the one, the nearest in time; retries repeat a request. */
function findRequest(exchange: Exchange, { path, requests }: Sought): LoggedRequest | undefined {
  const { method, body = '' } = exchange.request
  const from = Date.parse(exchange.at) - tolerance
  const to = from + exchange.durationMs + 2 * tolerance
  const found = requests.filter(
    (each) =>
      each.method === method &&
      Date.parse(each.at) >= from &&
      startOf(each) <= to &&
      isSameStatus(each, exchange) &&
      pathOf(each.path) === path,
  )
  const alike = found.filter(({ request }) => isSameBody(request, body))
  // The two ends mask different secrets, so a body may differ.
  return nearest(alike.length > 0 || found.length > 1 ? alike : found, from + tolerance)
}

const startOf = ({ at, durationMs }: LoggedRequest): number => Date.parse(at) - durationMs

/** A fault may change the status on the way. */
const isSameStatus = ({ status }: LoggedRequest, { response, fault }: Exchange): boolean =>
  response === undefined || fault !== undefined || response.status === status

const isSameBody = ({ body, truncated }: LoggedRequest['request'], sent: string): boolean =>
  truncated ? sent.startsWith(body) : sent === body

function nearest(found: readonly LoggedRequest[], at: number): LoggedRequest | undefined {
  const distance = (each: LoggedRequest) => Math.abs(startOf(each) - at)
  return found.toSorted((one, other) => distance(one) - distance(other))[0]
}
