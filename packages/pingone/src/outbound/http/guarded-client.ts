import { lookup as resolve, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, buildConnector, EnvHttpProxyAgent, Pool, request, type Dispatcher } from 'undici'
import { refuseAddress, refuseHost } from '../address-policy.ts'
import { isLoopback, readProxies } from './proxies.ts'

/** The address policy refuses a host. Nothing was sent to it. */
export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError'
}

/** The proxy that the environment names cannot be reached. */
export class ProxyUnreachableError extends Error {
  override readonly name = 'ProxyUnreachableError'
}

/** Finds all addresses of a host name, as `dns.lookup` does. */
export type Resolve = (
  hostname: string,
  options: { readonly all: true; readonly family?: number | 'IPv4' | 'IPv6' },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

export interface GuardedClientOptions {
  readonly connectTimeoutMs?: number
  readonly resolve?: Resolve
  /** Where proxies are read from. */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

export interface GuardedRequest extends Pick<
  Dispatcher.RequestOptions,
  'method' | 'headers' | 'body' | 'signal'
> {
  /** Takes whatever certificate the server shows. */
  readonly acceptCertificate?: boolean
}

/** The one door through which the product sends HTTP to an address that a user has entered. */
export interface GuardedClient {
  /** Throws an `AddressRefusedError` before any packet is sent to a host that the address policy refuses. */
  readonly request: (url: URL, options: GuardedRequest) => Promise<Dispatcher.ResponseData>
  /** Whether a TLS server listens at the host and port of a URL. */
  readonly speaksTls: (url: URL) => Promise<boolean>
  readonly close: () => Promise<void>
}

/**
 * Creates the HTTP client that all requests to entered addresses go through.
 *
 * A literal address is judged at once. A name is resolved once, every address that it resolves to is judged, and the connection is made
 * to an address of that same answer: so a second answer of the name server never counts. Through a proxy the name is judged, and its
 * addresses where it can be resolved here; which address the proxy then takes is up to the proxy.
 */
export function createGuardedClient(options: GuardedClientOptions = {}): GuardedClient {
  const { connectTimeoutMs = 10_000, resolve: ask = resolve } = options
  const { environment = process.env } = options
  const lookup = guard(ask)
  const base = { timeout: connectTimeoutMs, lookup }
  const trusting = { ...base, rejectUnauthorized: false }
  const agents = new Map<string, Dispatcher>()

  function agentFor(url: URL, acceptCertificate: boolean): Dispatcher {
    const proxies = isLoopback(url.hostname) ? undefined : readProxies(environment)
    const key = JSON.stringify([acceptCertificate, proxies])
    const known = agents.get(key)
    if (known) return known
    const connect = acceptCertificate ? trusting : base
    const agent = proxies
      ? createProxyAgent(proxies, { connect, proxy: base })
      : new Agent({ connect: buildConnector(connect) })
    agents.set(key, agent)
    return agent
  }

  /** The name as far as it can be resolved here; a proxy may know more names. */
  const judgeForProxy = (hostname: string): Promise<void> =>
    new Promise((settle, refuse) => {
      lookup(hostname, { all: true }, (error) =>
        error instanceof AddressRefusedError ? refuse(error) : settle(),
      )
    })

  return {
    async request(url, { acceptCertificate = false, ...sent }) {
      const refusal = refuseHost(url.hostname)
      if (refusal !== undefined) throw new AddressRefusedError(refusal)
      const dispatcher = agentFor(url, acceptCertificate)
      if (dispatcher instanceof EnvHttpProxyAgent) await judgeForProxy(url.hostname)
      return request(url, { ...sent, dispatcher })
    },
    speaksTls(url) {
      const { promise, resolve: tell } = Promise.withResolvers<boolean>()
      const connect = buildConnector({ ...trusting, timeout: Math.min(connectTimeoutMs, 1000) })
      const { hostname, host, port } = url
      const target = { hostname: hostname.replace(/^\[(.*)\]$/, '$1'), host, protocol: 'https:' }
      connect({ ...target, port: port || '80' }, (error, socket) => {
        socket?.destroy()
        // An alert is TLS as well: the server wants something that was not offered.
        tell(error === null || /ALERT/.test(String((error as NodeJS.ErrnoException).code)))
      })
      return promise
    },
    async close() {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()))
    },
  }
}

/** Resolves a name, and fails when any address of it is refused. */
function guard(ask: Resolve): LookupFunction {
  return (hostname, { all, family }, callback) =>
    ask(hostname, { all: true, ...(family !== undefined && { family }) }, (error, addresses) => {
      if (error) return callback(error, '')
      for (const { address } of addresses) {
        const refusal = refuseAddress(address)
        if (refusal !== undefined)
          return callback(
            new AddressRefusedError(
              address === hostname ? refusal : `the name resolves to ${refusal}`,
            ),
            '',
          )
      }
      const [first] = addresses
      if (all) return callback(null, addresses)
      return callback(null, first?.address ?? '', first?.family)
    })
}

interface ProxyAgentOptions {
  /** For the target. */
  readonly connect: buildConnector.BuildOptions
  /** For the proxy itself. */
  readonly proxy: buildConnector.BuildOptions
}

function createProxyAgent(
  { http = '', https = '', exceptions }: NonNullable<ReturnType<typeof readProxies>>,
  { connect, proxy }: ProxyAgentOptions,
): EnvHttpProxyAgent {
  const proxyOrigins = new Set(
    [http, https].filter((address) => address !== '').map((address) => new URL(address).origin),
  )
  /** Says of a failure to connect that it was the proxy's. */
  const named =
    (origin: URL, connector: buildConnector.connector): buildConnector.connector =>
    (target, callback) => {
      const refusal = refuseHost(origin.hostname)
      const unreachable = (cause: Error) => new ProxyUnreachableError(origin.host, { cause })
      if (refusal !== undefined)
        return callback(unreachable(new AddressRefusedError(refusal)), null)
      return connector(target, (...[error, socket]) =>
        error ? callback(unreachable(error), null) : callback(null, socket),
      )
    }
  const pool = (origin: string | URL, settings: object): Dispatcher => {
    const url = new URL(origin)
    const { connect: connector } = settings as Pool.Options
    return proxyOrigins.has(url.origin) && typeof connector === 'function'
      ? new Pool(url.origin, { ...settings, connect: named(url, connector) })
      : new Pool(url.origin, settings)
  }
  return new EnvHttpProxyAgent({
    httpProxy: http,
    httpsProxy: https,
    noProxy: exceptions,
    connect: buildConnector(connect),
    requestTls: connect,
    proxyTls: proxy,
    clientFactory: pool,
    factory: pool,
  })
}
