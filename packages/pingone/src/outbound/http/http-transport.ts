import type { AnswerText } from './answer-text.ts'
import { CodingError, codingsOf, decodeContent, DecodedTooLargeError } from './content-coding.ts'
import { asksForTls, explainFailure, isReset, wrongScheme } from './connection-failure.ts'
import { createGuardedClient, type GuardedClientOptions } from './guarded-client.ts'
import {
  type AnswerHead,
  readAnswer,
  readWholeBody,
  tooLarge,
  type UnreadBody,
} from './read-answer.ts'
import { createSchemeCheck } from './scheme-check.ts'
import { AnswerTooLargeError, type WholeAnswer } from './whole-answer.ts'
import type { OutboundRequest, Transport, TransportResult } from '../../wire/transport.ts'
import { refuseUrl } from '../url-policy.ts'

export { ProxySettingError, readProxies } from './proxies.ts'

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
    send: exchange,
    close: () => client.close(),
  }

  async function exchange(request: OutboundRequest): Promise<TransportResult> {
    const url = URL.parse(request.url)
    const refusal = refuseUrl(request.url, url)
    if (!url || refusal !== undefined)
      return { failure: { code: 'url', message: refusal ?? `"${request.url}" is not a URL.` } }
    const { timeoutMs = longest, signal, acceptCertificate = false } = request
    let answer: WholeAnswer
    try {
      answer = await client.request(url, {
        method: request.method,
        headers: request.headers,
        body: request.body ?? null,
        acceptCertificate,
        ...{ timeoutMs, limit: maxResponseBytes, signal },
      })
    } catch (error) {
      if (url.protocol === 'http:' && isReset(error) && (await isTlsPort(url)))
        return { failure: wrongScheme(url) }
      return { failure: explainFailure(error, { url, timeoutMs }) }
    }
    const head = { status: answer.status, headers: flatten(answer.headers) }
    const codings = codingsIn(head.headers)
    const limits = { timeoutMs, limit: maxResponseBytes }
    // Most answers have no coding and need no wait.
    const body =
      codings.length === 0 || answer.broken !== undefined
        ? readBody(answer, head.headers, limits)
        : await decodeBody(answer, { headers: head.headers, codings, limits })
    const read = readAnswer(head, body, request)
    return read.response && url.protocol === 'http:' && asksForTls(read.response)
      ? { failure: wrongScheme(url) }
      : read
  }
}

interface Limits {
  readonly timeoutMs: number
  readonly limit: number
}

type Headers = AnswerHead['headers']

/** Reads a body without content codings as text. */
function readBody(
  { body, broken }: Pick<WholeAnswer, 'body' | 'broken'>,
  headers: Headers,
  { timeoutMs, limit }: Limits,
): AnswerText | UnreadBody {
  if (broken instanceof AnswerTooLargeError) return tooLarge(limit)
  if (broken !== undefined) {
    const { code } = explainFailure(broken, { url: new URL('http://target'), timeoutMs })
    if (code === 'timeout') return { code, reason: `did not end within ${timeoutMs / 1000} s` }
    return code === 'unreadable'
      ? { code, reason: 'breaks the rules of HTTP' }
      : { code: 'cut-off', reason: `broke off after ${body.byteLength} bytes` }
  }
  return readWholeBody(body, headers)
}

/** Undoes the codings of a body and reads it as text. */
async function decodeBody(
  { body }: Pick<WholeAnswer, 'body'>,
  {
    headers,
    codings,
    limits,
  }: {
    readonly headers: Headers
    readonly codings: readonly string[]
    readonly limits: Limits
  },
): Promise<AnswerText | UnreadBody> {
  const { limit } = limits
  try {
    return readBody({ body: await decodeContent(body, codings, limit) }, headers, limits)
  } catch (error) {
    if (error instanceof DecodedTooLargeError)
      return { ...tooLarge(limit), reason: `${tooLarge(limit).reason} once it is decoded` }
    if (error instanceof CodingError) return { code: 'unreadable', reason: error.message }
    throw error
  }
}

/** The codings of a body in the order in which they were applied: that of the transfer after those of the content. */
const codingsIn = (headers: Headers): readonly string[] => [
  ...codingsOf(headers['content-encoding']),
  ...codingsOf(headers['transfer-encoding']),
]

/** The values of a header that came several times, joined. */
function flatten(headers: WholeAnswer['headers']): Readonly<Record<string, string>> {
  if (isFlat(headers)) return headers
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : (value ?? []).join(', '),
    ]),
  )
}

const isFlat = (headers: WholeAnswer['headers']): headers is Readonly<Record<string, string>> =>
  Object.values(headers).every((value) => typeof value === 'string')
