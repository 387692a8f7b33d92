import type { Dispatcher } from 'undici'
import { CharacterError, readLoosely, readText, type AnswerText } from './answer-text.ts'
import { CodingError, codingsOf, decodeContent, DecodedTooLargeError } from './content-coding.ts'
import { asksForTls, explainFailure, isReset, wrongScheme } from './connection-failure.ts'
import { createDeadline } from './deadline.ts'
import { createGuardedClient, type GuardedClientOptions } from './guarded-client.ts'
import { createSchemeCheck } from './scheme-check.ts'
import type {
  OutboundRequest,
  Transport,
  TransportFailure,
  TransportResult,
} from '../../wire/transport.ts'
import { refuseUrl } from '../url-policy.ts'

export interface HttpTransportOptions extends Omit<GuardedClientOptions, 'connectTimeoutMs'> {
  /** Deadline of a whole exchange in milliseconds. */
  readonly timeoutMs?: number
  /** The longest response body that is read, in bytes, as it is sent and as it is decoded. */
  readonly maxResponseBytes?: number
}

/**
 * Creates the transport that speaks HTTP: keep-alive, one deadline for the whole exchange, a cap on the response, no redirects
 * (a 3xx is the outcome), content codings undone, and an address policy that judges before anything is sent.
 *
 * No `Accept-Encoding` is sent, so a server may answer in any coding (RFC 9110 §12.5.3).
 */
export function createHttpTransport(options: HttpTransportOptions = {}): {
  readonly send: Transport
  readonly close: () => Promise<void>
} {
  const { timeoutMs: longest = 30_000, maxResponseBytes = 5_000_000, ...guarding } = options
  const client = createGuardedClient({
    ...guarding,
    connectTimeoutMs: Math.min(longest, 10_000),
  })
  const isTlsPort = createSchemeCheck(client.speaksTls)

  return {
    async send(request) {
      const refusal = refuseUrl(request.url)
      if (refusal !== undefined) return { failure: { code: 'url', message: refusal } }
      const url = new URL(request.url)
      const { timeoutMs = longest, signal } = request
      const deadline = createDeadline(timeoutMs, signal)
      try {
        return await exchange(request, url, { timeoutMs, signal: deadline.signal })
      } finally {
        deadline.end()
      }
    },
    close: () => client.close(),
  }

  async function exchange(
    request: OutboundRequest,
    url: URL,
    { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<TransportResult> {
    let answer: Dispatcher.ResponseData
    try {
      answer = await client.request(url, {
        method: request.method,
        headers: request.headers,
        body: request.body ?? null,
        signal,
        ...(request.acceptCertificate && { acceptCertificate: true }),
      })
    } catch (error) {
      if (url.protocol === 'http:' && isReset(error) && (await isTlsPort(url)))
        return { failure: wrongScheme(url) }
      return { failure: explainFailure(error, { url, timeoutMs }) }
    }
    const read = await readAnswer(answer, request, { timeoutMs, limit: maxResponseBytes })
    return url.protocol === 'http:' && read.response && asksForTls(read.response)
      ? { failure: wrongScheme(url) }
      : read
  }
}

interface Limits {
  readonly timeoutMs: number
  readonly limit: number
}

/**
 * Reads an answer to its end.
 *
 * A body that cannot be read is a failure where it matters: with a 2xx to anything but a DELETE. Everywhere else the status says what
 * happened, so it stays an answer, with a note on its body.
 */
async function readAnswer(
  answer: Dispatcher.ResponseData,
  { method, url }: OutboundRequest,
  limits: Limits,
): Promise<TransportResult> {
  const { statusCode: status } = answer
  const headers = flatten(answer.headers)
  const read = await readBody(answer, headers, limits)
  if ('text' in read)
    return {
      response: { status, headers, body: read.text, ...(read.note && { note: read.note }) },
    }
  if (status >= 200 && status < 300 && method !== 'DELETE')
    return {
      failure: {
        code: read.code,
        status,
        message: `${new URL(url).host} answered ${status}, but its body ${read.reason}.`,
      },
    }
  return {
    response: { status, headers, body: read.legible ?? '', note: `The body ${read.reason}.` },
  }
}

interface UnreadBody {
  readonly code: TransportFailure['code']
  /** What the body is or does, in words. */
  readonly reason: string
  /** What people can read of it. */
  readonly legible?: string
}

async function readBody(
  answer: Dispatcher.ResponseData,
  headers: Readonly<Record<string, string>>,
  { timeoutMs, limit }: Limits,
): Promise<AnswerText | UnreadBody> {
  const tooLarge = { code: 'too-large', reason: `is larger than ${limit} bytes` } as const
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
      length += chunk.byteLength
      if (length > limit) return tooLarge
      chunks.push(chunk)
    }
  } catch (error) {
    const { code } = explainFailure(error, { url: new URL('http://target'), timeoutMs })
    if (code === 'timeout') return { code, reason: `did not end within ${timeoutMs / 1000} s` }
    return code === 'unreadable'
      ? { code, reason: 'breaks the rules of HTTP' }
      : { code: 'cut-off', reason: `broke off after ${length} bytes` }
  }
  let bytes: Uint8Array = Buffer.concat(chunks)
  try {
    // A coding of the transfer was applied after those of the content.
    const codings = [
      ...codingsOf(headers['content-encoding']),
      ...codingsOf(headers['transfer-encoding']),
    ]
    bytes = await decodeContent(bytes, codings, limit)
  } catch (error) {
    if (error instanceof DecodedTooLargeError)
      return { ...tooLarge, reason: `${tooLarge.reason} once it is decoded` }
    if (error instanceof CodingError) return { code: 'unreadable', reason: error.message }
    throw error
  }
  try {
    return readText(bytes, headers['content-type'])
  } catch (error) {
    if (!(error instanceof CharacterError)) throw error
    return { code: 'unreadable', reason: error.message, legible: readLoosely(bytes) }
  }
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}
