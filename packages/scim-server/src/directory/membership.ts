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
