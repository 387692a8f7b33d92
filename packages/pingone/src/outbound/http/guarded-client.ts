import { lookup as resolve, type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, buildConnector, EnvHttpProxyAgent, type Dispatcher } from 'undici'
import { refuseAddress, refuseHost } from './address-policy.ts'
import { createDeadline } from './deadline.ts'
import { AddressRefusedError } from './guard-errors.ts'
import { createNameCheck, untilAborted } from './name-check.ts'
import { isLoopback, readProxies } from './proxies.ts'
import { createProxyAgent } from './proxy-agent.ts'
import { readWholeAnswer, type WholeAnswer, type WholeAnswerOptions } from './whole-answer.ts'

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

export interface GuardedRequest
  extends Pick<Dispatcher.DispatchOptions, 'method'>, WholeAnswerOptions {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  /** Accepts any certificate that the server shows. */
  readonly acceptCertificate?: boolean
}

/** The only place from which the product sends HTTP to an address that a user has entered. */
export interface GuardedClient {
  /** Throws an `AddressRefusedError` before any packet is sent to a host that the address policy refuses. */
  readonly request: (url: URL, request: GuardedRequest) => Promise<WholeAnswer>
  /** Whether a TLS server listens at the host and port of a URL; false where only a proxy could find out. */
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
  const judge = rememberLast(refuseHost)
  const isOwnMachine = rememberLast(isLoopback)

  function agentFor(url: URL, acceptCertificate: boolean): Dispatcher {
    const proxies = proxiesFor(url)
    const key = `${acceptCertificate} ${proxies ? JSON.stringify(proxies) : ''}`
    const known = agents.get(key)
    if (known) return known
    const connect = acceptCertificate ? trusting : base
    const agent = proxies
      ? createProxyAgent(proxies, { connect, proxy: base })
      : new Agent({ connect: buildConnector(connect) })
    agents.set(key, agent)
    return agent
  }

  const proxiesFor = ({ hostname }: URL) =>
    isOwnMachine(hostname) ? undefined : readProxies(environment)

  const judgeForProxy = createNameCheck(lookup)

  /** Judges the addresses of a name that a proxy resolves. Resolves to what is left of the deadline, in milliseconds. */
  async function judgeWithin(
    { hostname }: URL,
    { timeoutMs, signal }: WholeAnswerOptions,
  ): Promise<number> {
    const started = performance.now()
    const deadline = createDeadline(timeoutMs, signal)
    try {
      await untilAborted(judgeForProxy(hostname), deadline.signal)
    } finally {
      deadline.end()
    }
    return Math.max(0, timeoutMs - (performance.now() - started))
  }

  return {
    request(url, { acceptCertificate = false, method, headers, body, ...limits }) {
      const refusal = judge(url.hostname)
      if (refusal !== undefined) return Promise.reject(new AddressRefusedError(refusal))
      const dispatcher = agentFor(url, acceptCertificate)
      const { origin, pathname, search } = url
      const request = { origin, path: pathname + search, method, headers, body }
      if (!(dispatcher instanceof EnvHttpProxyAgent))
        return readWholeAnswer(dispatcher, request, limits)
      return judgeWithin(url, limits).then((timeoutMs) =>
        readWholeAnswer(dispatcher, request, { ...limits, timeoutMs }),
      )
    },
    async speaksTls(url) {
      // Behind a proxy the target is not to be reached by another way.
      if (proxiesFor(url)) return false
      const { promise, resolve: tell } = Promise.withResolvers<boolean>()
      const connect = buildConnector({ ...trusting, timeout: Math.min(connectTimeoutMs, 1000) })
      const { hostname, host, port } = url
      const target = { hostname: hostname.replace(/^\[(.*)\]$/, '$1'), host, protocol: 'https:' }
      connect({ ...target, port: port || '80' }, (error, socket) => {
        socket?.destroy()
        // An alert is TLS as well: the server requires something that was not offered.
        tell(error === null || /ALERT/.test(String((error as NodeJS.ErrnoException).code)))
      })
      return promise
    },
    async close() {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()))
    },
  }
}

/** Keeps the result for the last argument: requests to one target follow each other. */
function rememberLast<Result>(find: (host: string) => Result): (host: string) => Result {
  let last: { readonly host: string; readonly result: Result } | undefined
  return (host) => {
    if (last?.host !== host) last = { host, result: find(host) }
    return last.result
  }
}

const noAddress = { code: 'ENOTFOUND' } as const

/** Resolves a name, and fails when any address of it is refused. */
function guard(ask: Resolve): LookupFunction {
  return (hostname, { all, family }, callback) =>
    ask(hostname, { all: true, ...(family !== undefined && { family }) }, (error, addresses) => {
      if (error) return callback(error, '')
      if (addresses.length === 0)
        return callback(Object.assign(new Error('The name has no address.'), noAddress), '')
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
