import type { Link } from '../links/link.ts'
import type { SourceChange } from '../outbox/change.ts'

type Retry = Pick<SourceChange, 'retry' | 'userIds' | 'groupIds'>

/** Tells whether a retry syncs the user or group of a link again: it is still failed, and among those that the retry is about. */
export function isRetried({ retry, userIds, groupIds }: Retry, link: Link | undefined): boolean {
  if (retry === undefined || link?.status !== 'failed') return false
  if (!retry.ruleIds.includes(link.ruleId)) return false
  if (retry.cause !== undefined && (link.cause ?? 'other') !== retry.cause) return false
  const named = link.subjectType === 'user' ? userIds : groupIds
  return !retry.isNamed || named.includes(link.subjectId)
}
