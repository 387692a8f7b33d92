import type { Document, Store, Write } from '@pingone-sandbox/store'
import {
  changeIdOf,
  searchedText,
  withEntry,
  type ChangeSummary,
  type JournalEntry,
} from '@pingone-sandbox/contract'

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
  /** `concerned`: how many users and groups the entries concern that their change did not concern before, by change. */
  readonly add: (
    entries: readonly JournalEntry[],
    concerned: ReadonlyMap<string, number>,
  ) => Promise<Addition>
  readonly get: (id: string) => Promise<ChangeSummary | undefined>
  /** The changes that began at this entry or before, oldest first, although the entry is no longer there. */
  readonly begunUpTo: (seq: number) => Promise<readonly ChangeSummary[]>
  /** The writes that remove the changes without an entry after this one. */
  readonly removalsUpTo: (seq: number) => Promise<readonly Write[]>
  readonly restart: () => void
}

export type KeptChange = Document & {
  readonly change: ChangeSummary
  /** How many users and groups it concerned; absent in a change of an earlier format. */
  readonly concerned?: number
}

type Kept = Pick<KeptChange, 'change' | 'concerned'>

const pageSize = 500

export function createChangeSummaries(store: Store): ChangeSummaries {
  /** The unfinished changes, to which entries are still added. */
  const open = new Map<string, Kept>()

  const find = async (id: string): Promise<Kept | undefined> =>
    open.get(id) ?? (await store.get<KeptChange>('changes', id))?.document

  /** The changes from the first on, while they begin at this entry or before. */
  async function* upTo(seq: number): AsyncGenerator<ChangeSummary> {
    let cursor: string | undefined
    do {
      const page = await store.find<KeptChange>('changes', {
        count: pageSize,
        ...(cursor !== undefined && { cursor }),
      })
      for (const { document } of page.items) {
        // Changes begin in this order, but may end in another.
        if (document.change.seq > seq) return
        yield document.change
      }
      cursor = page.nextCursor
    } while (cursor !== undefined)
  }

  return {
    get: async (id) => (await find(id))?.change,

    async add(entries, concerned) {
      const added = new Map<string, Kept>()
      for (const entry of entries) {
        const id = changeIdOf(entry)
        const before =
          added.get(id) ?? (entry.changeId === undefined ? undefined : await find(entry.changeId))
        const change = withEntry(before?.change, entry)
        if (change) added.set(id, { ...(before ?? { concerned: 0 }), change })
      }
      for (const [id, count] of concerned) {
        const kept = added.get(id)
        if (kept?.concerned !== undefined)
          added.set(id, { ...kept, concerned: kept.concerned + count })
      }
      return {
        writes: [...added.values()].map((kept) => ({
          kind: 'put',
          collection: 'changes',
          document: keepChange(kept),
        })),
        kept() {
          for (const [id, kept] of added) {
            if (kept.change.finished) open.delete(id)
            else open.set(id, kept)
          }
        },
      }
    },

    async begunUpTo(seq) {
      const begun: ChangeSummary[] = []
      for await (const change of upTo(seq)) begun.push(change)
      return begun
    },

    async removalsUpTo(seq) {
      const removals: Write[] = []
      for await (const { id, last } of upTo(seq))
        if (last <= seq) removals.push({ kind: 'delete', collection: 'changes', id })
      return removals
    },

    restart: () => open.clear(),
  }
}

/** The summary as the store has it, with the attributes of queries at the top level. */
export function keepChange({ change, concerned }: Kept): KeptChange {
  const { id, at, kind, rules, outcomes, failures, remarked } = change
  return {
    id,
    at,
    kind,
    ruleIds: rules.map((rule) => rule.id),
    statuses: Object.keys(outcomes),
    ...(failures && {
      causes: [...new Set(failures.map(({ cause }) => cause))],
      failures: failures.map(failureKey),
    }),
    ...(remarked && { remarkKinds: ['any', ...remarked.kinds] }),
    text: searchedText(change),
    ...(concerned !== undefined && { concerned }),
    change,
  }
}

/** A summary of an earlier format with the attributes of queries that it lacks. */
export const keepAnew = (document: Document): KeptChange => keepChange(document as KeptChange)

/** A failure as one value, so that a search for cause and rule finds both in the same failure. */
export const failureKey = ({
  ruleId,
  cause,
}: NonNullable<ChangeSummary['failures']>[number]): string => `${cause} ${ruleId}`
