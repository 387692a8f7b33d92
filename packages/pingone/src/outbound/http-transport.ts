import { Agent, buildConnector, errors, request as send } from 'undici'
import { refuseAddress } from './address-policy.ts'
import type { Transport, TransportFailure } from './transport.ts'

export interface HttpTransportOptions {
  /** Deadline of a whole exchange in milliseconds. */
  readonly timeoutMs?: number
  /** The longest response body that is read, in bytes. */
  readonly maxResponseBytes?: number
}

class AddressRefusedError extends Error {}

/**
 * Creates the transport that speaks HTTP: keep-alive, one deadline for the whole exchange, a cap on the response, no redirects
 * (a 3xx is the outcome), and an address policy that is checked on the address actually connected to, before anything is sent.
 */
export function createHttpTransport(options: HttpTransportOptions = {}): {
  readonly send: Transport
  readonly close: () => Promise<void>
} {
  const { timeoutMs: longest = 30_000, maxResponseBytes = 5_000_000 } = options
  const connect = buildConnector({ timeout: Math.min(longest, 10_000) })
  const agent = new Agent({
    connect: (target, callback) =>
      connect(target, (error, socket) => {
        if (error) return callback(error, null)
        const refusal = refuseAddress(socket.remoteAddress ?? '')
        if (!refusal) return callback(null, socket)
        socket.destroy()
        return callback(new AddressRefusedError(refusal), null)
      }),
  })

  return {
    send: async ({ method, url, headers, body, timeoutMs = longest }) => {
      const refusal = refuseUrl(url)
      if (refusal) return { failure: refusal }
      try {
        const answer = await send(url, {
          method: method as 'GET',
          headers,
          body: body ?? null,
          dispatcher: agent,
          signal: AbortSignal.timeout(timeoutMs),
        })
        let text = ''
        let bytes = 0
        const decoder = new TextDecoder()
        for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
          bytes += chunk.byteLength
          if (bytes > maxResponseBytes)
            return {
              failure: {
                code: 'too-large',
                message: `The response is larger than ${maxResponseBytes} bytes.`,
              },
            }
          text += decoder.decode(chunk, { stream: true })
        }
        return {
          response: {
            status: answer.statusCode,
            headers: flatten(answer.headers),
            body: text + decoder.decode(),
          },
        }
      } catch (error) {
        return { failure: explain(error, new URL(url), timeoutMs) }
      }
    },
    close: () => agent.destroy(),
  }
}

function refuseUrl(text: string): TransportFailure | undefined {
  if (!URL.canParse(text)) return { code: 'url', message: `"${text}" is not a URL.` }
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return {
      code: 'url',
      message: `Only http and https URLs can be provisioned to, not ${url.protocol}`,
    }
  if (url.username || url.password)
    return {
      code: 'url',
      message: 'The URL must not carry credentials; use the authentication method.',
    }
  return undefined
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}

function explain(error: unknown, url: URL, timeoutMs: number): TransportFailure {
  if (error instanceof AddressRefusedError)
    return { code: 'address', message: `${url.host} must not be contacted: ${error.message}.` }
  if (
    error instanceof errors.ConnectTimeoutError ||
    (error instanceof Error && error.name === 'TimeoutError')
  )
    return { code: 'timeout', message: `${url.host} did not answer within ${timeoutMs / 1000} s.` }
  const code = codeOf(error)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return { code: 'dns', message: `The host name ${url.hostname} cannot be resolved.` }
  if (code === 'ECONNREFUSED')
    return { code: 'refused', message: `${url.host} refuses connections; is it running?` }
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET' || code === 'EPIPE')
    return { code: 'reset', message: `${url.host} closed the connection before it answered.` }
  if (/CERT|TLS|SSL|VERIFY|EPROTO/.test(code))
    return { code: 'tls', message: `The TLS connection to ${url.host} failed: ${messageOf(error)}` }
  return { code: 'network', message: `${url.host} cannot be reached: ${messageOf(error)}` }
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
