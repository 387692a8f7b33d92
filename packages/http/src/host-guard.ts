import type { Request, RequestHandler } from 'express'

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS', 'TRACE']
const HOST = /^(?<name>\[[\da-f:.]+\]|[\w.-]+)(?::(?<port>\d{1,5}))?$/i

/**
 * Keeps web pages of other sites away from a server on this machine.
 *
 * - Against DNS rebinding: the Host header must be a loopback name with the port that the server listens on, or one of
 *   `allowed` (`name` for any port, or `name:port`). Missing, repeated or malformed: 400; any other name: 403.
 * - Against cross-site request forgery: a request that may change something is refused with 403 when the browser says
 *   that another origin started it. Clients that are no browsers send neither `Sec-Fetch-Site` nor `Origin` and pass.
 *
 * Forwarding headers are ignored.
 *
 * @see {@link https://www.w3.org/TR/fetch-metadata/ Fetch Metadata}
 */
export function allowHosts(allowed: readonly string[]): RequestHandler {
  const allowedHosts = new Set(allowed.map((host) => host.toLowerCase()))

  return (request, response, next) => {
    const refusal = refuseHost(request, allowedHosts) ?? refuseForeignOrigin(request)
    if (refusal === undefined) next()
    else response.status(refusal.status).type('text/plain').send(refusal.reason)
  }
}

interface Refusal {
  readonly status: 400 | 403
  readonly reason: string
}

function refuseHost(request: Request, allowedHosts: ReadonlySet<string>): Refusal | undefined {
  const hosts = request.headersDistinct['host'] ?? []
  const parts = hosts.length === 1 ? HOST.exec(hosts[0] ?? '')?.groups : undefined
  const name = parts?.['name']?.toLowerCase()
  if (name === undefined) return { status: 400, reason: 'The request needs one valid Host header.' }

  const port = Number(parts?.['port'] ?? (request.protocol === 'https' ? 443 : 80))
  const isOwn = LOOPBACK_NAMES.includes(name) && port === request.socket.localPort
  if (isOwn || allowedHosts.has(name) || allowedHosts.has(`${name}:${port}`)) return undefined
  return {
    status: 403,
    reason: `The host ${name}:${port} is not allowed. Use localhost with the port of the server, or allow the host.`,
  }
}

function refuseForeignOrigin({ method, headers }: Request): Refusal | undefined {
  if (SAFE_METHODS.includes(method)) return undefined
  const site = headers['sec-fetch-site']
  // Without fetch metadata (an old browser, or plain HTTP on a name other than localhost) the origin decides.
  const isOwn =
    site === undefined ? isOwnOrigin(headers) : site === 'same-origin' || site === 'none'
  return isOwn ? undefined : { status: 403, reason: 'Another origin may not change anything here.' }
}

function isOwnOrigin({ origin, host }: Request['headers']): boolean {
  if (origin === undefined) return true
  // `null`, the origin of sandboxed frames and local files, does not parse.
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase()
}
