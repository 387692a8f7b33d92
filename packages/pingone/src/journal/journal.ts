import type { ChangeRecord, ChangeSummary, Dropped, JournalEntry } from '@pingone-sandbox/contract'
import type { Filter } from '@pingone-sandbox/scim'
import { StoreError, type Store, type Write } from '@pingone-sandbox/store'
import { all, equals } from '../records/criteria.ts'
import { createBatches, type PendingEntry } from './batches.ts'
import { readChangeEntries, type ChangeEntriesQuery } from './change-entries.ts'
import { createChangePages, type ChangeQuery, type FindNamed } from './change-pages.ts'
import { createChangeSummaries } from './change-summaries.ts'
import {
  exchangeFilter,
  type ExchangeQuery,
  exchangesOf,
  type NumberedExchange,
} from './exchange-query.ts'
import { createFirstEntries } from './first-entries.ts'
import { createRetention, type RetentionLimits } from './retention.ts'
import { appendOf, type NewEntry, seqIs, type StoredEntry } from './stored-entry.ts'
import { createSubjectHistory, type SubjectHistory } from './subject-history.ts'

export type { NewEntry } from './stored-entry.ts'

/** Which entries to read: the first after one, or the last before one, else from the beginning. */
export interface EntryQuery {
  readonly limit: number
  readonly after?: number
  readonly before?: number | 'end'
}

/** The journal as the sync writes it. */
export interface JournalWriter {
  /**
   * Resolves once the entry and the writes that belong to it are committed, all in one commit. Entries are committed and published
   * in the order of the calls. Rejects, without affecting other entries, when the commit fails.
   */
  append(entry: NewEntry, writes?: readonly Write[]): Promise<void>
}

/**
 * The append-only record of what provisioning did and why.
 *
 * Lists, details, counters and the live stream are all read from it, so they cannot contradict each other.
 */
export interface Journal extends JournalWriter {
  /**
   * Like `append`, but the entry shares the next commit, or is committed some milliseconds later. It saves commits for entries whose
   * commit no work waits for.
   */
  note(entry: NewEntry): Promise<void>
  /** Oldest first. */
  entries(query: EntryQuery): Promise<JournalEntry[]>
  /** Newest first. */
  exchanges(query: ExchangeQuery): Promise<{ exchanges: NumberedExchange[]; cursor?: string }>
  exchange(id: string): Promise<NumberedExchange | undefined>
  /** A change with its first entries, or the first after one, or with those about some of its subjects. */
  change(id: string, query?: ChangeEntriesQuery): Promise<ChangeRecord | undefined>
  hasChange(id: string): Promise<boolean>
  /** The journal by what its entries are about. */
  readonly history: SubjectHistory
  /** Newest first. */
  changes(query: ChangeQuery): Promise<{ seq: number; changes: ChangeSummary[]; cursor?: string }>
  /** Resolves once all entries appended or noted by now are committed, or have failed. */
  settled(): Promise<void>
  /** The entries that retention has removed from the beginning. */
  dropped(): Dropped
  /** Starts with number 1 again, after the store was cleared. */
  restart(): void
  /** Calls back with every entry from now on; returns the function that unsubscribes. */
  subscribe(listener: (entry: JournalEntry) => void): () => void
}

export interface JournalOptions {
  readonly store: Store
  readonly clock: () => Date
  readonly limits?: RetentionLimits
  /** Finds the users and groups that a search for changes names; none unless given. */
  readonly findNamed?: FindNamed
  /** Called with errors that occur after a commit, such as those of listeners. */
  readonly onDefect?: (error: unknown) => void
}

/** How many of the newest entries are cached, for readers that follow the journal. */
const recentEntries = 500

