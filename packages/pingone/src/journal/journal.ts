import type { Filter } from '@pingone-sandbox/scim'
import { StoreError, type Document, type Store, type Write } from '@pingone-sandbox/store'
import { all, equals } from '../records/criteria.ts'
import { yieldToEventLoop } from '../concurrency/event-loop.ts'
import {
  changeIdOf,
  type ChangeRecord,
  type ChangeSummary,
  type Dropped,
  type Exchange,
  type JournalEntry,
} from '@pingone-sandbox/contract'
import { createChangeSummaries, type ChangeQuery } from './change-summaries.ts'
import { entryText } from './entry-text.ts'
import { createRetention, type RetentionLimits } from './retention.ts'

type WithoutStamp<Entry> = Entry extends unknown ? Omit<Entry, 'seq' | 'at'> : never

/** An entry before the journal numbers and dates it. */
export type NewEntry = WithoutStamp<JournalEntry>

/** Which entries to read: the first after one, or the last before one, else from the beginning. */
export interface EntryQuery {
  readonly limit: number
  readonly after?: number
  readonly before?: number | 'end'
}

export interface ExchangeQuery {
  readonly limit?: number
  readonly cursor?: string
  readonly userId?: string
  readonly groupId?: string
  readonly ruleId?: string
  readonly status?: number
  readonly method?: string
  /** Only those with a lower number. */
  readonly before?: number
}

/** Where the sync writes down what it does. */
export interface JournalWriter {
  /**
   * Resolves once the entry is kept, in one commit with the writes that belong to it; entries are kept and told in the order of
   * the calls. Rejects, and keeps neither, when the writes cannot be made; that is nobody else's loss.
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
   * Like `append`, for what nobody waits for: it is kept with whatever is appended next, or some milliseconds later. So work that
   * goes on costs one commit in place of several.
   */
  note(entry: NewEntry): Promise<void>
  /** Oldest first, whichever they are. */
  entries(query: EntryQuery): Promise<JournalEntry[]>
  /** Newest first. */
  exchanges(
    query: ExchangeQuery,
  ): Promise<{ exchanges: (Exchange & { seq: number })[]; cursor?: string }>
  exchange(id: string): Promise<(Exchange & { seq: number }) | undefined>
  /** A change with its first entries, or the first after one; some thousand at most. */
  change(
    id: string,
    page?: { readonly after?: number; readonly limit?: number },
  ): Promise<ChangeRecord | undefined>
  hasChange(id: string): Promise<boolean>
  /** Newest first. */
  changes(query: ChangeQuery): Promise<{ seq: number; changes: ChangeSummary[]; cursor?: string }>
  /** Resolves once all that was appended or noted by now is kept, or cannot be. */
  settled(): Promise<void>
  /** What has been dropped from its beginning to keep it within its limits. */
  dropped(): Dropped
  /** Begins anew, after its store was cleared. */
  restart(): void
  /** Calls back with every entry from now on; returns the way to stop. */
  subscribe(listener: (entry: JournalEntry) => void): () => void
}

interface Waiting {
  readonly entry: NewEntry & { readonly at: string }
  readonly writes: readonly Write[]
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

type Kept = Document & { readonly seq: number; readonly entry: JournalEntry }

export interface JournalOptions {
  readonly store: Store
  readonly clock: () => Date
  readonly limits?: RetentionLimits
  /** Told of what went wrong after entries were kept, which is no fault of theirs. */
  readonly onDefect?: (error: unknown) => void
}

/** How long a note may wait for company, in milliseconds. */
const linger = 10

/** While many work at once, a commit waits so long for more of them, in milliseconds; with so many it begins at once. */
const gathering = { pause: 2, enough: 32, company: 3 }

/** How many of the newest entries are at hand without asking the store, for those who follow. */
const recentEntries = 500

/** How many entries of one change are handed out at once. */
const changeEntries = 2000

/** Creates the journal over a store, continuing where an earlier process stopped. */
export async function createJournal({
  store,
  clock,
  limits,
  onDefect = () => {},
}: JournalOptions): Promise<Journal> {
  const listeners = new Set<(entry: JournalEntry) => void>()
  const newest = await store.find<Kept>('journal', { sortOrder: 'descending', count: 1 })
  let seq = newest.items[0]?.document.seq ?? 0
  const summaries = createChangeSummaries(store)
  const retention = await createRetention({ store, summaries, clock, ...(limits && { limits }) })
  let waiting: Waiting[] = []
  let together = 0
  let recent: JournalEntry[] = []
  let flushing: Promise<void> | undefined
  let lingering: ReturnType<typeof setTimeout> | undefined

  function add(entry: NewEntry, writes: readonly Write[]): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    waiting.push({ entry: { ...entry, at: clock().toISOString() }, writes, resolve, reject })
    return promise
  }

  function flush(): Promise<void> {
    clearTimeout(lingering)
    lingering = undefined
    return (flushing ??= keepWaiting())
  }

  // Entries that arrive in the same turn of the event loop, or while a commit runs, share one commit.
  async function keepWaiting(): Promise<void> {
    try {
      await yieldToEventLoop()
      while (waiting.length > 0) {
        // Where the last ones had company, this one will have some: what a commit costs hardly depends on how many share it.
        if (together > gathering.company && waiting.length < gathering.enough)
          await pause(gathering.pause)
        const batch = waiting
        waiting = []
        together = batch.length
        await keepTogether(batch)
      }
    } finally {
      flushing = undefined
    }
  }

