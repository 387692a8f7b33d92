import type { SourceChange } from '../outbox/change.ts'
import type { Link } from '../links/links.ts'

/** Tells whether a subject already failed in this change, which runs again after a restart. */
export const hasFailedIn = (
  changeId: string,
  link: Pick<Link, 'status' | 'failedIn' | 'deferred'> | undefined,
): boolean => link?.status === 'failed' && !link.deferred && link.failedIn === changeId

/**
 * Tells whether a change still concerns a user or a group when its turn comes.
 *
 * A change that takes up what an open circuit kept from being sent may come twice, and finds some dealt with by then. A group that
 * was not left behind is looked at, since it may lack a member who was; one that has failed waits for its next change.
 */
export function isStillDue(
  { deferredAt }: Pick<SourceChange, 'deferredAt'>,
  link: Pick<Link, 'subjectType' | 'status' | 'deferred'> | undefined,
): boolean {
  if (deferredAt === undefined || link?.deferred) return true
  return link?.subjectType === 'group' && link.status !== 'failed'
}
