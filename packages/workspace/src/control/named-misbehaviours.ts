import { isLoopbackUrl, type Exchange } from '@pingone-sandbox/contract'
import type { ControlContext } from './context.ts'
import type { LoggedRequest } from './request-log.ts'

/** How far the clocks of both ends may be apart, in milliseconds: times are rounded. */
const tolerance = 5

/**
 * Makes a function that adds to an exchange the misbehaviours of the reference server that acted on it, if the log of the server still
 * has the request. Reads the log once, so that many exchanges can be asked about. The two ends meet over HTTP only, so the request is
 * found by method, address, body and time.
 */
export function misbehaviourNamer({
  requests,
  info,
}: Pick<ControlContext, 'requests' | 'info'>): (exchange: Exchange) => Exchange {
  const logged = requests.entries()
  if (logged.every(({ acted }) => acted.length === 0)) return (exchange) => exchange
  const { scim } = info()
  const timed = logged.map(timesOf).toReversed()
  return (exchange) => {
    const path = pathAtServer(exchange.request.url, scim)
    if (path === undefined) return exchange
    const { acted = [] } = findRequest(exchange, { path, timed }) ?? {}
    return acted.length === 0 ? exchange : { ...exchange, misbehaviours: [...acted] }
  }
}

/** A logged request with its times in epoch milliseconds. */
interface Timed {
  readonly entry: LoggedRequest
  readonly start: number
  readonly end: number
}

function timesOf(entry: LoggedRequest): Timed {
  const end = Date.parse(entry.at)
  return { entry, start: end - entry.durationMs, end }
}

/** The path and query that the server reads; undefined when the address leads to another server. */
function pathAtServer(address: string, scim: string | undefined): string | undefined {
  const [url, server] = [URL.parse(address), scim === undefined ? null : URL.parse(scim)]
  if (!url || !server || url.port !== server.port) return undefined
  if (url.hostname !== server.hostname && !(isLoopbackUrl(url.href) && isLoopbackUrl(server.href)))
    return undefined
  const mount = server.pathname.replace(/\/scim\/v2\/?$/, '')
  return url.pathname.startsWith(`${mount}/`)
    ? pathOf(url.pathname.slice(mount.length) + url.search)
    : undefined
}

/** A path and query in one form: clients encode them differently. */
function pathOf(text: string): string {
  const [path = '', query = ''] = text.split(/\?(.*)/s)
  return `${path}?${new URLSearchParams(query).toString()}`
}

interface Sought {
  readonly path: string
  /** In the order of their ends. */
  readonly timed: readonly Timed[]
}

/** Of several requests that may be the one, the nearest in time; retries repeat a request. */
function findRequest(exchange: Exchange, { path, timed }: Sought): LoggedRequest | undefined {
  const { method, body = '' } = exchange.request
  const at = Date.parse(exchange.at)
  const latestStart = at + exchange.durationMs + tolerance
  const found: Timed[] = []
  for (let index = firstFrom(at - tolerance, timed); index < timed.length; index += 1) {
    const each = timed[index]
    if (!each || each.start > latestStart || each.entry.method !== method) continue
    if (isSameStatus(each.entry, exchange) && pathOf(each.entry.path) === path) found.push(each)
  }
  const alike = found.filter(({ entry }) => isSameBody(entry.request, body))
  // The two ends mask different secrets, so a body may differ.
  return nearest(alike.length > 0 || found.length > 1 ? alike : found, at)
}

/** The index of the first request that ends at a time or later. */
function firstFrom(time: number, timed: readonly Timed[]): number {
  let [low, high] = [0, timed.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((timed[middle]?.end ?? 0) < time) low = middle + 1
    else high = middle
  }
  return low
}

/** A fault may change the status on the way. */
const isSameStatus = ({ status }: LoggedRequest, { response, fault }: Exchange): boolean =>
  response === undefined || fault !== undefined || response.status === status

const isSameBody = ({ body, truncated }: LoggedRequest['request'], sent: string): boolean =>
  truncated ? sent.startsWith(body) : sent === body

function nearest(found: readonly Timed[], at: number): LoggedRequest | undefined {
  const distance = ({ start }: Timed) => Math.abs(start - at)
  return found.toSorted((one, other) => distance(one) - distance(other))[0]?.entry
}
