/** The types of members (RFC 7643 §8.7.1, `members.type`). */
export type MemberType = 'User' | 'Group'

/**
 * An edge between a group and its member.
 *
 * Edges are documents of their own, so that one more member in a group of 10,000 is one more row, and a user's read-only `groups`
 * are the same edges, read from the other end.
 */
export type Membership = {
  readonly id: string
  readonly groupId: string
  readonly memberId: string
  /** `Unknown` for an id that no resource has, which a server accepts with the option `unknownMembers`. */
  readonly memberType: MemberType | 'Unknown'
  /** The name of the member at the time when it was added. */
  readonly memberDisplay?: string
}

/** The end of an edge that is known in a look-up. */
export type MembershipEnd = 'groupId' | 'memberId'

/** Returns the id of an edge: a member is in a group at most once. */
export function membershipId(groupId: string, memberId: string): string {
  return `${groupId}:${memberId}`
}
