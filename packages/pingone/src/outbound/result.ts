import type { FailureCause } from '@pingone-sandbox/contract'

/** What went wrong with a step, for the sync to act on. */
export interface Failure {
  /** The HTTP status, when there was an answer. */
  readonly status?: number
  readonly scimType?: string
  /** Where the status does not tell it. */
  readonly cause?: FailureCause
  /** In words for people. */
  readonly message: string
  /** The target may have carried the request out all the same. */
  readonly ambiguous?: true
  /** The resource that the request went to is not at the target any more, as a read of it shows. */
  readonly gone?: true
  /** The attempt after which another one is still allowed. */
  readonly retryAfterAttempt?: number
  /** A request was not sent, since the circuit is open: it is taken up again when the circuit closes. */
  readonly deferred?: Deferral
}

/** What is taken up again when the circuit closes. */
export interface Deferral {
  /** How many attempts were made before the circuit opened; the further ones go on counting from there. */
  readonly attempts: number
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }

/** The same failure, in which it stays unknown whether the target has carried the request out. */
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
