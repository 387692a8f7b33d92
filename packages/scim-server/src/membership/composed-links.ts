import type { MemberType } from '../directory/membership.ts'

/** A value of a group's `members` or of a user's `groups` (RFC 7643 §4.1.2 and §4.2). */
export interface Link {
  readonly value: string
  /** Absent, like the type and the name, for a member that is not a resource of this server. */
  readonly $ref?: string
  readonly type?: MemberType | 'direct' | 'indirect'
  readonly display?: string
}

/** The links of one resource. */
export interface ComposedLinks {
  readonly links: readonly Link[]
  /**
   * The links that may change while the version of the resource does not: all groups of a user; of the members of a group, which are
   * written with it, those whose name has changed since they were added.
   */
  readonly unversioned: readonly Link[]
}
