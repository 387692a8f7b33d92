import type {
  OutboundRequest,
  Transport,
  TransportFailure,
  TransportResult,
} from '../../wire/transport.ts'
import { readAnswer, readWholeBody, tooLarge } from '../http/read-answer.ts'
import { refuseUrl } from '../url-policy.ts'

export interface FetchTransportOptions {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Deadline of a whole exchange in milliseconds; 30 000 unless given. */
  readonly timeoutMs?: number
  /** The longest response body that is read, in bytes; 5 000 000 unless given. */
  readonly maxResponseBytes?: number
}

/**
 * Creates the transport that sends by `fetch`, for hosts that have nothing else: a page, a worker, a test whose requests are
 * intercepted.
 *
 * It has no address policy, and `acceptCertificate` has no effect: where a request may go is decided by what provides the `fetch`.
 */
export function createFetchTransport({
  fetch: send,
  timeoutMs: longest = 30_000,
  maxResponseBytes: limit = 5_000_000,
}: FetchTransportOptions): Transport {
  return async (request) => {
    const url = URL.parse(request.url)
    const refusal = refuseUrl(request.url, url)
    if (!url || refusal !== undefined)
      return { failure: { code: 'url', message: refusal ?? `"${request.url}" is not a URL.` } }
    const { timeoutMs = longest } = request
    try {
      const answer = await send(request.url, initOf(request, timeoutMs))
      if (answer.type === 'opaqueredirect') return { failure: hiddenRedirect(url) }
      return await readResponse(answer, request, limit)
    } catch (error) {
      return { failure: explainFailure(error, url, timeoutMs) }
    }
  }
}

function initOf(
  { method, headers, body, signal }: OutboundRequest,
  timeoutMs: number,
): RequestInit {
  // What is left of the time of a plan has decimals, which Node refuses.
  const deadline = AbortSignal.timeout(Math.ceil(timeoutMs))
  return {
    method,
    headers,
    ...(body !== undefined && { body }),
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
  }
}

async function readResponse(
  answer: Response,
  request: OutboundRequest,
  limit: number,
): Promise<TransportResult> {
  const head = { status: answer.status, headers: Object.fromEntries(answer.headers) }
  const body = new Uint8Array(await answer.arrayBuffer())
  const read = body.byteLength > limit ? tooLarge(limit) : readWholeBody(body, head.headers)
  return readAnswer(head, read, request)
}

const hiddenRedirect = ({ host }: URL): TransportFailure => ({
  code: 'unreadable',
  message: `${host} redirects, and a browser does not show where to.`,
})

function explainFailure(error: unknown, { host, hostname }: URL, timeoutMs: number) {
  if (error instanceof Error && error.name === 'TimeoutError')
    return failure('timeout', `${host} did not answer within ${timeoutMs / 1000} s.`)
  // Node says what happened; a browser does not.
  const code = codeOf(error)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return failure('dns', `The host name ${hostname} cannot be resolved.`)
  if (code === 'ECONNREFUSED')
    return failure('refused', `${host} refuses connections; is it running?`)
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET')
    return failure('reset', `${host} closed the connection before it answered.`)
  const reason = code === '' ? '. A page also needs its permission (CORS).' : ` (${code}).`
  return failure('network', `${host} cannot be reached${reason}`)
}

const failure = (code: TransportFailure['code'], message: string): TransportFailure => ({
  code,
  message,
})

function codeOf(error: unknown): string {
  const { cause } = Object(error) as { readonly cause?: unknown }
  const { code } = Object(cause) as { readonly code?: unknown }
  return typeof code === 'string' ? code : ''
}
