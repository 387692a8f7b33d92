import type { ScimConfiguration } from '@pingone-sandbox/contract'
import type { Link } from '../links/link.ts'
import type { MembershipChange } from './group-plan.ts'

/** The members of a group at the target: those known to be in it, and those that PingOne may remove. */
export interface KnownMembers {
  readonly certain: readonly string[]
  readonly possible: readonly string[]
}

/** The members that PingOne put into a group, by what it sent. */
export function sentMembers(
  link: Pick<Link, 'members' | 'uncertainMembers'> | undefined,
): KnownMembers {
  const certain = link?.members ?? []
  return { certain, possible: [...new Set([...certain, ...(link?.uncertainMembers ?? [])])] }
}

/** The members that the target shows. Under Merge those that PingOne did not send stay. */
export function shownMembers(
  shown: readonly string[],
  sent: readonly string[],
  { GROUP_MEMBERSHIP_HANDLING: handling }: Pick<ScimConfiguration, 'GROUP_MEMBERSHIP_HANDLING'>,
): KnownMembers {
  const known = new Set(sent)
  return {
    certain: shown,
    possible: handling === 'Overwrite' ? shown : shown.filter((id) => known.has(id)),
  }
}

/** The members to add and to remove, so that a group has the wanted ones. */
export function membersToChange(
  wanted: readonly string[],
  { certain, possible }: KnownMembers,
): Pick<MembershipChange, 'add' | 'remove'> {
  const [kept, present] = [new Set(wanted), new Set(certain)]
  return {
    add: wanted.filter((id) => !present.has(id)),
    remove: possible.filter((id) => !kept.has(id)),
  }
}
