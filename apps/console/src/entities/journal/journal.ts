import type { JournalEntry } from '@pingone-sandbox/contract'
import { skipToken, useQuery } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'

/** The part of the journal in the console: its newest entries, and the older pages that were requested. */
export interface JournalWindow {
  /** Oldest first. */
  readonly entries: readonly JournalEntry[]
  /** Entries below this `seq` have not been read; absent when there are none. */
  readonly olderThan: number | undefined
}

export const emptyWindow: JournalWindow = { entries: [], olderThan: undefined }

/** The types of journal entries, which are the event types of the stream. */
export const streamEventTypes = [
  'change',
  'decision',
  'exchange',
  'retry',
  'circuit',
  'outcome',
  'finished',
] as const satisfies readonly JournalEntry['type'][]

/** The newest entries that are kept; an open console may follow millions. */
const maxEntries = 20_000

/** Adds entries from the stream. */
export function withArrived(
  { entries, olderThan }: JournalWindow,
  arrived: readonly JournalEntry[],
): JournalWindow {
  const merged = mergeEntries(entries, arrived)
  if (merged.length <= maxEntries) return { entries: merged, olderThan }
  const kept = merged.slice(-maxEntries)
  const headless = new Set(changesWithoutHead(kept))
  const heads = merged
    .slice(0, -maxEntries)
    .filter((entry) => entry.type === 'change' && headless.has(entry.changeId))
  return { entries: [...heads, ...kept], olderThan: kept[0]?.seq }
}

/** Adds the end of the journal, read after the stream opened; stream entries may have arrived before. */
export function withEnd(known: JournalWindow, end: JournalWindow): JournalWindow {
  const [first] = known.entries
  const last = known.entries.at(-1)
  if (first === undefined || last === undefined) return end
  const entries = mergeEntries(known.entries, end.entries)
  if (end.olderThan === undefined) return { entries, olderThan: undefined }
  // After a lost connection there may be a gap: then only the end is kept.
  if (end.olderThan > last.seq + 1) return end
  const knownFrom = known.olderThan ?? first.seq
  return { entries, olderThan: knownFrom < end.olderThan ? known.olderThan : end.olderThan }
}

/** Adds the preceding page. */
export function withOlder(known: JournalWindow, older: JournalWindow): JournalWindow {
  return { entries: mergeEntries(older.entries, known.entries), olderThan: older.olderThan }
}

/** Ids of changes whose first entry has not been read. */
export function changesWithoutHead(entries: readonly JournalEntry[]): readonly string[] {
  const heads = new Set<string>()
  const changes = new Set<string>()
  for (const { type, changeId } of entries) {
    if (changeId === undefined) continue
    changes.add(changeId)
    if (type === 'change') heads.add(changeId)
  }
  return [...changes].filter((id) => !heads.has(id))
}

/** Merges two lists of entries in journal order, without duplicates. */
export function mergeEntries(
  known: readonly JournalEntry[],
  arrived: readonly JournalEntry[],
): readonly JournalEntry[] {
  const last = known.at(-1)?.seq ?? 0
  // Nearly always all entries are new.
  if (arrived.every(({ seq }, index) => seq > (arrived[index - 1]?.seq ?? last)))
    return [...known, ...arrived]
  const bySeq = new Map([...known, ...arrived].map((entry) => [entry.seq, entry]))
  return [...bySeq.values()].toSorted((one, other) => one.seq - other.seq)
}

/** Parses a stream event; `undefined` when it is not a journal entry. */
export function parseEntry(data: string): JournalEntry | undefined {
  try {
    return answer('journalEntry').parse(JSON.parse(data))
  } catch {
    return undefined
  }
}

/**
 * The newest entries of the journal; undefined until they are read.
 *
 * Only the stream writes it: a fetch could finish after newer entries arrived, and drop them.
 */
export function useJournal(): readonly JournalEntry[] | undefined {
  const { data } = useQuery<JournalWindow>({
    queryKey: ['journal'],
    queryFn: skipToken,
    gcTime: Infinity,
  })
  return data?.entries
}
