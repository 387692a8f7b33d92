import type { GroupChange, MemberChange } from './group-patch.ts'
import type { Result } from './result.ts'
import type { LookupReason } from './quirks/operation.ts'
import type { TargetResource } from './answer.ts'

/** A member change that the target refused, and why. */
export interface RefusedMember extends MemberChange {
  readonly why: string
}

export interface CreatedGroup {
  readonly id: string
  /** The answer was lost, and a lookup found what had been committed. */
  readonly recovered: boolean
  readonly refused: readonly RefusedMember[]
}

/** The group operations of the simulated client, as the profile shapes them. */
export interface GroupOperations {
  /** Searches for a group of each name in turn. Returns the first group that is found. */
  find(names: readonly string[], reason?: LookupReason): Promise<Result<TargetResource | undefined>>
  /** `members` are in place afterwards, by the POST itself or by following requests. */
  create(name: string, members: readonly string[]): Promise<Result<CreatedGroup>>
  /** Returns the members that the target refused while it accepted the others. */
  update(id: string, change: GroupChange): Promise<Result<readonly RefusedMember[]>>
  /** A group that is already gone counts as deleted. */
  remove(id: string): Promise<Result<'deleted' | 'gone'>>
}
