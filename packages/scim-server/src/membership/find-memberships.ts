import type { Membership, MembershipEnd } from '../directory/membership.ts'
import type { Service } from '../directory/service.ts'

/** Finds the edges that have one of these ids at the given end, in the order of their creation. */
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
 * Follows nested groups from these ids: up to the groups that contain them, or down to the groups that they contain.
 *
 * Returns the edges, level by level. A cycle of groups is followed once.
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
