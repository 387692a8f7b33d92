import type { Time } from '@pingone-sandbox/pingone'

export interface ManualTime extends Time {
  /** The waits in progress, as milliseconds that are left. */
  readonly waits: () => readonly number[]
  /** Moves time on; waits that end on the way end in their order. */
  readonly advance: (milliseconds: number) => void
}

/** Creates a time that moves by `advance` alone. */
export function createManualTime(start: string): ManualTime {
  let elapsed = 0
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>()
  return {
    now: () => new Date(Date.parse(start) + elapsed),
    monotonic: () => elapsed,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = {
          until: elapsed + milliseconds,
          wake() {
            sleepers.delete(sleeper)
            resolve()
          },
        }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper)
          reject(signal.reason)
        })
      }),
    waits: () => [...sleepers].map(({ until }) => until - elapsed).toSorted((a, b) => a - b),
    advance(milliseconds) {
      elapsed += milliseconds
      const due = [...sleepers].filter(({ until }) => until <= elapsed)
      for (const { wake } of due.toSorted((one, other) => one.until - other.until)) wake()
    },
  }
}
