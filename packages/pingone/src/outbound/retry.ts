import type { Delivery } from '@pingone-sandbox/contract'
import type { Random } from '../seeded/random.ts'
import type { BehaviourChoices } from './profile.ts'
import { isReached, isUnsent, mayPass } from './transport-failure.ts'
import type { TransportResult } from '../wire/transport.ts'

/** The outcome of a request for the retry policy. */
export interface Verdict {
  /** The failure may be transient. */
  readonly transient: boolean
  /** The target may have carried out the request nevertheless. */
  readonly ambiguous: boolean
  /** The target was reached and works; undefined when the answer does not show it. */
  readonly reached: boolean | undefined
}

/** Statuses by which the target asks for the same request at another time: 408, 425 (RFC 8470) and 429 (RFC 6585). */
const notYet: readonly number[] = [408, 425, 429]

/** Judges how a request ended. */
export function judge({ response, failure }: TransportResult): Verdict {
  if (failure)
    return {
      transient: mayPass(failure.code),
      ambiguous: !isUnsent(failure.code),
      reached: isReached(failure.code),
    }
  const { status } = response
  if (notYet.includes(status)) return { transient: true, ambiguous: false, reached: undefined }
  // 501 means that the target does not implement the method (RFC 9110 §15.6.2).
  const broken = status >= 500 && status !== 501
  return { transient: broken, ambiguous: broken, reached: !broken }
}

export interface PauseOptions {
  readonly delivery: Delivery
  readonly choices: Pick<BehaviourChoices, 'retryAfter'>
  readonly random: Random
  /** Epoch milliseconds, for a `Retry-After` that is a date. */
  readonly now: number
}

/** The pause before the attempt after `attempt`, in milliseconds, and whether the target asked for it. */
export function pauseAfter(
  attempt: number,
  { response }: TransportResult,
  { delivery, choices, random, now }: PauseOptions,
): { readonly milliseconds: number; readonly asked: boolean } {
  const asked =
    choices.retryAfter === 'honoured'
      ? parseRetryAfter(response?.headers['retry-after'], now)
      : undefined
  if (asked !== undefined) return { milliseconds: asked, asked: true }
  const longest = Math.min(delivery.backoffMs * 2 ** (attempt - 1), delivery.maxBackoffMs)
  // Jitter between half and all of the pause, so that clients that failed together do not retry together.
  return { milliseconds: Math.round(longest * (0.5 + random() / 2)), asked: false }
}

/** The longest `Retry-After` that is respected, in milliseconds. */
const longestAsked = 300_000

/**
 * Reads `Retry-After`, seconds or an HTTP date, as milliseconds from now, 0 to 300,000; undefined when it is neither.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 RFC 9110 §10.2.3}
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  const text = value.trim()
  const milliseconds = /^\d+$/.test(text)
    ? Number(text) * 1000
    : /^[A-Za-z]{3,9},? /.test(text)
      ? Date.parse(text) - now
      : Number.NaN
  return Number.isNaN(milliseconds) ? undefined : Math.min(Math.max(0, milliseconds), longestAsked)
}
