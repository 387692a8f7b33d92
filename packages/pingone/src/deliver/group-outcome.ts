import type { FailureCause, JournalEntryOf } from '@pingone-sandbox/contract'
import type { GroupDecision } from '../decide/group-decision.ts'
import { sentMembers, type KnownMembers } from '../decide/group-membership.ts'
import type { Link } from '../links/link.ts'
import type { Deferral } from '../outbound/result.ts'
import type { TaskEnd } from './sync-context.ts'

/** What is known of a group at the target. */
export interface KnownGroup extends Pick<
  Link,
  'members' | 'uncertainMembers' | 'pendingIdentifiers'
> {
  readonly targetId: string | undefined
}

/** How the steps of a plan ended. */
export interface GroupOutcome {
  /** Undefined when the group is no longer linked. */
  readonly known: KnownGroup | undefined
  readonly status: JournalEntryOf<'outcome'>['status'] &
    ('success' | 'unchanged' | 'failed' | 'removed')
  readonly summary: string
  /** Set when the target refused some of the members. */
  readonly memberships?: JournalEntryOf<'outcome'>['memberships']
  readonly end: TaskEnd
  /** Why it failed. */
  readonly cause?: FailureCause
  /** The HTTP status of the answer that made it fail. */
  readonly failureStatus?: number
  /** A request was not sent, since the circuit is open. */
  readonly deferred?: Deferral
  /** The target could not be read, though that was due. */
  readonly unread?: true
}

/** What is known of a group while requests about it are in flight, and after one whose answer was lost. */
export function membersInFlight(
  { name, members }: Pick<GroupDecision, 'name' | 'members'>,
  link: Link | undefined,
): Pick<Link, 'members' | 'uncertainMembers' | 'pendingIdentifiers'> {
  const { certain, possible }: KnownMembers = sentMembers(link)
  const wanted = new Set(members)
  const kept = certain.filter((id) => wanted.has(id))
  const sure = new Set(kept)
  return {
    members: kept,
    uncertainMembers: [...new Set([...possible, ...wanted])].filter((id) => !sure.has(id)),
    pendingIdentifiers: [
      ...new Set([...(link?.pendingIdentifiers ?? []), ...(link ? [link.name] : []), name]),
    ],
  }
}
