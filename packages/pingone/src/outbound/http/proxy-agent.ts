import { buildConnector, EnvHttpProxyAgent, Pool, type Dispatcher } from 'undici'
import { refuseHost } from './address-policy.ts'
import { AddressRefusedError, ProxyUnreachableError } from './guard-errors.ts'
import type { Proxies } from './proxies.ts'

export interface ProxyAgentOptions {
  /** For the target. */
  readonly connect: buildConnector.BuildOptions
  /** For the proxy itself. */
  readonly proxy: buildConnector.BuildOptions
}

/** Creates the dispatcher that sends through the proxies of the environment. A proxy that cannot be reached is a `ProxyUnreachableError`. */
export function createProxyAgent(
  { http = '', https = '', exceptions }: Proxies,
  { connect, proxy }: ProxyAgentOptions,
): EnvHttpProxyAgent {
  const proxyOrigins = new Set(
    [http, https].filter((address) => address !== '').map((address) => new URL(address).origin),
  )
  /** Turns a failure to connect to a proxy into a `ProxyUnreachableError`. */
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
