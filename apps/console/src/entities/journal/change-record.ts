import {
  changeIdOf,
  withEntry,
  type ChangeRecord,
  type JournalEntry,
} from '@pingone-sandbox/contract'

/** Adds what the stream has brought of one change. */
export function withArrivedEntries(
  known: ChangeRecord,
  arrived: readonly JournalEntry[],
): ChangeRecord {
  const own = arrived.filter((entry) => changeIdOf(entry) === known.id && entry.seq > known.last)
  if (own.length === 0) return known
  const { entries, total, ...summary } = known
  // As long as its middle is not read, its end does not follow.
  const isComplete = entries.length === total
  return {
    ...own.reduce((change, entry) => withEntry(change, entry) ?? change, summary),
    entries: isComplete ? [...entries, ...own] : entries,
    total: total + own.length,
  }
}

/** Adds the page that follows the entries that are known. */
export function withFurtherEntries(known: ChangeRecord, page: ChangeRecord): ChangeRecord {
  const last = known.entries.at(-1)?.seq ?? 0
  const newer = page.last > known.last ? page : known
  return { ...newer, entries: [...known.entries, ...page.entries.filter(({ seq }) => seq > last)] }
}
