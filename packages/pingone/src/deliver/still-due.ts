import type { SourceChange } from '../outbox/change.ts'
import type { Link } from '../links/link.ts'

/** Tells whether a subject already failed in this change, which runs again after a restart. */
export const hasFailedIn = (
  changeId: string,
  link: Pick<Link, 'status' | 'failedIn' | 'deferred'> | undefined,
): boolean => link?.status === 'failed' && !link.deferred && link.failedIn === changeId

/**
 * Tells whether a change must still sync a user or a group.
 *
 * A change for deferred subjects may run twice, when some are synced already. A group that was not deferred is synced, since it may
 * lack a deferred member; one that has failed waits for its next change.
 */
export function isStillDue(
  { deferredAt }: Pick<SourceChange, 'deferredAt'>,
  link: Pick<Link, 'subjectType' | 'status' | 'deferred'> | undefined,
): boolean {
  if (deferredAt === undefined || link?.deferred) return true
  return link?.subjectType === 'group' && link.status !== 'failed'
}
