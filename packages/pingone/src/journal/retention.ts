import type { Document, Store, Write } from '@pingone-sandbox/store'
import type { Dropped, JournalEntry } from '../contract/index.ts'

/** How much the journal keeps. */
export interface RetentionLimits {
  /** At most so many entries, give or take one round of dropping. */
  readonly entries: number
  /** None older than so many milliseconds; absent: however old. */
  readonly ageMs?: number
}

export interface RetentionOptions {
  readonly store: Store
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

/** How many are dropped in one round, so that it costs little for each entry and never holds others up. */
const round = 500
/** How often age is looked at, in milliseconds. */
const ageInterval = 1000

export async function createRetention({
  store,
  clock,
  limits = { entries: Number.POSITIVE_INFINITY },
}: RetentionOptions): Promise<Retention> {
  const oldest = await firstFrom(0)
  let next = oldest?.seq ?? 1
  let until: string | undefined
  let lookedAt = 0

  async function firstFrom(seq: number): Promise<Kept | undefined> {
    const page = await store.find<Kept>('journal', {
      filter: { kind: 'compare', path: { name: 'seq' }, operator: 'gt', value: seq - 1 },
      sortBy: 'seq',
      count: 1,
    })
    return page.items[0]?.document
  }

  async function drop(upTo: number): Promise<void> {
    while (next <= upTo) {
      const last = Math.min(upTo, next + round - 1)
      const stored = await store.get<Kept>('journal', String(last))
      const writes: Write[] = []
      for (let seq = next; seq <= last; seq += 1)
        writes.push({ kind: 'delete', collection: 'journal', id: String(seq) })
      await store.commit(writes)
      next = last + 1
      until = stored?.document.entry.at ?? until
    }
  }

  async function dropOld(seq: number, ageMs: number): Promise<void> {
    const now = clock().getTime()
    if (Math.abs(now - lookedAt) < Math.min(ageInterval, ageMs)) return
    lookedAt = now
    const limit = new Date(now - ageMs).toISOString()
    for (;;) {
      // The newest one stays: it tells the next process where to go on counting.
      const last = Math.min(seq - 1, next + round - 1)
      const stored = last < next ? undefined : await store.get<Kept>('journal', String(last))
      if (stored && stored.document.entry.at < limit) await drop(last)
      else return
    }
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
