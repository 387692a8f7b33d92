/** What went wrong with a step, for the sync to act on. */
export interface Failure {
  /** The HTTP status, when there was an answer. */
  readonly status?: number
  /** In words for people. */
  readonly message: string
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }

export const failed = (message: string, status?: number): { ok: false; failure: Failure } => ({
  ok: false,
  failure: { message, ...(status !== undefined && { status }) },
})
