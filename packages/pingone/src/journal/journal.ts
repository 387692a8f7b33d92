import type { Filter } from '@pingone-sandbox/scim'
import type { Document, Store } from '@pingone-sandbox/store'
import { all, equals } from '../directory/criteria.ts'
import type { ChangeRecord, Exchange, JournalEntry, JournalEntryOf } from '../contract/index.ts'

type WithoutStamp<Entry> = Entry extends unknown ? Omit<Entry, 'seq' | 'at'> : never

/** An entry before the journal numbers and dates it. */
export type NewEntry = WithoutStamp<JournalEntry>

export interface ExchangeQuery {
  readonly limit?: number
  readonly cursor?: string
  readonly userId?: string
  readonly groupId?: string
  readonly ruleId?: string
  readonly status?: number
  readonly method?: string
}

/**
 * The append-only record of what provisioning did and why.
 *
 * Lists, details, counters and the live stream are all read from it, so they cannot contradict each other.
 */
export interface Journal {
  /** Resolves once the entry is kept; entries are kept and told in the order of the calls. */
  append(entry: NewEntry): Promise<void>
  /** Entries with a higher `seq` than `after`, oldest first. */
  entries(query: { readonly after?: number; readonly limit: number }): Promise<JournalEntry[]>
  /** The newest entries, oldest first. */
  latest(limit: number): Promise<JournalEntry[]>
  /** Newest first. */
  exchanges(
    query: ExchangeQuery,
  ): Promise<{ exchanges: (Exchange & { seq: number })[]; cursor?: string }>
  exchange(id: string): Promise<(Exchange & { seq: number }) | undefined>
  change(id: string): Promise<ChangeRecord | undefined>
  /** Calls back with every entry from now on; returns the way to stop. */
  subscribe(listener: (entry: JournalEntry) => void): () => void
}

type Kept = Document & { readonly seq: number; readonly entry: JournalEntry }

/** Creates the journal over a store, continuing where an earlier process stopped. */
export async function createJournal(options: {
  store: Store
  clock: () => Date
}): Promise<Journal> {
  const { store, clock } = options
  const listeners = new Set<(entry: JournalEntry) => void>()
  const newest = await store.find<Kept>('journal', {
    sortBy: 'seq',
    sortOrder: 'descending',
    count: 1,
  })
  let seq = newest.items[0]?.document.seq ?? 0
  let waiting: JournalEntry[] = []
  let flushing: Promise<void> | undefined

  // Entries that arrive while a commit runs share the next one.
  async function flush() {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      await store.commit(
        batch.map((entry) => ({
          kind: 'put',
          collection: 'journal',
          document: keep(entry),
          expectedVersion: 0,
        })),
      )
      for (const entry of batch) for (const listener of listeners) listener(entry)
    }
    flushing = undefined
  }

  const find = async (filter: Filter, limit?: number): Promise<JournalEntry[]> => {
    const page = await store.find<Kept>('journal', {
      filter,
      ...(limit && { count: limit }),
    })
    return page.items.map(({ document }) => document.entry)
  }

  return {
    append(entry) {
      seq += 1
      waiting.push({ ...entry, seq, at: clock().toISOString() })
      flushing ??= Promise.resolve().then(flush)
      return flushing
    },

    async entries({ after = 0, limit }) {
      return (await find(above(after), limit)).sort((one, other) => one.seq - other.seq)
    },

    latest: (limit) => find(above(seq - limit)),

    async exchanges({ limit = 100, cursor, ...query }) {
      const filter = exchangeFilter(query)
      const page = await store.find<Kept>('journal', {
        filter,
        sortBy: 'seq',
        sortOrder: 'descending',
        count: limit,
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

    async change(id) {
      const entries = await find(equals('changeId', id))
      const head = entries.find(
        (entry): entry is JournalEntryOf<'change'> => entry.type === 'change',
      )
      if (!head) return undefined
      const { at, action, subject, summary } = head
      const finished = entries.some((entry) => entry.type === 'finished')
      return { id, at, action, subject, summary, finished, entries }
    },

    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The entry with what queries ask for at the top. */
function keep(entry: JournalEntry): Kept {
  const exchange = entry.type === 'exchange' ? entry.exchange : undefined
  return {
    id: String(entry.seq),
    seq: entry.seq,
    type: entry.type,
    changeId: entry.changeId,
    exchangeId: exchange?.id,
    ruleId: exchange?.rule?.id,
    subjectId: exchange?.subject?.id,
    status: exchange?.response?.status,
    method: exchange?.request.method,
    entry,
  }
}

const above = (seq: number): Filter => ({
  kind: 'compare',
  path: { name: 'seq' },
  operator: 'gt',
  value: seq,
})

const numbered = (entry: JournalEntry) =>
  entry.type === 'exchange' ? [{ ...entry.exchange, seq: entry.seq }] : []

function exchangeFilter(query: Omit<ExchangeQuery, 'limit' | 'cursor'>): Filter {
  const { userId, groupId, ruleId, status, method } = query
  const criteria = { subjectId: userId ?? groupId, ruleId, status, method: method?.toUpperCase() }
  return all(
    equals('type', 'exchange'),
    ...Object.entries(criteria).map(([name, value]) =>
      value === undefined ? undefined : equals(name, value),
    ),
  )
}
