import type { Document, Store, Write } from '@pingone-sandbox/store'
import type { Dropped, JournalEntry } from '@pingone-sandbox/contract'
import type { ChangeSummaries } from './change-summaries.ts'

/** How much the journal keeps. */
export interface RetentionLimits {
  /** At most so many entries, give or take one round of dropping. */
  readonly entries: number
  /** None older than so many milliseconds, except the newest; absent: however old. */
  readonly ageMs?: number
}

export interface RetentionOptions {
  readonly store: Store
  readonly summaries: Pick<ChangeSummaries, 'removalsUpTo'>
  readonly clock: () => Date
  readonly limits?: RetentionLimits
}

/** Keeps the journal within its limits by dropping from its beginning. */
export interface Retention {
  /** Drops what is too much, now that `seq` is the last entry. */
  apply(seq: number): Promise<void>
  dropped(): Dropped
  restart(): void
}

type Kept = Document & { readonly seq: number; readonly entry: JournalEntry }

/** Kept with the journal, since what is gone cannot tell when it was written. */
type Remembered = Document & { readonly until: string }

/** How many are dropped in one round, so that it costs little for each entry and never holds others up. */
const round = 500
/** How often age is looked at, in milliseconds. */
const ageInterval = 1000

export async function createRetention({
  store,
  summaries,
  clock,
  limits = { entries: Number.POSITIVE_INFINITY },
}: RetentionOptions): Promise<Retention> {
  const oldest = await store.find<Kept>('journal', { count: 1 })
  let next = oldest.items[0]?.document.seq ?? 1
  let until = (await store.get<Remembered>('dropped', 'journal'))?.document.until
  let lookedAt = 0

  async function drop(upTo: number): Promise<void> {
    while (next <= upTo) {
      const last = Math.min(upTo, next + round - 1)
      const stored = await store.get<Kept>('journal', String(last))
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

  /** One round each time, until none is left that is too old. */
  async function dropOld(seq: number, ageMs: number): Promise<void> {
    const now = clock().getTime()
    if (Math.abs(now - lookedAt) < Math.min(ageInterval, ageMs)) return
    const limit = new Date(now - ageMs).toISOString()
    // The newest one stays: it tells the next process where to go on counting.
    const last = await lastBefore(limit, seq - 1)
    if (last >= next + round) return drop(next + round - 1)
    await drop(last)
    lookedAt = now
  }

  /** The number of the last entry that was written before an instant, none past `end`: entries stand in the order of time. */
  async function lastBefore(instant: string, end: number): Promise<number> {
    let [low, high] = [next - 1, end]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      const stored = await store.get<Kept>('journal', String(middle))
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
