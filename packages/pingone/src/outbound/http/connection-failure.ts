import { errors } from 'undici'
import type { TransportFailure } from '../../wire/transport.ts'
import { AddressRefusedError, ProxyUnreachableError } from './guard-errors.ts'
import { ProxySettingError } from './proxies.ts'
import { explainTls } from './tls-failure.ts'

/** What is known of a request that failed. */
export interface FailedRequest {
  readonly url: URL
  readonly timeoutMs: number
}

/** Says in words why a request got no answer. The words are ours: texts of Node and OpenSSL are no help to a reader. */
export function explainFailure(
  error: unknown,
  { url, timeoutMs }: FailedRequest,
): TransportFailure {
  const { host, hostname } = url
  if (error instanceof AddressRefusedError)
    return {
      code: 'address',
      message: `${host} must not be contacted: ${error.message}. Nothing was sent.`,
    }
  if (error instanceof ProxySettingError) return { code: 'proxy', message: error.message }
  if (error instanceof ProxyUnreachableError)
    return {
      code: 'proxy',
      message: `The proxy ${error.message} does not take the request to ${host}: ${proxyReason(error.cause)}. ${proxyVariables}`,
    }
  const answered = proxyAnswer(error)
  if (answered !== undefined)
    return {
      code: 'proxy',
      message: `The proxy ${answered} the request for ${host}. ${proxyVariables}`,
    }
  if (error instanceof errors.ConnectTimeoutError)
    return {
      code: 'timeout',
      message:
        url.protocol === 'https:'
          ? `${host} takes no TLS connection in time. Can it be reached from here, and does it speak https?`
          : `${host} takes no connection in time. Can it be reached from here?`,
    }
  if (
    error instanceof errors.HeadersTimeoutError ||
    (error instanceof Error && error.name === 'TimeoutError')
  )
    return { code: 'timeout', message: `${host} did not answer within ${timeoutMs / 1000} s.` }
  if (error instanceof errors.HeadersOverflowError)
    return {
      code: 'unreadable',
      message: `${host} answered with headers that are longer than a client reads, so that the answer cannot be read.`,
    }
  if (
    error instanceof errors.HTTPParserError ||
    error instanceof errors.ResponseContentLengthMismatchError ||
    // A 101 that was not asked for.
    (error instanceof errors.SocketError && error.message === 'bad upgrade')
  )
    return explainParser(error, url)
  const code = codeOf(error)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return { code: 'dns', message: `The host name ${hostname} cannot be resolved.` }
  if (code === 'ECONNREFUSED')
    return { code: 'refused', message: `${host} refuses connections; is it running?` }
  if (error instanceof errors.InvalidArgumentError)
    return {
      code: 'url',
      message: `The request to ${host} cannot be sent: a header or the address has a character that HTTP cannot carry.`,
    }
  if (isConnectFailure(error))
    return { code: 'refused', message: `${host} cannot be reached from here (${code}).` }
  if (isReset(error))
    return {
      code: 'reset',
      message:
        error instanceof Error && error.message.includes('before secure TLS connection')
          ? `${host} closed the connection during the TLS handshake. Wrong scheme? The address begins with https://, and what listens there may speak http.`
          : `${host} closed the connection before it answered.`,
    }
  return (
    explainTls(error, url) ?? {
      code: 'network',
      message: `${host} cannot be reached${code === '' ? '' : ` (${code})`}.`,
    }
  )
}

const proxyVariables =
  'HTTP_PROXY, HTTPS_PROXY and NO_PROXY of the environment say what goes through a proxy.'

/** The failure of a request over http to a port where TLS is spoken. */
export const wrongScheme = ({ host }: URL): TransportFailure => ({
  code: 'scheme',
  message: `${host} speaks https, and the address begins with http://. Wrong scheme?`,
})

/** Whether a server says in plain text that it speaks TLS, in the words of nginx, Go, Apache or Tomcat. */
export const asksForTls = ({ status, body }: { status: number; body: string }): boolean =>
  status === 400 &&
  /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|speaking plain HTTP to an SSL-enabled|host and port requires TLS/i.test(
    body,
  )

/** Whether the other side closed the connection. */
export const isReset = (error: unknown): boolean =>
  /^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET)$/.test(codeOf(error))

/** Whether no connection came about, so that nothing was sent. */
const isConnectFailure = (error: unknown): boolean =>
  error instanceof AggregateError
    ? isConnectFailure(error.errors[0])
    : error instanceof Error && 'syscall' in error && error.syscall === 'connect'

function explainParser(error: Error, url: URL): TransportFailure {
  const begins = 'data' in error && typeof error.data === 'string' ? error.data : ''
  // The first byte of a TLS alert, and the version after it.
  if (url.protocol === 'http:' && begins.startsWith('\u0015\u0003')) return wrongScheme(url)
  return {
    code: 'unreadable',
    message: `${url.host} answered with something that breaks the rules of HTTP, so that the answer cannot be read.`,
  }
}

/** What a proxy did with a request instead of passing it on. */
function proxyAnswer(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (codeOf(error).startsWith('UND_ERR_PRX_')) return 'broke off'
  const status = /^Proxy (?:response|Authentication Required) \((\d+)\)/.exec(error.message)?.[1]
  return status === undefined ? undefined : `answered ${status} to`
}

function proxyReason(cause: unknown): string {
  if (cause instanceof AddressRefusedError) return cause.message
  const code = codeOf(cause)
  if (code === 'ECONNREFUSED') return 'it refuses connections'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its name cannot be resolved'
  return code === '' ? 'it cannot be reached' : `it cannot be reached (${code})`
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
