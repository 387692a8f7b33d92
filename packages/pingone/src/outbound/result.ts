import type { FailureCause } from '@pingone-sandbox/contract'

/** A failed step, as a value for the sync. */
export interface Failure {
  /** The HTTP status, when there was an answer. */
  readonly status?: number
  readonly scimType?: string
  /** Set when the status does not determine it. */
  readonly cause?: FailureCause
  /** In words for people. */
  readonly message: string
  /** The target may have carried out the request nevertheless. */
  readonly ambiguous?: true
  /** The resource no longer exists at the target: a read or a 410 showed it, or the profile trusts a 404. */
  readonly gone?: true
  /** The attempt after which another one is still allowed. */
  readonly retryAfterAttempt?: number
  /** A request was not sent, since the circuit is open; it is retried when the circuit closes. */
  readonly deferred?: Deferral
}

/** The deferral of a request until the circuit closes. */
export interface Deferral {
  /** The number of attempts before the circuit opened; later attempts continue from it. */
  readonly attempts: number
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }

/** Marks a failure as ambiguous: the target may have carried out the request. */
export const inDoubt = ({
  failure,
}: {
  readonly failure: Failure
}): { ok: false; failure: Failure } => ({
  ok: false,
  failure: { ...failure, ambiguous: true },
})

export const failed = (
  message: string,
  more: Omit<Failure, 'message'> = {},
): { ok: false; failure: Failure } => ({ ok: false, failure: { message, ...more } })
