import type { Exchange } from '@pingone-sandbox/contract'
import type { CallerOptions, Intent } from './call.ts'
import type { QuirkId } from './quirks.ts'
import type { Repetition } from './quirks/attempt.ts'
import { attemptQuirks } from './shaping-quirks.ts'
import { timeOrderedId } from '../time/time-ordered-id.ts'
import type { ExchangeSecrets } from '../secrecy/exchange-secrets.ts'
import type { Masker } from '../secrecy/masker.ts'
import { maskResponse } from '../secrecy/shown-response.ts'
import type { OutboundRequest, OutboundResponse, TransportResult } from '../wire/transport.ts'

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
> & { readonly secrets: ExchangeSecrets }

/** The number of an attempt, and its reason. */
export interface Attempt {
  /** Counts from 1. */
  readonly attempt: number
  /** Why a further attempt is made; the first one ignores it. */
  readonly repetition: Repetition | undefined
}

/** Sends a request once and records the exchange with its secrets masked. The failure in the result is masked too. */
export type RecordedExchange = (
  intent: Intent,
  request: OutboundRequest,
  attempt: Attempt,
) => Promise<TransportResult>

/** The longest body that the journal keeps, in characters; what exceeds it is cut off. */
const keptBody = 64_000

export function createRecordedExchange(options: RecordedExchangeOptions): RecordedExchange {
  const { configuration, choices, delivery, context, secrets, clock, stopwatch } = options

  return async (intent, request, { attempt, repetition }) => {
    const sent = {
      ...request,
      headers: {
        ...request.headers,
        ...(choices.userAgent === 'generic' && { 'user-agent': 'Java-http-client' }),
      },
    }
    const at = clock()
    const started = stopwatch()
    const { timeoutMs, acceptCertificate } = delivery
    const result = await options.transport({ ...sent, timeoutMs, acceptCertificate })
    secrets.learn(sent, result.response, intent.purpose)
    const shown = shownMessages(sent, result, secrets.masker)
    await options.record.exchange({
      ...context,
      id: timeOrderedId(options.newId(), at),
      at: at.toISOString(),
      durationMs: Math.round((stopwatch() - started) * 10) / 10,
      purpose: intent.purpose,
      summary: secrets.masker.text(intent.summary),
      attempt,
      ...shown,
      ...(result.fault && { fault: { ...result.fault } }),
      quirks: unique([
        ...intent.quirks,
        ...attemptQuirks({
          purpose: intent.purpose,
          configuration,
          choices,
          ...(attempt > 1 && { repetition }),
        }),
      ]),
    })
    // Messages repeat that of a failure, so it is masked here.
    return shown.failure && result.failure
      ? { ...result, failure: { ...result.failure, message: shown.failure.message } }
      : result
  }
}

/** Request and response as the journal keeps them. */
function shownMessages(
  request: OutboundRequest,
  { response, failure }: TransportResult,
  masker: Masker,
): Pick<Exchange, 'request' | 'response' | 'failure'> {
  return {
    request: {
      method: request.method,
      url: masker.address(request.url),
      headers: masker.headers(request.headers),
      ...(request.body !== undefined && { body: masker.body(request.body) }),
    },
    ...(response && { response: cut(maskResponse(response, masker)) }),
    ...(failure && { failure: { ...failure, message: masker.text(failure.message) } }),
  }
}

/** Cuts the body after it was masked: the mask would not find half a secret. */
function cut({ status, headers, body, note }: OutboundResponse): Exchange['response'] {
  return {
    status,
    headers: { ...headers },
    body: body.slice(0, keptBody),
    ...(body.length > keptBody && { truncated: true }),
    ...(note !== undefined && { note }),
  }
}

const unique = (quirks: readonly QuirkId[]) => [...new Set(quirks)]
