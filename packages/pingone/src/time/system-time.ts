import type { Time } from './time.ts'

/** Creates the time of this machine. */
export function createSystemTime(): Time {
  return {
    now: () => new Date(),
    monotonic: () => performance.now(),
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const abort = () => {
          clearTimeout(timer)
          reject(signal?.reason)
        }
        const timer = setTimeout(() => {
          signal?.removeEventListener('abort', abort)
          resolve()
        }, milliseconds)
        signal?.addEventListener('abort', abort, { once: true })
      }),
  }
}
