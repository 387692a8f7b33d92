import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { RequestError } from '../request-error.ts'

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS', 'TRACE']
const HOST = /^(?<name>\[[\da-f:.]+\]|[\w.-]+)(?::(?<port>\d{1,5}))?$/i

/** Checks the headers of a request or an upgrade: returns the error to refuse it with, or undefined. */
export type HostGuard = (request: IncomingMessage) => RequestError | undefined

/**
 * Keeps web pages of other sites away from a server on this machine.
 *
 * - Against DNS rebinding: the Host header must be a loopback name, or the address that the client has connected to, with the
 *   port that the server listens on, or one of `allowed` (`name` for any port, or `name:port`). Missing, repeated or malformed:
 *   400; any other name: 403.
 * - Against cross-site request forgery: a request that may change something is refused with 403 when the browser says
 *   that another origin started it. Clients other than browsers send neither `Sec-Fetch-Site` nor `Origin` and pass.
 *   An upgrade opens a connection for any message, so it counts as a request that may change something.
 *
 * Forwarding headers are ignored.
 *
 * @see {@link https://www.w3.org/TR/fetch-metadata/ Fetch Metadata}
 */
export function createHostGuard(allowed: readonly string[]): HostGuard {
  const allowedHosts = new Set(allowed.map((host) => host.toLowerCase()))
  return (request) => refuseHost(request, allowedHosts) ?? refuseForeignChange(request)
}

/**
 * Returns whether a page of another origin started a request, as far as its headers show.
 *
 * Without fetch metadata (an old browser, or plain HTTP on a name other than localhost) the origin decides.
 */
export function isForeign({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  return site === undefined ? !isOwnOrigin(headers) : site !== 'same-origin' && site !== 'none'
}

function refuseHost(
  request: IncomingMessage,
  allowedHosts: ReadonlySet<string>,
): RequestError | undefined {
  const hosts = request.headersDistinct['host'] ?? []
  const parts = hosts.length === 1 ? HOST.exec(hosts[0] ?? '')?.groups : undefined
  const name = parts?.['name']?.toLowerCase()
  if (name === undefined) return new RequestError(400, 'The request needs one valid Host header.')

  const named = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(request.url ?? '')?.[1]
  if (named !== undefined && named.toLowerCase() !== hosts[0]?.toLowerCase())
    return new RequestError(
      400,
      'The address of the request names another host than its Host header.',
    )

  const isEncrypted = (request.socket as Partial<TLSSocket>).encrypted === true
  const port = Number(parts?.['port'] ?? (isEncrypted ? 443 : 80))
  const isOwn = isOwnName(name, request.socket) && port === request.socket.localPort
  if (isOwn || allowedHosts.has(name) || allowedHosts.has(`${name}:${port}`)) return undefined
  return new RequestError(
    403,
    `The host ${name}:${port} is not allowed. Use localhost with the port of the server, or allow the host with --allowed-host ${name}.`,
  )
}

/** A site can resolve its own name to this machine, but cannot choose the address that the client has connected to. */
function isOwnName(name: string, { localAddress = '' }: Socket): boolean {
  const address = localAddress.replace(/^::ffff:(?=\d+\.)/i, '')
  return LOOPBACK_NAMES.includes(name) || name === address || name === `[${address}]`
}

function refuseForeignChange(request: IncomingMessage): RequestError | undefined {
  const { method = '', headers } = request
  const isSafe = SAFE_METHODS.includes(method) && headers.upgrade === undefined
  return isSafe || !isForeign(request)
    ? undefined
    : new RequestError(403, 'Another origin may not change anything here.')
}

function isOwnOrigin({ origin, host }: IncomingMessage['headers']): boolean {
  if (origin === undefined) return true
  // `null`, the origin of sandboxed frames and local files, does not parse.
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase()
}