  /** Numbers are given when entries are kept, so that none is missing when a commit fails. */
  async function keepTogether(batch: readonly Waiting[]): Promise<void> {
    const entries: readonly JournalEntry[] = batch.map(({ entry }, index) => ({
      ...entry,
      seq: seq + index + 1,
    }))
    try {
      const summed = await summaries.add(entries)
      await store.commit([
        ...entries.flatMap((entry, index) => [putOf(entry), ...(batch[index]?.writes ?? [])]),
        ...summed.writes,
      ])
      summed.kept()
    } catch (error) {
      // Where the store fails, it fails for each of them.
      if (batch.length === 1 || error instanceof StoreError) {
        for (const { reject } of batch) reject(error)
        return
      }
      // The one whose writes cannot be made must not keep the others out.
      for (const each of batch) await keepTogether([each])
      return
    }
    seq += batch.length
    recent.push(...entries)
    if (recent.length > 2 * recentEntries) recent = recent.slice(-recentEntries)
    for (const entry of entries) tell(entry)
    // They are kept, so they must not be called lost whatever follows: appended again they would count twice.
    await retention.apply(seq).catch((error: unknown) => {
      // A store that fails refuses the next entry too; what is too much is dropped after a later one.
      if (!(error instanceof StoreError)) onDefect(error)
    })
    for (const { resolve } of batch) resolve()
  }

  function tell(entry: JournalEntry): void {
    for (const listener of listeners) {
      try {
        listener(entry)
      } catch (error) {
        onDefect(error)
      }
    }
  }

  /** Those with a higher number than the first and none higher than the second. */
  const between = async (above: number, upTo: number): Promise<JournalEntry[]> => {
    if (upTo <= above) return []
    return find(all(seqIs('gt', above), seqIs('le', upTo)))
  }

  const find = async (filter: Filter, limit?: number): Promise<JournalEntry[]> => {
    const page = await store.find<Kept>('journal', {
      filter,
      uncounted: true,
      ...(limit !== undefined && { count: limit }),
    })
    return page.items.map(({ document }) => document.entry)
  }

  return {
    append(entry, writes = []) {
      const kept = add(entry, writes)
      flush().catch(onDefect)
      return kept
    },

    note(entry) {
      const kept = add(entry, [])
      lingering ??= setTimeout(() => {
        flush().catch(onDefect)
      }, linger)
      return kept
    },

    async settled() {
      while (waiting.length > 0 || flushing) await flush()
    },

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
      const filter = exchangeFilter(query)
      const page = await store.find<Kept>('journal', {
        filter,
        sortOrder: 'descending',
        count: limit,
        uncounted: true,
        ...(cursor !== undefined && { cursor }),
      })
      return {
        exchanges: page.items.flatMap(({ document }) => numbered(document.entry)),
        ...(page.nextCursor !== undefined && { cursor: page.nextCursor }),
      }
    },

    async exchange(id) {
      const [entry] = await find(equals('exchangeId', id), 1)
      return entry && numbered(entry)[0]
    },

    async hasChange(id) {
      return (await summaries.get(id)) !== undefined
    },

    async changes(query) {
      // First the number, then the page: it may count more than that, and never less.
      const counted = seq
      return { seq: counted, ...(await summaries.page(query)) }
    },

    async change(id, { after = 0, limit = changeEntries } = {}) {
      const summary = await summaries.get(id)
      if (!summary) return undefined
      const belonging = equals('changeId', id)
      const { total } = await store.find<Kept>('journal', { filter: belonging, count: 0 })
      const entries = await find(all(belonging, seqIs('gt', after)), limit)
      return { ...summary, entries, total }
    },

    dropped: () => retention.dropped(),

    restart() {
      clearTimeout(lingering)
      lingering = undefined
      // What still waits is about what is no longer there.
      for (const { resolve } of waiting) resolve()
      waiting = []
      seq = 0
      recent = []
      summaries.restart()
      retention.restart()
    },

    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** The entry with what queries ask for at the top. */
function keep(entry: JournalEntry): Kept {
  const exchange = entry.type === 'exchange' ? entry.exchange : undefined
  return {
    id: String(entry.seq),
    seq: entry.seq,
    changeId: changeIdOf(entry),
    ...(exchange && {
      isExchange: true,
      exchangeId: exchange.id,
      ruleId: exchange.rule?.id,
      subjectId: exchange.subject?.id,
      status: exchange.response?.status,
      method: exchange.request.method,
    }),
    entry,
  }
}

function putOf(entry: JournalEntry): Write {
  const document = keep(entry)
  const { entry: _, ...queried } = document
  const json = `${JSON.stringify(queried).slice(0, -1)},"entry":${entryText(entry)}}`
  return { kind: 'put', collection: 'journal', document, json, expectedVersion: 0 }
}

const seqIs = (operator: 'gt' | 'lt' | 'le', value: number): Filter => ({
  kind: 'compare',
  path: { name: 'seq' },
  operator,
  value,
})

const numbered = (entry: JournalEntry) =>
  entry.type === 'exchange' ? [{ ...entry.exchange, seq: entry.seq }] : []

function exchangeFilter(query: Omit<ExchangeQuery, 'limit' | 'cursor'>): Filter {
  const { userId, groupId, ruleId, status, method, before } = query
  const criteria = { subjectId: userId ?? groupId, ruleId, status, method: method?.toUpperCase() }
  const [first, ...others] = Object.entries(criteria).flatMap(([name, value]) =>
    value === undefined ? [] : [equals(name, value)],
  )
  return all(
    // Only exchanges have any of these.
    first ?? equals('isExchange', true),
    ...others,
    before === undefined ? undefined : seqIs('lt', before),
  )
}
