import type { SourceChange } from '../outbox/change.ts'
import type { RetryingJournal } from './retrying.ts'

/** Makes what writes the head of a change into the journal, once however often it is called. */
export function createAnnouncement(
  journal: Pick<RetryingJournal, 'append' | 'hasChange'>,
  { id: changeId, action, subject, summary }: SourceChange,
): () => Promise<void> {
  let announced: Promise<void> | undefined
  // After a crash the change is taken up again; the journal keeps the head it has.
  const announce = async () => {
    if (!(await journal.hasChange(changeId)))
      await journal.append({ type: 'change', changeId, action, subject, summary })
  }
  return () => (announced ??= announce())
}
