import type { Exchange } from '../contract/index.ts'
import type { CallerOptions, Intent } from './caller.ts'
import { maskBody, maskHeaders } from './mask.ts'
import type { QuirkId } from './quirks.ts'
import type { OutboundRequest, OutboundResponse, TransportResult } from './transport.ts'

export type RecordedExchangeOptions = Pick<
  CallerOptions,
  | 'configuration'
  | 'choices'
  | 'delivery'
  | 'transport'
  | 'context'
  | 'record'
  | 'clock'
  | 'stopwatch'
  | 'newId'
>

/** Which try of a request it is. */
export interface Attempt {
  /** Counts from 1. */
  readonly attempt: number
  /** The behaviours by which a further attempt is made. */
  readonly repeatedBy: readonly QuirkId[]
}

/** Sends a request once and records what came back, secrets masked. */
export type RecordedExchange = (
  intent: Intent,
  request: OutboundRequest,
  attempt: Attempt,
) => Promise<TransportResult>

/** The longest part of a body that the journal keeps, in characters. */
const keptBody = 64_000

export function createRecordedExchange(options: RecordedExchangeOptions): RecordedExchange {
  const { configuration, choices, delivery, context, clock, stopwatch } = options

  return async (intent, request, { attempt, repeatedBy }) => {
    const headers = {
      ...request.headers,
      ...(choices.userAgent === 'generic' && { 'user-agent': 'Java-http-client' }),
    }
    const at = clock()
    const started = stopwatch()
    const { timeoutMs, acceptCertificate } = delivery
    const result = await options.transport({ ...request, headers, timeoutMs, acceptCertificate })
    await options.record.exchange({
      ...context,
      id: options.newId(),
      at: at.toISOString(),
      durationMs: Math.round((stopwatch() - started) * 10) / 10,
      purpose: intent.purpose,
      summary: intent.summary,
      attempt,
      ...shownMessages({ ...request, headers }, result),
      ...(result.fault && { fault: { ...result.fault } }),
      quirks: unique([
        ...intent.quirks,
        ...(choices.userAgent === 'none' ? (['no-user-agent'] as const) : []),
        ...(configuration.SCIM_VERSION === '1.1' && intent.purpose !== 'token'
          ? (['scim-1.1-wire'] as const)
          : []),
        ...(attempt > 1 ? repeatedBy : []),
      ]),
    })
    return result
  }
}

/** What was sent and what came back, as the journal keeps it. */
function shownMessages(
  request: OutboundRequest,
  { response, failure }: TransportResult,
): Pick<Exchange, 'request' | 'response' | 'failure'> {
  return {
    request: {
      method: request.method,
      url: request.url,
      headers: maskHeaders(request.headers),
      ...(request.body !== undefined && { body: maskBody(request.body) }),
    },
    ...(response && { response: shownResponse(response) }),
    ...(failure && { failure: { ...failure } }),
  }
}

function shownResponse({ status, headers, body, note }: OutboundResponse): Exchange['response'] {
  return {
    status,
    headers: maskHeaders(headers),
    body: maskBody(body.slice(0, keptBody)),
    ...(body.length > keptBody && { truncated: true }),
    ...(note !== undefined && { note }),
  }
}

const unique = (quirks: readonly QuirkId[]) => [...new Set(quirks)]
