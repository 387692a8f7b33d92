import type { Filter } from '@pingone-sandbox/scim'
import type { Store } from '@pingone-sandbox/store'

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
  readonly memberType: MemberType
}

/** The end of the edge that is known; the other one is looked for. */
export type MembershipEnd = 'groupId' | 'memberId'

/** Names the edge: a member is in a group at most once. */
export function membershipId(groupId: string, memberId: string): string {
  return `${groupId}:${memberId}`
}

// One query per chunk; SQLite refuses expressions nested deeper than 1,000.
const chunkSize = 200

/** Finds the edges that have one of these ids at the given end, in the order in which they were made. */
export async function findMemberships(
  store: Store,
  end: MembershipEnd,
  ids: readonly string[],
): Promise<readonly Membership[]> {
  const found: Membership[] = []
  for (let start = 0; start < ids.length; start += chunkSize) {
    const filter = oneOf(end, ids.slice(start, start + chunkSize))
    const page = await store.find<Membership>('members', { filter })
    found.push(...page.items.map(({ document }) => document))
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
