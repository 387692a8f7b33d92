import type { SyncProgress } from '@pingone-sandbox/contract'

/** One Full Resync on its way. */
export interface Stretch {
  /** One more user or group was dealt with. */
  readonly advance: () => void
  readonly end: () => void
}

/** How far each Full Resync has come. */
export interface SyncProgresses {
  /** `reads` says that those who are linked are read at the target. */
  readonly begin: (ruleId: string, total: number, reads?: boolean) => Stretch
  /** Nothing when the rule is not synced in full just now. */
  readonly of: (ruleId: string) => SyncProgress | undefined
}

/** The rate is that of the last seconds: a target that slows down is seen soon. */
const windowMs = 10_000
const sampleMs = 500

type Sample = readonly [at: number, done: number]

/** `stopwatch` tells milliseconds; what it starts from does not matter. */
export function createSyncProgresses(stopwatch: () => number): SyncProgresses {
  const stretches = new Map<
    string,
    { total: number; reads: boolean; done: number; samples: Sample[] }
  >()

  return {
    begin(ruleId, total, reads = false) {
      const stretch = { total, reads, done: 0, samples: [[stopwatch(), 0]] as Sample[] }
      stretches.set(ruleId, stretch)
      return {
        advance() {
          stretch.done += 1
          const now = stopwatch()
          const [lastAt = 0] = stretch.samples.at(-1) ?? []
          if (now - lastAt < sampleMs) return
          stretch.samples.push([now, stretch.done])
          while ((stretch.samples[1]?.[0] ?? now) < now - windowMs) stretch.samples.shift()
        },
        end() {
          // A later one may have begun while this one ended.
          if (stretches.get(ruleId) === stretch) stretches.delete(ruleId)
        },
      }
    },

    of(ruleId) {
      const stretch = stretches.get(ruleId)
      if (stretch === undefined) return undefined
      // Whoever is gone from the source and still linked comes on top.
      const total = Math.max(stretch.total, stretch.done)
      const { done } = stretch
      const far = { done, total, ...(stretch.reads && { reads: true as const }) }
      const [since = 0, before = 0] = stretch.samples[0] ?? []
      const elapsed = stopwatch() - since
      if (done === before || elapsed <= 0) return far
      const perSecond = ((done - before) / elapsed) * 1000
      return { ...far, perSecond, remainingMs: ((total - done) / perSecond) * 1000 }
    },
  }
}
