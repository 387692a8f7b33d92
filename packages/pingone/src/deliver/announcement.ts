import type { SourceChange } from '../outbox/change.ts'
import type { RetryingJournal } from './retrying.ts'

/** Creates a function that writes the first journal entry of a change; further calls do nothing. */
export function createAnnouncement(
  journal: Pick<RetryingJournal, 'append' | 'hasChange'>,
  { id: changeId, action, subject, group, summary }: SourceChange,
): () => Promise<void> {
  let announced: Promise<void> | undefined
  // After a crash the change runs again, and its first entry is already in the journal.
  const announce = async () => {
    if (!(await journal.hasChange(changeId)))
      await journal.append({
        ...{ type: 'change', changeId, action, subject },
        ...(group && { group }),
        summary,
      })
  }
  return () => (announced ??= announce())
}
