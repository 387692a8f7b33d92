import type { Filter } from '@pingone-sandbox/scim'
import type { Document, Store, Write } from '@pingone-sandbox/store'
import {
  outcomeStatuses,
  type ChangeSummary,
  type JournalEntry,
  type OutcomeStatus,
} from '../contract/index.ts'
import { all, equals } from '../directory/criteria.ts'

export interface ChangeQuery {
  readonly limit?: number
  readonly cursor?: string
  /** Some outcome was this. */
  readonly status?: OutcomeStatus
  /** What was changed: not whoever else the change concerned. */
  readonly subjectId?: string
  /** The rule decided about someone. */
  readonly ruleId?: string
  /** Part of the summary, the action or the subject's name, whatever the letter case. */
  readonly search?: string
}

/** Entries added to the summaries of their changes. */
export interface Addition {
  /** For the commit that keeps the entries. */
  readonly writes: readonly Write[]
  /** To be called once that has succeeded. */
  readonly kept: () => void
}

/**
 * The journal by source change.
 *
 * A summary is kept in the same commit as the entries that it counts, so that a list of changes never contradicts them and is read
 * without them.
 */
export interface ChangeSummaries {
  readonly add: (entries: readonly JournalEntry[]) => Promise<Addition>
  readonly get: (id: string) => Promise<ChangeSummary | undefined>
  /** Newest first. */
  readonly page: (query: ChangeQuery) => Promise<{ changes: ChangeSummary[]; cursor?: string }>
  /** What forgets the changes of which no entry is left when all up to this one are dropped. */
  readonly removalsUpTo: (seq: number) => Promise<readonly Write[]>
  readonly restart: () => void
}

type Kept = Document & {
  /** The number of the last entry that it counts. */
  readonly last: number
  readonly change: ChangeSummary
}

const pageSize = 500

export function createChangeSummaries(store: Store): ChangeSummaries {
  /** Of changes that are not finished, which are the ones that entries come for. */
  const open = new Map<string, ChangeSummary>()

  const get = async (id: string): Promise<ChangeSummary | undefined> =>
    open.get(id) ?? (await store.get<Kept>('changes', id))?.document.change

  return {
    get,

    async add(entries) {
      const added = new Map<string, { readonly change: ChangeSummary; readonly last: number }>()
      for (const entry of entries) {
        const { changeId, seq: last } = entry
        if (changeId === undefined) continue
        const before = added.get(changeId)?.change ?? (await get(changeId))
        const change = before ? withEntry(before, entry) : begun(entry)
        if (change) added.set(changeId, { change, last })
      }
      return {
        writes: [...added.values()].map(({ change, last }) => ({
          kind: 'put',
          collection: 'changes',
          document: keep(change, last),
        })),
        kept() {
          for (const [id, { change }] of added) {
            if (change.finished) open.delete(id)
            else open.set(id, change)
          }
        },
      }
    },

    async page({ limit = 100, cursor, ...query }) {
      const filter = changeFilter(query)
      const page = await store.find<Kept>('changes', {
        ...(filter && { filter }),
        sortOrder: 'descending',
        count: limit,
        ...(cursor !== undefined && { cursor }),
      })
      return {
        changes: page.items.map(({ document }) => document.change),
        ...(page.nextCursor !== undefined && { cursor: page.nextCursor }),
      }
    },

    async removalsUpTo(seq) {
      const removals: Write[] = []
      let cursor: string | undefined
      do {
        const page = await store.find<Kept>('changes', {
          count: pageSize,
          ...(cursor !== undefined && { cursor }),
        })
        for (const { id, document } of page.items) {
          // They begin in order, but need not end so.
          if (document.change.seq > seq) return removals
          if (document.last <= seq) removals.push({ kind: 'delete', collection: 'changes', id })
        }
        cursor = page.nextCursor
      } while (cursor !== undefined)
      return removals
    },

    restart: () => open.clear(),
  }
}

function begun(entry: JournalEntry): ChangeSummary | undefined {
  if (entry.type !== 'change') return undefined
  const { changeId: id, seq, at, action, subject, summary } = entry
  const nothing = { finished: false, rules: [], outcomes: {}, exchanges: 0 }
  return { id, seq, at, action, subject, summary, ...nothing }
}

function withEntry(change: ChangeSummary, entry: JournalEntry): ChangeSummary {
  switch (entry.type) {
    case 'decision':
      return withRule(change, entry.rule)
    case 'exchange':
      return { ...change, exchanges: change.exchanges + 1 }
    case 'outcome': {
      const count = (change.outcomes[entry.status] ?? 0) + 1
      const outcomes = { ...change.outcomes, [entry.status]: count }
      const worst = outcomeStatuses.find((status) => outcomes[status] !== undefined)
      return { ...withRule(change, entry.rule), outcomes, ...(worst && { worst }) }
    }
    case 'finished':
      return { ...change, finished: true, result: entry.summary }
    case 'change':
    case 'retry':
    case 'circuit':
      return change
  }
}

function withRule(change: ChangeSummary, rule: ChangeSummary['rules'][number]): ChangeSummary {
  return change.rules.some(({ id }) => id === rule.id)
    ? change
    : { ...change, rules: [...change.rules, rule] }
}

/** The summary with what queries ask for at the top. */
function keep(change: ChangeSummary, last: number): Kept {
  const { id, subject, action, summary, rules, outcomes } = change
  return {
    id,
    last,
    subjectId: subject.id,
    ruleIds: rules.map((rule) => rule.id),
    statuses: Object.keys(outcomes),
    text: [subject.name, summary, action].join('\n').toLowerCase(),
    change,
  }
}

function changeFilter(query: Omit<ChangeQuery, 'limit' | 'cursor'>): Filter | undefined {
  const { subjectId, ruleId, status, search } = query
  const criteria = { subjectId, ruleIds: ruleId, statuses: status }
  const [first, ...others] = [
    ...Object.entries(criteria).flatMap(([name, value]) =>
      value === undefined ? [] : [equals(name, value)],
    ),
    ...(search === undefined ? [] : [containing(search.toLowerCase())]),
  ]
  return first && all(first, ...others)
}

const containing = (value: string): Filter => ({
  kind: 'compare',
  path: { name: 'text' },
  operator: 'co',
  value,
})
