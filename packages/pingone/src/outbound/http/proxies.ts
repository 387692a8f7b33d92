import ipaddr from 'ipaddr.js'

/** The proxies that requests go through, as the environment names them. */
export interface Proxies {
  /** For http targets. */
  readonly http?: string
  /** For https targets; those go through the `http` one where it is missing. */
  readonly https?: string
  /** Hosts that are reached without a proxy, as `NO_PROXY` lists them. */
  readonly exceptions: string
}

/** A variable of the environment that names no HTTP proxy. */
export class ProxySettingError extends Error {
  override readonly name = 'ProxySettingError'
}

/**
 * Reads `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`; the lower-case spelling wins, as with curl. Undefined when no proxy is named.
 *
 * Throws a `ProxySettingError` when a value is not the address of an HTTP proxy.
 */
export function readProxies(
  environment: Readonly<Record<string, string | undefined>>,
): Proxies | undefined {
  const read = (name: string) => environment[name.toLowerCase()] ?? environment[name] ?? ''
  const http = readProxy('HTTP_PROXY', read('HTTP_PROXY'))
  const https = readProxy('HTTPS_PROXY', read('HTTPS_PROXY'))
  if (http === undefined && https === undefined) return undefined
  return {
    ...(http !== undefined && { http }),
    ...(https !== undefined && { https }),
    exceptions: read('NO_PROXY'),
  }
}

/** Whether a host is the machine itself, which no proxy leads to. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '')
  if (name === 'localhost' || name.endsWith('.localhost')) return true
  const literal = name.replace(/^\[(.*)\]$/, '$1')
  return ipaddr.isValid(literal) && ipaddr.process(literal).range() === 'loopback'
}

function readProxy(variable: string, value: string): string | undefined {
  const text = value.trim()
  if (text === '') return undefined
  const address = text.includes('://') ? text : `http://${text}`
  // The value may hold a password, so the message does not repeat it.
  if (!isProxy(address))
    throw new ProxySettingError(
      `${variable} is not the address of an HTTP proxy, such as http://proxy.example.com:3128.`,
    )
  return address
}

function isProxy(address: string): boolean {
  const url = URL.parse(address)
  if (url === null || !/^https?:$/.test(url.protocol)) return false
  try {
    decodeURIComponent(url.username + url.password)
    return true
  } catch {
    return false
  }
}
