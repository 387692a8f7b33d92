import type { Delivery, Exchange, JournalEntryOf, ScimConfiguration } from '../contract/index.ts'
import type { Random } from '../random.ts'
import { refusal } from './answer.ts'
import {
  authorizationHeader,
  readAccessToken,
  tokenRequest,
  type AccessToken,
} from './authorization.ts'
import type { Line } from './line.ts'
import type { Pauses } from './pauses.ts'
import type { BehaviourChoices } from './profile.ts'
import type { QuirkId } from './quirks.ts'
import { createRecordedExchange } from './recorded-exchange.ts'
import { failed, type Failure, type Result } from './result.ts'
import { judge, pauseAfter } from './retry.ts'
import { describedFailure } from './transport-failure.ts'
import type { OutboundResponse, Transport, TransportResult } from './transport.ts'

/** What a request is for; it is recorded with the exchange. */
export interface Intent {
  readonly purpose: Exchange['purpose']
  readonly summary: string
  readonly quirks: readonly QuirkId[]
}

/** Whose behalf the exchanges are made on. */
export type ExchangeContext = Pick<Exchange, 'changeId' | 'rule' | 'connection' | 'subject'>

/** Access tokens by connection, kept across changes. */
export type TokenCache = Map<string, AccessToken>

/** What the caller writes down as it goes. */
export interface Recorder {
  readonly exchange: (exchange: Exchange) => Promise<void>
  readonly retry: (
    pause: Pick<JournalEntryOf<'retry'>, 'attempt' | 'waitMs' | 'summary'>,
  ) => Promise<void>
}

export interface CallerOptions {
  readonly configuration: ScimConfiguration
  readonly choices: BehaviourChoices
  readonly delivery: Delivery
  readonly line: Pick<Line, 'carry' | 'report' | 'circuit'>
  readonly pauses: Pick<Pauses, 'sleep'>
  readonly random: Random
  readonly transport: Transport
  readonly tokens: TokenCache
  readonly context: ExchangeContext
  readonly record: Recorder
  readonly clock: () => Date
  /** Milliseconds that durations are measured by. */
  readonly stopwatch: () => number
  readonly newId: () => string
}

export interface CallOptions {
  /** Where to go on counting, for a request that was sent before. */
  readonly attempt?: number
  /** Leaves it to the caller to find out whether the target has carried out a request whose answer was lost. */
  readonly repeatable?: false
}

/** A request before it is authorized and written out. */
export interface Unsent {
  readonly method: string
  readonly url: string
  readonly body?: unknown
}

/**
 * Sends one SCIM request of a connection, again and again while the reason of its failure may pass. The answer may have any status.
 *
 * Throws a `StoppedError` when the sync is stopped meanwhile.
 */
export type Caller = (
  intent: Intent,
  request: Unsent,
  options?: CallOptions,
) => Promise<Result<OutboundResponse>>

