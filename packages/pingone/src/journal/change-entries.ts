import {
  changeIdOf,
  subjectOf,
  type ChangeSummary,
  type JournalEntry,
  type OutcomeStatus,
} from '@pingone-sandbox/contract'
import type { Filter } from '@pingone-sandbox/scim'
import type { Listed, Store } from '@pingone-sandbox/store'
import { all, equals } from '../records/criteria.ts'
import { seqIs, type StoredEntry } from './stored-entry.ts'

/** Which entries of a change to read. Criteria of subjects leave out the entries that are about none. */
export interface ChangeEntriesQuery {
  /** Only entries after this one. */
  readonly after?: number
  readonly limit?: number
  /** Only entries about this subject. */
  readonly subjectId?: string
  /** Only entries about users and groups with an outcome of this status in the change. */
  readonly status?: OutcomeStatus
  /** Only entries about subjects with this text in their name, regardless of case. */
  readonly search?: string
}

export interface ChangeEntries {
  readonly entries: JournalEntry[]
  /** How many there are in all. */
  readonly total: number
  /** The `after` of the next page. */
  readonly cursor?: string
}

/** The default number of entries in one answer about a change. */
const changeEntries = 2000
/** How many entries are read at once to find their subjects. */
const chunk = 1000
/** So many subjects are read one by one: each has few entries, while the change may have very many. */
const few = 50

type Reader = Pick<Store, 'find'>
type SubjectCriteria = Pick<ChangeEntriesQuery, 'subjectId' | 'status' | 'search'>

/** Reads entries of a change, oldest first. */
export async function readChangeEntries(
  store: Reader,
  change: ChangeSummary,
  { after = 0, limit = changeEntries, ...criteria }: ChangeEntriesQuery,
): Promise<ChangeEntries> {
  const subjects = await findSubjects(store, change, criteria)
  if (subjects && subjects.size <= few) {
    const entries = await readEach(store, change, subjects)
    const following = entries.filter(({ seq }) => seq > after)
    return toPage(following.slice(0, limit), entries.length, following.length > limit)
  }
  const ofChange = equals('changeId', change.id)
  const anyOf = subjects && { anyOf: { attribute: 'subjectId', values: [...subjects] } }
  const { total } = await store.find('journal', { filter: ofChange, ...anyOf, count: 0 })
  const { items, nextCursor } = await store.find<StoredEntry>('journal', {
    filter: all(ofChange, seqIs('gt', after)),
    ...anyOf,
    ...{ count: limit, uncounted: true },
  })
  const entries = items.map(({ document }) => document.entry)
  return toPage(entries, total, nextCursor !== undefined)
}

function toPage(entries: JournalEntry[], total: number, hasMore: boolean): ChangeEntries {
  const last = entries.at(-1)
  return { entries, total, ...(hasMore && last && { cursor: String(last.seq) }) }
}

/** The entries of a change about some subjects, oldest first. */
async function readEach(
  store: Reader,
  change: ChangeSummary,
  subjects: ReadonlySet<string>,
): Promise<JournalEntry[]> {
  const found = await Promise.all(
    [...subjects].map(async (id) => {
      const filter = all(equals('subjectId', id), ...within(change, change.seq - 1))
      const { items } = await store.find<StoredEntry>('journal', { filter, uncounted: true })
      return items.map(({ document }) => document.entry)
    }),
  )
  return found
    .flat()
    .filter((entry) => changeIdOf(entry) === change.id)
    .sort((one, other) => one.seq - other.seq)
}

/** The conditions on the numbers of entries that a change may have after one. */
const within = ({ last }: ChangeSummary, after: number): readonly Filter[] => [
  seqIs('gt', after),
  seqIs('le', last),
]

/** The subjects of a change that satisfy the criteria; undefined when there are none. */
async function findSubjects(
  store: Reader,
  change: ChangeSummary,
  { subjectId, status, search = '' }: SubjectCriteria,
): Promise<ReadonlySet<string> | undefined> {
  if (status === undefined && search === '')
    return subjectId === undefined ? undefined : new Set([subjectId])
  const leading =
    (subjectId !== undefined && equals('subjectId', subjectId)) ||
    (status !== undefined && equals('outcome', status)) ||
    equals('changeId', change.id)
  const text = search.toLowerCase()
  const subjects = new Set<string>()
  for await (const item of readAll(store, leading, change)) {
    // Most entries are left out without being parsed.
    if (!mayContain(item, text)) continue
    const { entry } = item.document
    const isOutcome = status === undefined || (entry.type === 'outcome' && entry.status === status)
    const subject = subjectOf(entry)
    if (changeIdOf(entry) === change.id && isOutcome && subject?.name.toLowerCase().includes(text))
      subjects.add(subject.id)
  }
  return subjects
}

async function* readAll(
  store: Reader,
  leading: Filter,
  change: ChangeSummary,
): AsyncGenerator<Listed<StoredEntry>> {
  let after = change.seq - 1
  for (;;) {
    const { items, nextCursor } = await store.find<StoredEntry>('journal', {
      filter: all(leading, ...within(change, after)),
      ...{ count: chunk, uncounted: true },
    })
    yield* items
    const last = items.at(-1)
    if (nextCursor === undefined || !last) return
    after = last.sequence
  }
}

/** False is certain. */
const mayContain = ({ json }: Listed, text: string): boolean =>
  json === undefined || json.toLowerCase().includes(JSON.stringify(text).slice(1, -1))
