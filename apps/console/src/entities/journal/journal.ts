import type { JournalEntry } from '@pingone-sandbox/contract'
import { skipToken, useQuery } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'

/** The part of the journal that the console holds: its end, and as much before as was asked for. */
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

/** A console that is left open follows millions of entries; it holds the newest of them. */
const mostHeld = 20_000

/** Adds what the stream has brought. */
export function withArrived(
  { entries, olderThan }: JournalWindow,
  arrived: readonly JournalEntry[],
): JournalWindow {
  const merged = mergeEntries(entries, arrived)
  if (merged.length <= mostHeld) return { entries: merged, olderThan }
  const kept = merged.slice(-mostHeld)
  const headless = new Set(changesWithoutHead(kept))
  const heads = merged
    .slice(0, -mostHeld)
    .filter((entry) => entry.type === 'change' && headless.has(entry.changeId))
  return { entries: [...heads, ...kept], olderThan: kept[0]?.seq }
}

/** Adds the end of the journal, read when the stream has opened; entries may have arrived meanwhile. */
export function withEnd(known: JournalWindow, end: JournalWindow): JournalWindow {
  const [first] = known.entries
  const last = known.entries.at(-1)
  if (first === undefined || last === undefined) return end
  const entries = mergeEntries(known.entries, end.entries)
  if (end.olderThan === undefined) return { entries, olderThan: undefined }
  // Between what was known before a loss and the end there may be a gap: then only the end holds.
  if (end.olderThan > last.seq + 1) return end
  const knownFrom = known.olderThan ?? first.seq
  return { entries, olderThan: knownFrom < end.olderThan ? known.olderThan : end.olderThan }
}

/** Adds the page before. */
export function withOlder(known: JournalWindow, older: JournalWindow): JournalWindow {
  return { entries: mergeEntries(older.entries, known.entries), olderThan: older.olderThan }
}

/** The changes whose own entry lies before what has been read. */
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
    return answer('journalEntry').parse(JSON.parse(data))
  } catch {
    return undefined
  }
}

/**
 * The newest entries of the journal; undefined until they are read.
 *
 * The stream alone writes it: a fetch of its own could end after newer entries have arrived, and drop them.
 */
export function useJournal(): readonly JournalEntry[] | undefined {
  const { data } = useQuery<JournalWindow>({
    queryKey: ['journal'],
    queryFn: skipToken,
    gcTime: Infinity,
  })
  return data?.entries
}
