import type { Dropped } from '@pingone-sandbox/contract'
import type { Document, Store, Write } from '@pingone-sandbox/store'
import type { ChangeSummaries } from './change-summaries.ts'
import type { StoredEntry } from './stored-entry.ts'

/** How much the journal keeps. */
export interface RetentionLimits {
  /** The number of entries to keep; at most one round more are kept. */
  readonly entries: number
  /** The greatest age of an entry in milliseconds, except the newest one; absent: no limit. */
  readonly ageMs?: number
}

export interface RetentionOptions {
  readonly store: Store
  readonly summaries: Pick<ChangeSummaries, 'removalsUpTo'>
  readonly clock: () => Date
  readonly limits?: RetentionLimits
}

/** Keeps the journal within its limits by removing its oldest entries. */
export interface Retention {
  /** Removes the entries beyond the limits, given the number of the last entry. */
  apply(seq: number): Promise<void>
  dropped(): Dropped
  restart(): void
}

/** The time of the last removed entry. */
type StoredTime = Document & { readonly until: string }

/** How many entries are removed in one commit: many, to cost little for each, but not so many that others wait. */
const round = 500
/** The least time between two checks of age, in milliseconds. */
const ageInterval = 1000

export async function createRetention({
  store,
  summaries,
  clock,
  limits = { entries: Number.POSITIVE_INFINITY },
}: RetentionOptions): Promise<Retention> {
  const oldest = await store.find<StoredEntry>('journal', { count: 1 })
  let next = oldest.items[0]?.document.seq ?? 1
  let until = (await store.get<StoredTime>('dropped', 'journal'))?.document.until
  let checkedAt = 0

  async function drop(upTo: number): Promise<void> {
    while (next <= upTo) {
      const last = Math.min(upTo, next + round - 1)
      const stored = await store.get<StoredEntry>('journal', String(last))
      const writes: Write[] = [...(await summaries.removalsUpTo(last))]
      for (let seq = next; seq <= last; seq += 1)
        writes.push({ kind: 'delete', collection: 'journal', id: String(seq) })
      const lastAt = stored?.document.entry.at ?? until
      if (lastAt !== undefined)
        writes.push({
          kind: 'put',
          collection: 'dropped',
          document: { id: 'journal', until: lastAt },
        })
      await store.commit(writes)
      next = last + 1
      until = lastAt
    }
  }

  /** Removes one round of entries at a time, until none is too old. */
  async function dropOld(seq: number, ageMs: number): Promise<void> {
    const now = clock().getTime()
    if (Math.abs(now - checkedAt) < Math.min(ageInterval, ageMs)) return
    const limit = new Date(now - ageMs).toISOString()
    // The newest entry stays: the next process continues from its number.
    const last = await lastBefore(limit, seq - 1)
    if (last >= next + round) return drop(next + round - 1)
    await drop(last)
    checkedAt = now
  }

  /** The number of the last entry before an instant, at most `end`. Entries are in the order of time. */
  async function lastBefore(instant: string, end: number): Promise<number> {
    let [low, high] = [next - 1, end]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      const stored = await store.get<StoredEntry>('journal', String(middle))
      if (stored && stored.document.entry.at < instant) low = middle
      else high = middle - 1
    }
    return low
  }

  return {
    async apply(seq) {
      if (seq - next + 1 >= limits.entries + round) await drop(seq - limits.entries)
      if (limits.ageMs !== undefined) await dropOld(seq, limits.ageMs)
    },
    dropped: () => ({ count: next - 1, ...(until !== undefined && { until }) }),
    restart() {
      next = 1
      until = undefined
    },
  }
}
