import { readChangeHead, readJournalBefore } from '../../lib/control-client.ts'
import {
  changesWithoutHead,
  mergeEntries,
  type JournalWindow,
} from '../../entities/journal/journal.ts'

/** Reads the newest entries before a position, with the changes they belong to. */
export async function readWindow(before: number | 'end'): Promise<JournalWindow> {
  const { entries, cursor } = await readJournalBefore(before)
  // A large change began long before its last entries, and without its own entry nobody knows what it was.
  const heads = await Promise.all(changesWithoutHead(entries).map(readChangeHead))
  return {
    entries: mergeEntries(
      entries,
      heads.filter((head) => head !== undefined),
    ),
    olderThan: cursor === undefined ? undefined : Number(cursor),
  }
}
