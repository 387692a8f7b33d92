import type { Filter } from '@pingone-sandbox/scim'
import type { Document, Store, Write } from '@pingone-sandbox/store'
import {
  changeIdOf,
  searchedText,
  withEntry,
  type ChangeCriteria,
  type ChangeSummary,
  type JournalEntry,
} from '@pingone-sandbox/contract'
import { all, equals } from '../records/criteria.ts'

export interface ChangeQuery extends ChangeCriteria {
  readonly limit?: number
  readonly cursor?: string
}

/** The effect of new entries on the summaries of their changes. */
export interface Addition {
  /** To be made in the commit of the entries. */
  readonly writes: readonly Write[]
  /** To be called after that commit. */
  readonly kept: () => void
}

/**
 * The journal by source change.
 *
 * A summary is written in the commit of the entries that it counts, so that a list of changes needs no entries and never
 * contradicts them.
 */
export interface ChangeSummaries {
  readonly add: (entries: readonly JournalEntry[]) => Promise<Addition>
  readonly get: (id: string) => Promise<ChangeSummary | undefined>
  /** Newest first. */
  readonly page: (query: ChangeQuery) => Promise<{ changes: ChangeSummary[]; cursor?: string }>
  /** The writes that remove the changes without an entry after this one. */
  readonly removalsUpTo: (seq: number) => Promise<readonly Write[]>
  readonly restart: () => void
}

export type KeptChange = Document & { readonly change: ChangeSummary }

const pageSize = 500

export function createChangeSummaries(store: Store): ChangeSummaries {
  /** The unfinished changes, to which entries are still added. */
  const open = new Map<string, ChangeSummary>()

  const get = async (id: string): Promise<ChangeSummary | undefined> =>
    open.get(id) ?? (await store.get<KeptChange>('changes', id))?.document.change

  return {
    get,

    async add(entries) {
      const added = new Map<string, ChangeSummary>()
      for (const entry of entries) {
        const id = changeIdOf(entry)
        const before =
          added.get(id) ?? (entry.changeId === undefined ? undefined : await get(entry.changeId))
        const change = withEntry(before, entry)
        if (change) added.set(id, change)
      }
      return {
        writes: [...added.values()].map((change) => ({
          kind: 'put',
          collection: 'changes',
          document: keepChange(change),
        })),
        kept() {
          for (const [id, change] of added) {
            if (change.finished) open.delete(id)
            else open.set(id, change)
          }
        },
      }
    },

    async page({ limit = 100, cursor, ...query }) {
      const filter = changeFilter(query)
      const page = await store.find<KeptChange>('changes', {
        ...(filter && { filter }),
        sortOrder: 'descending',
        count: limit,
        uncounted: true,
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
        const page = await store.find<KeptChange>('changes', {
          count: pageSize,
          ...(cursor !== undefined && { cursor }),
        })
        for (const { id, document } of page.items) {
          // Changes begin in this order, but may end in another.
          if (document.change.seq > seq) return removals
          if (document.change.last <= seq)
            removals.push({ kind: 'delete', collection: 'changes', id })
        }
        cursor = page.nextCursor
      } while (cursor !== undefined)
      return removals
    },

    restart: () => open.clear(),
  }
}

/** The summary as the store has it, with the attributes of queries at the top level. */
export function keepChange(change: ChangeSummary): KeptChange {
  const { id, kind, subject, rules, outcomes, failures, remarked } = change
  return {
    id,
    kind,
    subjectId: subject.id,
    ruleIds: rules.map((rule) => rule.id),
    statuses: Object.keys(outcomes),
    ...(failures && {
      causes: [...new Set(failures.map(({ cause }) => cause))],
      failures: failures.map(failureKey),
    }),
    ...(remarked && { remarkKinds: ['any', ...remarked.kinds] }),
    text: searchedText(change),
    change,
  }
}

function changeFilter({ search, ...criteria }: ChangeCriteria): Filter | undefined {
  const { kind, subjectId, ruleId, status, cause, remark } = criteria
  const wanted = {
    ...{ kind, subjectId, statuses: status, remarkKinds: remark },
    ...(cause === undefined || ruleId === undefined
      ? { ruleIds: ruleId, causes: cause }
      : { failures: failureKey({ ruleId, cause }) }),
  }
  const [first, ...others] = [
    ...Object.entries(wanted).flatMap(([name, value]) =>
      value === undefined ? [] : [equals(name, value)],
    ),
    ...(search === undefined ? [] : [containing(search.toLowerCase())]),
  ]
  return first && all(first, ...others)
}

/** A failure as one value, so that a search for cause and rule finds both in the same failure. */
const failureKey = ({ ruleId, cause }: NonNullable<ChangeSummary['failures']>[number]): string =>
  `${cause} ${ruleId}`

const containing = (value: string): Filter => ({
  kind: 'compare',
  path: { name: 'text' },
  operator: 'co',
  value,
})
