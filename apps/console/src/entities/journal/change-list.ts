import {
  changeIdOf,
  isSought,
  subjectOf,
  withEntry,
  type ChangeCriteria,
  type ChangeSummary,
  type JournalEntry,
} from '@pingone-sandbox/contract'

/** A page of changes from the control API. */
export interface ChangePage {
  readonly seq: number
  readonly changes: readonly ChangeSummary[]
  readonly cursor?: string | undefined
}

/** The changes that match some criteria, as far back as they have been read. */
export interface ChangeList {
  readonly criteria: ChangeCriteria
  /** Newest first. */
  readonly changes: readonly ChangeSummary[]
  /** Changes in progress that do not match yet. */
  readonly others: ReadonlyMap<string, ChangeSummary>
  /** Every change up to this entry is in the list or in pages after it. */
  readonly seq: number
  /** Cursor of the next page; undefined at the beginning of the journal. */
  readonly cursor: string | undefined
}

/** The list restarts with the newest page when it grows past this. */
export const maxChanges = 20_000

export const emptyList = (criteria: ChangeCriteria): ChangeList => ({
  criteria,
  changes: [],
  others: new Map(),
  seq: 0,
  cursor: undefined,
})

/** Merges the newest page; if there may be a gap, older changes are dropped. */
export function withNewest(known: ChangeList, page: ChangePage): ChangeList {
  const { criteria, others } = known
  const oldest = page.changes.at(-1)?.seq ?? 0
  const newest = known.changes[0]?.seq ?? 0
  const isJoined =
    page.cursor !== undefined && newest >= oldest && known.changes.length <= maxChanges
  const later = known.changes.filter(({ seq }) => seq > page.seq)
  const earlier = isJoined ? known.changes.filter(({ seq }) => seq < oldest) : []
  const before = new Map(known.changes.map((change) => [change.id, change]))
  return {
    criteria,
    others,
    changes: [
      ...later,
      ...page.changes.map((each) => further(before.get(each.id), each)),
      ...earlier,
    ],
    seq: Math.max(known.seq, page.seq),
    cursor: isJoined ? known.cursor : page.cursor,
  }
}

/** Adds the next page. */
export function withOlder(known: ChangeList, page: ChangePage): ChangeList {
  const knownIds = new Set(known.changes.map(({ id }) => id))
  const older = page.changes.filter(({ id }) => !knownIds.has(id))
  return { ...known, changes: [...known.changes, ...older], cursor: page.cursor }
}

/** Adds entries from the stream. */
export function withEntries(known: ChangeList, entries: readonly JournalEntry[]): ChangeList {
  const ids = new Set(entries.map(changeIdOf))
  const touched = new Map(
    [...known.changes, ...known.others.values()]
      .filter(({ id }) => ids.has(id))
      .map((change) => [change.id, change]),
  )
  for (const entry of entries) {
    const id = changeIdOf(entry)
    const before = touched.get(id)
    // An earlier change is in the list, does not match, or is older than the pages read.
    if (before === undefined && entry.seq <= known.seq) continue
    const change = withEntry(before, entry)
    if (change !== undefined) touched.set(id, change)
  }
  const seq = Math.max(known.seq, entries.at(-1)?.seq ?? 0)
  return { ...withTouched(known, touched, concerning(known.criteria, entries)), seq }
}

/** Adds a change that was read individually. */
export function withChange(known: ChangeList, change: ChangeSummary): ChangeList {
  return withTouched(known, new Map([[change.id, change]]))
}

/** Ids of changes whose first entry the list has not seen, and which may match now. */
export function changesToRead(
  { criteria, changes, others, seq }: ChangeList,
  entries: readonly JournalEntry[],
): ReadonlySet<string> {
  // Without criteria every change matches, so this one is older than the pages read.
  if (Object.keys(criteria).length === 0) return new Set()
  const ids = new Set(entries.map(changeIdOf))
  for (const entry of entries)
    if (entry.seq > seq && withEntry(undefined, entry) !== undefined) ids.delete(changeIdOf(entry))
  for (const { id } of changes) ids.delete(id)
  for (const id of others.keys()) ids.delete(id)
  return ids
}

/** The ids of changes with an entry about the user or group that the criteria name: a summary does not name all of them. */
function concerning(
  { subjectId, search }: ChangeCriteria,
  entries: readonly JournalEntry[],
): ReadonlySet<string> {
  if (subjectId === undefined && search === undefined) return new Set()
  const isNamed = (entry: JournalEntry): boolean => {
    const subject = subjectOf(entry)
    return (
      subject !== undefined &&
      (subjectId === undefined || subject.id === subjectId) &&
      (search === undefined || subject.name.toLowerCase().includes(search.toLowerCase()))
    )
  }
  return new Set(entries.filter(isNamed).map(changeIdOf))
}

function withTouched(
  known: ChangeList,
  touched: ReadonlyMap<string, ChangeSummary>,
  concerned: ReadonlySet<string> = new Set(),
): ChangeList {
  const { criteria, cursor } = known
  const { subjectId: _, search: __, ...ofChange } = criteria
  const isWanted = (change: ChangeSummary): boolean =>
    isSought(change, concerned.has(change.id) ? ofChange : criteria)
  const changes = known.changes.map((change) => touched.get(change.id) ?? change)
  const knownIds = new Set(known.changes.map(({ id }) => id))
  const oldest = changes.at(-1)?.seq ?? 0
  const joining = [...touched.values()].filter(
    (change) =>
      !knownIds.has(change.id) && isWanted(change) && (cursor === undefined || change.seq > oldest),
  )
  const others = new Map(known.others)
  for (const [id, change] of touched)
    if (change.finished || isWanted(change)) others.delete(id)
    else others.set(id, change)
  const all = joining.length === 0 ? changes : [...joining, ...changes]
  return {
    ...known,
    changes: joining.length === 0 ? all : all.toSorted((one, other) => other.seq - one.seq),
    others,
  }
}

/** The newer of two summaries of one change. */
function further(known: ChangeSummary | undefined, read: ChangeSummary): ChangeSummary {
  return known !== undefined && known.last > read.last ? known : read
}
