/** The signal that ends an exchange, and a function that clears its timer after the exchange. */
export interface Deadline {
  readonly signal: AbortSignal
  readonly end: () => void
}

/**
 * Creates a signal that fires after so many milliseconds, or with another signal.
 *
 * `AbortSignal.any` would do the same; it keeps each signal that it made with the one that outlives them all.
 */
export function createDeadline(timeoutMs: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController()
  const timer = setTimeout(
    () => controller.abort(new DOMException('The deadline has passed.', 'TimeoutError')),
    timeoutMs,
  )
  const cut = () => controller.abort(outer?.reason)
  if (outer?.aborted) cut()
  outer?.addEventListener('abort', cut)
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer)
      outer?.removeEventListener('abort', cut)
    },
  }
}
