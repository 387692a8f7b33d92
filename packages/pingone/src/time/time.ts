/** The time of a sandbox: the present instant, elapsed time, and waiting. */
export interface Time {
  /** Returns the present instant. */
  readonly now: () => Date
  /** Returns milliseconds since an arbitrary origin; never goes back. */
  readonly monotonic: () => number
  /** Resolves after so many milliseconds. Rejects with the reason of the signal once it aborts. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
}
