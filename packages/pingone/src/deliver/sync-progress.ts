import type { SyncProgress } from '@pingone-sandbox/contract'

/** The progress of one Full Resync. */
export interface ProgressWindow {
  /** Counts one more user or group. */
  readonly advance: () => void
  readonly end: () => void
}

/** The progress of each Full Resync. */
export interface SyncProgresses {
  /** `reads`: linked users and groups are read at the target. */
  readonly begin: (ruleId: string, total: number, reads?: boolean) => ProgressWindow
  /** Undefined while no Full Resync of the rule runs. */
  readonly of: (ruleId: string) => SyncProgress | undefined
}

/** The rate is that of the last seconds: a target that slows down is seen soon. */
const windowMs = 10_000
const sampleMs = 500

type Sample = readonly [at: number, done: number]

/** `stopwatch` returns milliseconds since any moment. */
export function createSyncProgresses(stopwatch: () => number): SyncProgresses {
  const windows = new Map<
    string,
    { total: number; reads: boolean; done: number; samples: Sample[] }
  >()

  return {
    begin(ruleId, total, reads = false) {
      const window = { total, reads, done: 0, samples: [[stopwatch(), 0]] as Sample[] }
      windows.set(ruleId, window)
      return {
        advance() {
          window.done += 1
          const now = stopwatch()
          const [lastAt = 0] = window.samples.at(-1) ?? []
          if (now - lastAt < sampleMs) return
          window.samples.push([now, window.done])
          while ((window.samples[1]?.[0] ?? now) < now - windowMs) window.samples.shift()
        },
        end() {
          // Another one may have started meanwhile.
          if (windows.get(ruleId) === window) windows.delete(ruleId)
        },
      }
    },

    of(ruleId) {
      const window = windows.get(ruleId)
      if (window === undefined) return undefined
      // Linked users who were deleted at the source are counted as they are found.
      const total = Math.max(window.total, window.done)
      const { done } = window
      const far = { done, total, ...(window.reads && { reads: true as const }) }
      const [since = 0, before = 0] = window.samples[0] ?? []
      const elapsed = stopwatch() - since
      if (done === before || elapsed <= 0) return far
      const perSecond = ((done - before) / elapsed) * 1000
      return { ...far, perSecond, remainingMs: ((total - done) / perSecond) * 1000 }
    },
  }
}
