/**
 * Waits for a promise, for so many milliseconds at most. Returns whether it was fulfilled in time; rejects if the promise does.
 *
 * Milliseconds of the machine: a client waits for the answer, whatever the time of the sandbox.
 */
export async function isSettledWithin(
  promise: Promise<unknown>,
  milliseconds: number,
): Promise<boolean> {
  const timeout = Promise.withResolvers<false>()
  const timer = setTimeout(() => timeout.resolve(false), milliseconds)
  try {
    return await Promise.race([promise.then(() => true), timeout.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Creates a signal that aborts after so many milliseconds of the machine. */
export const abortAfter = (milliseconds: number): AbortSignal => AbortSignal.timeout(milliseconds)
