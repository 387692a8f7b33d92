import {
  changeIdOf,
  subjectOf,
  type ChangeSummary,
  type JournalEntry,
  type SubjectKey,
} from '@pingone-sandbox/contract'
import type { Query, Store } from '@pingone-sandbox/store'
import { all, equals } from '../records/criteria.ts'
import type { ChangeSummaries, KeptChange } from './change-summaries.ts'
import { seqIs, type StoredEntry } from './stored-entry.ts'

/** A change that concerned a user or group, with the entries about it, oldest first. */
export interface ConcerningChange {
  readonly change: ChangeSummary
  readonly entries: readonly JournalEntry[]
  /** How many other users and groups the change concerned. */
  readonly others: number
}

export interface HistoryQuery {
  readonly limit: number
  readonly cursor?: string
}

export interface HistoryPage {
  readonly changes: readonly ConcerningChange[]
  readonly cursor?: string
}

/** The journal by what its entries are about. */
export interface SubjectHistory {
  /** A page of the changes that concerned a user or group, newest first; each with all its entries about it. */
  page(subject: SubjectKey, query: HistoryQuery): Promise<HistoryPage>
  /** The newest entry about a user or group. */
  newest(subjectId: string): Promise<JournalEntry | undefined>
  /** The ids of all changes that concerned one of these subjects, of whichever type. */
  changeIds(subjectIds: readonly string[]): Promise<ReadonlySet<string>>
}

export interface SubjectHistoryOptions {
  readonly store: Pick<Store, 'find'>
  readonly summaries: Pick<ChangeSummaries, 'begunUpTo'>
  /** How many entries retention has removed from the beginning. */
  readonly dropped: () => number
}