/** Creates the function that authenticates, sends, repeats and records each request of a connection. */
export function createCaller(options: CallerOptions): Caller {
  const { configuration, choices, delivery, line, pauses, random, tokens, clock } = options
  const mediaType =
    configuration.SCIM_VERSION === '1.1' ? 'application/json' : 'application/scim+json'
  const exchange = createRecordedExchange(options)
  const tokenKey = `${configuration.OAUTH_TOKEN_REQUEST} ${configuration.OAUTH_CLIENT_ID} ${configuration.OAUTH_CLIENT_SECRET}`
  /** Why the next attempt is made. */
  let repeatedBy: readonly QuirkId[] = []
  const tries = choices.retries === 'backoff' ? delivery.retries + 1 : 1

  async function accessToken(attempt: number): Promise<Result<string | undefined>> {
    if (configuration.AUTHENTICATION_METHOD !== 'OAuth 2 Client Credentials')
      return { ok: true, value: undefined }
    const cached = tokens.get(tokenKey)
    if (cached && cached.expiresAt > clock().getTime()) return { ok: true, value: cached.value }
    const intent: Intent = {
      purpose: 'token',
      summary: 'Ask for an access token',
      quirks: ['token-client-secret-basic', 'token-cached'],
    }
    const result = await exchange(intent, tokenRequest(configuration), { attempt, repeatedBy })
    const { transient: mayPass, reached } = judge(result)
    // Without a token nothing can be sent; that there is one says nothing of the target.
    if (reached === false) line.report(false)
    const more = {
      ...(mayPass && { retryAfterAttempt: attempt }),
      ...(reached === false && { leftBehind: true as const }),
    }
    if (result.failure) return failed(`The token endpoint: ${result.failure.message}`, more)
    if (result.response.status !== 200)
      return failed(refusal(result.response, 'The token endpoint').failure.message, {
        status: result.response.status,
        ...more,
      })
    const token = readAccessToken(result.response.body, clock().getTime())
    if (!token) return failed('The token endpoint answered without an access_token.')
    tokens.set(tokenKey, token)
    return { ok: true, value: token.value }
  }

  /** Tells whether another attempt is due, once the pause before it is over. */
  async function pause(attempt: number, result: TransportResult, reason: string): Promise<boolean> {
    if (attempt >= tries) return false
    const { milliseconds, asked } = pauseAfter(attempt, result, {
      delivery,
      choices,
      random,
      now: clock().getTime(),
    })
    repeatedBy = [
      'retry-with-backoff',
      ...(asked ? (['retry-after-honoured'] as const) : []),
      ...(choices.retryAfter === 'ignored' && result.response?.headers['retry-after'] !== undefined
        ? (['retry-after-ignored'] as const)
        : []),
    ]
    await options.record.retry({
      attempt,
      waitMs: milliseconds,
      summary: `${reason} Attempt ${attempt + 1} of ${tries} follows ${asked ? 'when the target asked for it' : 'after a pause'}.`,
    })
    await pauses.sleep(milliseconds)
    return true
  }

  /** Sends a request once, with the credentials of the connection. Fails only when there are none. */
  async function send(
    intent: Intent,
    { method, url, body }: Unsent,
    attempt: number,
  ): Promise<Result<{ readonly result: TransportResult; readonly isTokenUsed: boolean }>> {
    const token = await accessToken(attempt)
    if (!token.ok) return token
    const authorization = authorizationHeader(configuration, token.value)
    const result = await exchange(
      intent,
      {
        method,
        url,
        headers: {
          ...(authorization !== undefined && { authorization }),
          accept: mediaType,
          ...(body !== undefined && { 'content-type': mediaType }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
      { attempt, repeatedBy },
    )
    line.report(judge(result).reached)
    return { ok: true, value: { result, isTokenUsed: token.value !== undefined } }
  }

  return async function call(
    intent,
    { method, url, body },
    { attempt: first = 1, repeatable } = {},
  ) {
    let refreshed = false
    for (let attempt = first; ; attempt += 1) {
      const carried = await line.carry(() => send(intent, { method, url, body }, attempt))
      if (!carried.ok) return carried
      const sent = carried.value
      if (!sent.ok) {
        const { retryAfterAttempt, ...failure } = sent.failure
        if (retryAfterAttempt !== undefined && (await pause(attempt, unanswered, failure.message)))
          continue
        return { ok: false, failure }
      }
      const { result, isTokenUsed } = sent.value
      const { transient, ambiguous, reached } = judge(result)
      if (result.response?.status === 401 && isTokenUsed && !refreshed) {
        refreshed = true
        repeatedBy = ['token-cached']
        tokens.delete(tokenKey)
        continue
      }
      if (!transient) return outcome(result)
      const reason = result.failure
        ? result.failure.message
        : refusal(result.response).failure.message
      const again = await pause(attempt, result, reason)
      if (again && !(ambiguous && repeatable === false)) continue
      const doubt: Omit<Failure, 'message'> = {
        ...(ambiguous && { ambiguous: true }),
        ...(again && { retryAfterAttempt: attempt }),
        // If this is an outage, it shares the fate of those that will not be sent at all.
        ...(!again && reached === false && { leftBehind: true }),
      }
      if (result.failure)
        return failed(result.failure.message, { ...describedFailure(result.failure), ...doubt })
      // A status is judged by whoever asked, except where its meaning is in doubt.
      const { status } = result.response
      if (ambiguous && repeatable === false) return failed(reason, { status, ...doubt })
      return doubt.leftBehind ? failed(reason, { status, leftBehind: true }) : outcome(result)
    }
  }
}

/** Stands for a token endpoint that gave no `Retry-After`. */
const unanswered: TransportResult = { failure: { code: 'network', message: '' } }

function outcome({ response, failure }: TransportResult): Result<OutboundResponse> {
  return failure
    ? failed(failure.message, describedFailure(failure))
    : { ok: true, value: response }
}
