import type { CallOptions, Caller, CallerOptions, Intent, Unsent } from './call.ts'
import { refusal } from './answer.ts'
import { authorizationHeader } from './authorization.ts'
import { unfitForHeader } from '../wire/header-value.ts'
import type { WaitingRequest } from '@pingone-sandbox/contract'
import type { Repetition } from './quirks/attempt.ts'
import type { Gate } from './pace.ts'
import { createRecordedExchange } from './recorded-exchange.ts'
import type { Failure, Result } from './result.ts'
import { judge, pauseAfter } from './retry.ts'
import { createExchangeSecrets } from '../secrecy/exchange-secrets.ts'
import type { AccessToken } from './token-answer.ts'
import { createTokenSource } from './token-source.ts'
import { describedFailure } from './transport-failure.ts'
import type { OutboundResponse, TransportResult } from '../wire/transport.ts'

/** How much of the body of a waiting request is shown, in characters. It is cut after it was masked. */
const shownBody = 4000

/** Creates the function that authenticates, sends, retries and records the requests of a connection. */
export function createCaller(options: CallerOptions): Caller {
  const { configuration, choices, delivery, channel, pauses, random, clock } = options
  const { attempts: earlier = 0 } = options
  const mediaType =
    configuration.SCIM_VERSION === '1.1' ? 'application/json' : 'application/scim+json'
  const secrets = createExchangeSecrets({
    configuration,
    ...(options.secrets && { initial: options.secrets }),
    known: options.knownSecrets,
    masksKnown: options.masksKnown,
  })
  const exchange = createRecordedExchange({ ...options, secrets })
  const tokenSource =
    configuration.AUTHENTICATION_METHOD === 'OAuth 2 Client Credentials'
      ? createTokenSource(options, exchange)
      : undefined
  /** Why the next attempt is made. */
  let repetition: Repetition | undefined
  const tries = choices.retries === 'backoff' ? delivery.retries + 1 : 1
  /** The largest number of failed attempts of one request, and the last failure. */
  let made = earlier
  let lastFailure: Failure | undefined

  /** Waits before the next attempt; resolves to false when none is left. */
  async function pause(attempt: number, result: TransportResult, reason: string): Promise<boolean> {
    if (attempt >= tries) return false
    const { milliseconds, asked } = pauseAfter(attempt, result, {
      delivery,
      choices,
      random,
      now: clock().getTime(),
    })
    const isIgnored =
      choices.retryAfter === 'ignored' && result.response?.headers['retry-after'] !== undefined
    const retryAfter = asked ? 'honoured' : isIgnored ? 'ignored' : undefined
    repetition = { after: 'transient-failure', retryAfter }
    await options.record.retry({
      attempt,
      waitMs: milliseconds,
      summary: `${reason} Attempt ${attempt + 1} of ${tries} follows ${asked ? 'when the target asked for it' : 'after a pause'}.`,
    })
    await pauses.sleep(milliseconds)
    return true
  }

  /** Sends a request once, with the credentials of the connection. */
  async function send(
    { purpose, summary, quirks }: Intent,
    { method, url, body }: Unsent,
    { attempt, gate }: { readonly attempt: number; readonly gate: Gate },
  ): Promise<Sent> {
    const token = tokenSource && (await tokenSource.get({ attempt, repetition }, gate))
    if (token?.ok === false) return { unsent: token.failure, result: token.result }
    const authorization = authorizationHeader(configuration, token?.value.value)
    const unfit = authorization === undefined ? undefined : unfitForHeader(authorization)
    if (unfit !== undefined) return { unsent: unfitCredentials(unfit) }
    const turn = gate()
    if (turn) await turn
    const result = await exchange(
      { purpose, summary, quirks },
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
      { attempt, repetition },
    )
    const { reached } = judge(result)
    if (reached) channel.report({ purpose, reached })
    else if (reached === false)
      channel.report({ purpose, reached, reason: failureOf(result).message })
    return token ? { result, token: token.value } : { result }
  }

  /** A request that an open circuit rejects is deferred: it is sent later with the attempts that are left. */
  function deferred(failure: Failure): Result<never> {
    if (lastFailure && made >= tries) return { ok: false, failure: lastFailure }
    return { ok: false, failure: { ...failure, deferred: { attempts: made } } }
  }

  function describeWaiting(
    { purpose, summary }: Intent,
    { method, url, body }: Unsent,
    attempt: number,
  ): WaitingRequest {
    const { address, body: maskBody, text } = secrets.masker
    return {
      ...options.context,
      ...{ purpose, attempt, summary: text(summary) },
      request: {
        ...{ method, url: address(url) },
        ...(body !== undefined && { body: maskBody(JSON.stringify(body)).slice(0, shownBody) }),
      },
    }
  }

  const call = async (
    intent: Intent,
    request: Unsent,
    { attempt: first = 1, repeatable }: CallOptions = {},
  ): Promise<Result<OutboundResponse>> => {
    let refreshed = false
    for (let attempt = Math.max(first, earlier + 1); ; attempt += 1) {
      const sent = await channel.send(
        (gate) => send(intent, request, { attempt, gate }),
        () => describeWaiting(intent, request, attempt),
      )
      if (!sent.ok) return deferred(sent.failure)
      const { unsent, result, token } = sent.value
      if (!result) return { ok: false, failure: unsent }
      const { status } = result.response ?? {}
      if (!unsent && status === 401 && token !== undefined && !refreshed) {
        refreshed = true
        repetition = { after: 'refused-token' }
        tokenSource?.forget(token)
        continue
      }
      const { transient, ambiguous } = judge(result)
      // The status is for the operation to judge.
      if (!transient && !unsent && result.response) return { ok: true, value: result.response }
      const failure = unsent ?? { ...failureOf(result), ...(ambiguous && { ambiguous: true }) }
      if (transient) {
        made = Math.max(made, attempt)
        lastFailure = failure
        const again = await pause(attempt, result, failure.message)
        const isInDoubt = failure.ambiguous === true && repeatable === false
        if (again && !isInDoubt) continue
        // The operation decides after a lookup, since the target may have carried out the request.
        const more = again && { retryAfterAttempt: attempt }
        if (isInDoubt) return { ok: false, failure: { ...failure, ...more } }
      }
      if (unsent || result.failure) return { ok: false, failure }
      return { ok: true, value: result.response }
    }
  }
  return Object.assign(call, { mask: secrets.masker.text })
}

/** The result of one attempt. */
type Sent =
  | { readonly result: TransportResult; readonly unsent?: undefined; readonly token?: AccessToken }
  /** The token endpoint gave no token; the result is that of the token request. */
  | { readonly result: TransportResult; readonly unsent: Failure; readonly token?: undefined }
  /** Nothing was sent at all. */
  | { readonly result?: undefined; readonly unsent: Failure; readonly token?: undefined }

/** The failure of a result. An operation may still accept the status. */
function failureOf({ response, failure }: TransportResult): Failure {
  if (response) return refusal(response).failure
  return { message: failure.message, ...describedFailure(failure) }
}

const unfitCredentials = (unfit: string): Failure => ({
  message: `Not sent: the Authorization header would contain ${unfit}, which no header can carry. Enter the credentials and the Auth Type Header of the connection anew.`,
  cause: 'credentials',
})