export function createSubjectHistory({
  store,
  summaries,
  dropped,
}: SubjectHistoryOptions): SubjectHistory {
  const find = async (query: Query): Promise<readonly StoredEntry[]> =>
    (await store.find<StoredEntry>('journal', { uncounted: true, ...query })).items.map(
      ({ document }) => document,
    )

  /** The first entries of changes about a user or group, newest first. */
  async function firstEntriesAbout({ type, id }: SubjectKey, { limit, cursor }: HistoryQuery) {
    const newestFirst = (query: Query) =>
      store.find<StoredEntry>('journal', {
        ...{ sortOrder: 'descending', uncounted: true },
        ...(cursor !== undefined && { cursor }),
        ...query,
      })
    const about = equals('firstAbout', id)
    if (type === 'user') return newestFirst({ filter: about, count: limit })
    // Each of the two conditions has an index of its own, whose order a page follows.
    const pages = await Promise.all(
      [about, equals('groupId', id)].map((filter) => newestFirst({ filter, count: limit + 1 })),
    )
    const values = pages.flatMap(({ items }) => items.map((item) => item.id))
    return newestFirst({ anyOf: { attribute: 'id', values }, count: limit })
  }

  /** The changes whose first entries retention has removed, newest first. */
  async function cutChanges(): Promise<readonly ChangeSummary[]> {
    const count = dropped()
    return count === 0 ? [] : (await summaries.begunUpTo(count)).toReversed()
  }

  /** The entries about a subject in some changes, oldest first, by change. */
  async function entriesIn(changes: readonly ChangeSummary[], subjectId: string, from: number) {
    const last = Math.max(...changes.map((change) => change.last))
    const found = await find({
      filter: all(equals('subjectId', subjectId), seqIs('gt', from - 1), seqIs('le', last)),
    })
    return Map.groupBy(found, ({ entry }) => changeIdOf(entry))
  }

  async function summariesOf(ids: readonly string[]): Promise<ReadonlyMap<string, KeptChange>> {
    const { items } = await store.find<KeptChange>('changes', {
      anyOf: { attribute: 'id', values: ids },
      uncounted: true,
    })
    return new Map(items.map(({ id, document }) => [id, document]))
  }

  /** The changes of a page, given the first entries about the subject. */
  async function withEntries(
    firsts: readonly StoredEntry[],
    subjectId: string,
  ): Promise<readonly ConcerningChange[]> {
    const oldest = firsts.at(-1)
    if (!oldest) return []
    const kept = await summariesOf(firsts.map(({ entry }) => changeIdOf(entry)))
    const changes = [...kept.values()].map(({ change }) => change)
    const entries = await entriesIn(changes, subjectId, oldest.seq)
    return firsts.flatMap((first) => {
      const summary = kept.get(changeIdOf(first.entry))
      if (!summary) return []
      const others = (entries.get(summary.id) ?? []).filter(({ seq }) => seq > first.seq)
      return [concerningChange(summary, [first, ...others])]
    })
  }

  /** The changes that concerned the subject and whose first entry about it is removed, while others are not. */
  async function cutOnes(subjectId: string): Promise<readonly ConcerningChange[]> {
    const cut = await cutChanges()
    if (cut.length === 0) return []
    const entries = await entriesIn(cut, subjectId, dropped() + 1)
    const kept = await summariesOf(cut.map(({ id }) => id))
    return cut.flatMap(({ id }) => {
      const [summary, remaining = []] = [kept.get(id), entries.get(id)]
      const isWhole = remaining.some(({ firstAbout }) => firstAbout === subjectId)
      return summary === undefined || isWhole ? [] : [concerningChange(summary, remaining)]
    })
  }

  return {
    async page(subject, query) {
      const { id } = subject
      const { items, nextCursor } = await firstEntriesAbout(subject, query)
      const firsts = items.map(({ document }) => document)
      const changes = await withEntries(firsts, id)
      if (nextCursor !== undefined) return { changes, cursor: nextCursor }
      return { changes: [...changes, ...(await cutOnes(id))] }
    },

    async newest(subjectId) {
      const [newest] = await find({
        filter: equals('subjectId', subjectId),
        ...{ sortOrder: 'descending', count: 1 },
      })
      return newest?.entry
    },

    async changeIds(subjectIds) {
      const [firsts, ofGroups, cut] = await Promise.all([
        find({ anyOf: { attribute: 'firstAbout', values: subjectIds } }),
        find({ anyOf: { attribute: 'groupId', values: subjectIds } }),
        cutChanges(),
      ])
      const ids = new Set([...firsts, ...ofGroups].map(({ entry }) => changeIdOf(entry)))
      const isAsked = (subjectId: string) => subjectIds.includes(subjectId)
      for (const change of cut) if (isAsked(change.subject.id)) ids.add(change.id)
      if (cut.length > 0) {
        const isCut = new Set(cut.map(({ id }) => id))
        const remaining = await find({
          filter: seqIs('le', Math.max(...cut.map(({ last }) => last))),
          anyOf: { attribute: 'subjectId', values: subjectIds },
        })
        for (const { entry } of remaining)
          if (isCut.has(changeIdOf(entry))) ids.add(changeIdOf(entry))
      }
      return ids
    },
  }
}

function concerningChange(
  { change, concerned }: KeptChange,
  stored: readonly StoredEntry[],
): ConcerningChange {
  const entries = stored.map(({ entry }) => entry)
  return { change, entries, others: othersOf(change, concerned) }
}

/** A change of an earlier format does not say which users and groups it concerned; then each of its outcomes counts. */
function othersOf({ outcomes }: ChangeSummary, concerned: number | undefined): number {
  const counted = Object.values(outcomes).reduce((sum, count) => sum + count, 0)
  return Math.max(0, (concerned ?? counted) - 1)
}

/** Whether an entry is about a user or group: its subject, or the group of a membership. */
export function isAbout(entry: JournalEntry, { type, id }: SubjectKey): boolean {
  const subjects = [subjectOf(entry), entry.type === 'change' ? entry.group : undefined]
  return subjects.some((each) => each?.type === type && each.id === id)
}
