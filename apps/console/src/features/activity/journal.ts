import { journalEntry, type JournalEntry } from '@pingone-sandbox/pingone/contract'

/** The types of journal entries, which are the event types of the stream. */
export const streamEventTypes = [
  'change',
  'decision',
  'exchange',
  'outcome',
  'finished',
] as const satisfies readonly JournalEntry['type'][]

/** Joins two lists of entries in the order of the journal; an entry that is in both counts once. */
export function mergeEntries(
  known: readonly JournalEntry[],
  arrived: readonly JournalEntry[],
): readonly JournalEntry[] {
  const last = known.at(-1)?.seq ?? 0
  // Nearly always everything that arrives is new.
  if (arrived.every(({ seq }, index) => seq > (arrived[index - 1]?.seq ?? last)))
    return [...known, ...arrived]
  const bySeq = new Map([...known, ...arrived].map((entry) => [entry.seq, entry]))
  return [...bySeq.values()].toSorted((one, other) => one.seq - other.seq)
}

/** Reads the data of a stream event; `undefined` when it is no journal entry. */
export function parseEntry(data: string): JournalEntry | undefined {
  try {
    return journalEntry.safeParse(JSON.parse(data)).data
  } catch {
    return undefined
  }
}
