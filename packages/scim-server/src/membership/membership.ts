import type { Filter } from '@pingone-sandbox/scim'
import type { Service } from '../directory/service.ts'

/** What a group may have as a member (RFC 7643 §8.7.1, `members.type`). */
export type MemberType = 'User' | 'Group'

/**
 * One edge between a group and its member.
 *
 * Edges are documents of their own, so that adding a member to a group of 10,000 writes one row, and a user's read-only
 * `groups` is the same edges read from the other end.
 */
export type Membership = {
  readonly id: string
  readonly groupId: string
  readonly memberId: string
  /** `Unknown` for an id that no resource here has, which a server may be set up to take. */
  readonly memberType: MemberType | 'Unknown'
  /** The name that the member had when it was taken in. */
  readonly memberDisplay?: string
}

/** The end of the edge that is known; the other one is looked for. */
export type MembershipEnd = 'groupId' | 'memberId'

/** Names the edge: a member is in a group at most once. */
export function membershipId(groupId: string, memberId: string): string {
  return `${groupId}:${memberId}`
}

/** Finds the edges that have one of these ids at the given end, in the order in which they were made. */
export async function findMemberships(
  { store, memberships }: Service,
  end: MembershipEnd,
  ids: readonly string[],
): Promise<readonly Membership[]> {
  if (ids.length === 0) return []
  const anyOf = { attribute: end, values: ids }
  const page = await store.find<Membership>(memberships, { anyOf })
  return page.items.map(({ document }) => document)
}

/**
 * Follows nested groups from these ids, upwards to the groups that contain them or downwards to the groups within them.
 *
 * Returns the edges on the way, level by level. Groups that contain each other end the search instead of keeping it going.
 */
export async function followNesting(
  service: Service,
  direction: 'up' | 'down',
  ids: readonly string[],
): Promise<readonly Membership[]> {
  const [near, far] =
    direction === 'up' ? (['memberId', 'groupId'] as const) : (['groupId', 'memberId'] as const)
  const seen = new Set(ids)
  const found: Membership[] = []
  let level = [...seen]
  while (level.length > 0) {
    const edges = await findMemberships(service, near, level)
    const nested = edges.filter(({ memberType }) => memberType === 'Group')
    found.push(...nested)
    level = [...new Set(nested.map((edge) => edge[far]))].filter((id) => !seen.has(id))
    for (const id of level) seen.add(id)
  }
  return found
}

/** A filter that holds for documents whose attribute has one of the values. */
export function oneOf(name: string, values: readonly string[]): Filter {
  const operands = values.map((value): Filter => ({
    kind: 'compare',
    path: { name },
    operator: 'eq',
    value,
  }))
  const [only] = operands
  return operands.length === 1 && only ? only : { kind: 'or', operands }
}