/** Creates the journal over a store, continuing where an earlier process stopped. */
export async function createJournal({
  store,
  clock,
  limits,
  findNamed = async () => [],
  onDefect = () => {},
}: JournalOptions): Promise<Journal> {
  const listeners = new Set<(entry: JournalEntry) => void>()
  const newest = await store.find<StoredEntry>('journal', { sortOrder: 'descending', count: 1 })
  let seq = newest.items[0]?.document.seq ?? 0
  let recent: JournalEntry[] = []
  const summaries = createChangeSummaries(store)
  const retention = await createRetention({ store, summaries, clock, ...(limits && { limits }) })
  const firstEntries = createFirstEntries(store)
  const dropped = () => retention.dropped()
  const history = createSubjectHistory({ store, summaries, dropped: () => dropped().count })
  const changePage = createChangePages({ store, history, findNamed })
  const batches = createBatches({ clock, commit, onDefect })

  /** Numbers the entries of a batch when it is committed, so that a failed commit leaves no gap. */
  async function commit(batch: readonly PendingEntry[]): Promise<void> {
    const entries: readonly JournalEntry[] = batch.map(({ entry }, index) => ({
      ...entry,
      seq: seq + index + 1,
    }))
    try {
      const firsts = await firstEntries.add(entries)
      const summed = await summaries.add(entries, firsts.concerned)
      await store.commit([
        ...entries.flatMap((entry, index) => [
          appendOf(entry, firsts.firstAbout.get(entry.seq)),
          ...(batch[index]?.writes ?? []),
        ]),
        ...summed.writes,
      ])
      firsts.kept()
      summed.kept()
    } catch (error) {
      // A failure of the store affects every entry.
      if (batch.length === 1 || error instanceof StoreError) {
        for (const { reject } of batch) reject(error)
        return
      }
      // An entry whose writes are refused must not prevent the others.
      for (const each of batch) await commit([each])
      return
    }
    seq += batch.length
    recent.push(...entries)
    if (recent.length > 2 * recentEntries) recent = recent.slice(-recentEntries)
    for (const entry of entries) publish(entry)
    // The entries are committed, so a later error must not reject them: a caller would append them again.
    await retention.apply(seq).catch((error: unknown) => {
      // When the store fails, the next append fails too, and a later one applies retention.
      if (!(error instanceof StoreError)) onDefect(error)
    })
    for (const { resolve } of batch) resolve()
  }

  function publish(entry: JournalEntry): void {
    for (const listener of listeners) {
      try {
        listener(entry)
      } catch (error) {
        onDefect(error)
      }
    }
  }

  const find = async (filter: Filter, limit?: number): Promise<JournalEntry[]> => {
    const page = await store.find<StoredEntry>('journal', {
      filter,
      uncounted: true,
      ...(limit !== undefined && { count: limit }),
    })
    return page.items.map(({ document }) => document.entry)
  }

  /** The entries with numbers greater than the first one, up to the second. */
  const between = async (above: number, upTo: number): Promise<JournalEntry[]> =>
    upTo <= above ? [] : find(all(seqIs('gt', above), seqIs('le', upTo)))

  return {
    append: (entry, writes = []) => batches.append(entry, writes),
    note: (entry) => batches.note(entry),
    settled: () => batches.settled(),

    async entries({ limit, after = 0, before }) {
      // Numbers have no gaps, so the range is known before it is read.
      const start = Math.max(after, retention.dropped().count)
      if (before === undefined) {
        const known = start + 1 - (recent[0]?.seq ?? Infinity)
        if (known >= 0) return recent.slice(known, known + limit)
        return between(start, Math.min(start + limit, seq))
      }
      const end = Math.min(before === 'end' ? seq : before - 1, seq)
      return between(Math.max(start, end - limit), end)
    },

    async exchanges({ limit = 100, cursor, ...query }) {
      const page = await store.find<StoredEntry>('journal', {
        filter: exchangeFilter(query),
        sortOrder: 'descending',
        count: limit,
        uncounted: true,
        ...(cursor !== undefined && { cursor }),
      })
      return {
        exchanges: page.items.flatMap(({ document }) => exchangesOf(document.entry)),
        ...(page.nextCursor !== undefined && { cursor: page.nextCursor }),
      }
    },

    async exchange(id) {
      const [entry] = await find(equals('exchangeId', id), 1)
      return entry && exchangesOf(entry)[0]
    },

    async hasChange(id) {
      return (await summaries.get(id)) !== undefined
    },

    async changes(query) {
      // The number is read before the page, which may contain later entries, but lacks none up to the number.
      const counted = seq
      return { seq: counted, ...(await changePage(query)) }
    },

    async change(id, query = {}) {
      const summary = await summaries.get(id)
      return summary && { ...summary, ...(await readChangeEntries(store, summary, query)) }
    },

    history,
    dropped,

    restart() {
      // Pending entries concern data that no longer exists.
      batches.discard()
      seq = 0
      recent = []
      summaries.restart()
      firstEntries.restart()
      retention.restart()
    },

    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
