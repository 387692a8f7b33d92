import { changeIdOf, subjectOf, type JournalEntry } from '@pingone-sandbox/contract'
import type { Store } from '@pingone-sandbox/store'
import { all, equals } from '../records/criteria.ts'

/** Which of some new entries are the first of their change about a subject. */
export interface NewFirsts {
  /** The id of that subject, by the number of the entry. */
  readonly firstAbout: ReadonlyMap<number, string>
  /** How many users and groups the entries are about that no entry of their change was about before, by change. */
  readonly concerned: ReadonlyMap<string, number>
  /** To be called after the commit of the entries. */
  readonly kept: () => void
}

/**
 * Finds for each new entry whether it is the first of its change about its subject.
 *
 * These entries are indexed, so that the changes that concerned a subject are found in their order without reading the others.
 */
export interface FirstEntries {
  readonly add: (entries: readonly JournalEntry[]) => Promise<NewFirsts>
  readonly restart: () => void
}

/** The subjects that entries of an unfinished change are about. */
interface Subjects {
  readonly ids: Set<string>
  /** All of them are known: the change began in this process. */
  readonly isWhole: boolean
}

export function createFirstEntries(store: Pick<Store, 'find'>): FirstEntries {
  const open = new Map<string, Subjects>()

  async function isInJournal(changeId: string, subjectId: string): Promise<boolean> {
    const found = await Promise.all(
      ['subjectId', 'groupId'].map((name) =>
        store.find('journal', {
          filter: all(equals(name, subjectId), equals('changeId', changeId)),
          ...{ count: 1, uncounted: true },
        }),
      ),
    )
    return found.some(({ items }) => items.length > 0)
  }

  return {
    async add(entries) {
      const firstAbout = new Map<number, string>()
      const concerned = new Map<string, number>()
      const added = new Map<string, Subjects>()
      for (const entry of entries) {
        const subjectId = firstSubjectIdOf(entry)
        if (subjectId === undefined) continue
        const id = changeIdOf(entry)
        const isStart = entry.type === 'change' || entry.changeId === undefined
        const known = open.get(id)
        const now: Subjects = added.get(id) ?? {
          ids: new Set(),
          isWhole: known?.isWhole ?? isStart,
        }
        if (now.ids.has(subjectId) || known?.ids.has(subjectId)) continue
        added.set(id, now)
        now.ids.add(subjectId)
        // oxlint-disable-next-line no-await-in-loop -- only for a change that an earlier process left unfinished
        if (!now.isWhole && (await isInJournal(id, subjectId))) continue
        firstAbout.set(entry.seq, subjectId)
        const group = entry.type === 'change' ? entry.group : undefined
        if (group) now.ids.add(group.id)
        const count = [subjectOf(entry), group].filter(
          (each) => each?.type === 'user' || each?.type === 'group',
        ).length
        if (count > 0) concerned.set(id, (concerned.get(id) ?? 0) + count)
      }
      return {
        firstAbout,
        concerned,
        kept() {
          for (const [id, { ids, isWhole }] of added) {
            const known = open.get(id)
            if (known) for (const each of ids) known.ids.add(each)
            else open.set(id, { ids, isWhole })
          }
          for (const entry of entries)
            if (entry.type === 'finished' || entry.changeId === undefined)
              open.delete(changeIdOf(entry))
        },
      }
    },
    restart: () => open.clear(),
  }
}

/**
 * The id of what an entry may be the first entry about: its subject, or the connection of a request or a circuit of no change. A pause
 * that belongs to no change is in no change's summary.
 */
export function firstSubjectIdOf(entry: JournalEntry): string | undefined {
  if (entry.changeId === undefined) {
    if (entry.type === 'retry') return undefined
    if (entry.type === 'circuit') return entry.connection.id
    if (entry.type === 'exchange') return entry.exchange.subject?.id ?? entry.exchange.connection.id
  }
  return subjectOf(entry)?.id
}
