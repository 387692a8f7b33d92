import type { SourceChange } from '../outbox/change.ts'
import type { Link } from '../links/link.ts'
import { isRetried } from './retry-criteria.ts'

/** Tells whether a subject already failed in this change, which runs again after a restart. */
export const hasFailedIn = (
  changeId: string,
  link: Pick<Link, 'status' | 'failedIn' | 'deferred'> | undefined,
): boolean => link?.status === 'failed' && !link.deferred && link.failedIn === changeId

type Change = Pick<SourceChange, 'deferredAt' | 'retry' | 'userIds' | 'groupIds'>

/** Tells whether a change syncs only what was deferred or has failed, so that its tasks must be checked with `isStillDue`. */
export const mayBeDone = ({ deferredAt, retry }: Change): boolean =>
  deferredAt !== undefined || retry !== undefined

/**
 * Tells whether a change must still sync a user or a group.
 *
 * A change for deferred or failed subjects may run twice, when some are synced already. A group that was neither is synced, since it
 * may lack a user that was; one that has failed waits for its next change.
 */
export function isStillDue(change: Change, link: Link | undefined): boolean {
  if (!mayBeDone(change)) return true
  if (change.deferredAt === undefined ? isRetried(change, link) : link?.deferred) return true
  return link?.subjectType === 'group' && link.status !== 'failed'
}
