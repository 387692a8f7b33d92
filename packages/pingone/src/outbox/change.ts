import type { Write } from '@pingone-sandbox/store'
import type { Subject } from '@pingone-sandbox/contract'

/**
 * Something that happened in the source and that provisioning must act on.
 *
 * It is written in the same commit as the documents it speaks of, and stays queued until every rule has dealt with it.
 */
export interface SourceChange {
  readonly id: string
  /** Orders the queue; grows with every change. */
  readonly sequence: number
  readonly at: string
  readonly environmentId: string
  /** PingOne's audit action: `USER.UPDATED`, `MEMBER_OF_GROUP.CREATED`, … */
  readonly action: string
  readonly subject: Subject
  readonly summary: string
  /** Users whose scope or attributes may have changed. */
  readonly userIds: readonly string[]
  /** Groups whose name or members may have changed. */
  readonly groupIds: readonly string[]
  /** Rules to take up in full: a resync, a revision. */
  readonly ruleIds?: readonly string[]
  /** Those of the rules to take up in full that were asked for, or enabled again: what is linked is read at the target. */
  readonly readRuleIds?: readonly string[]
  /** The connection whose users and groups were left behind while its circuit was open, and are to be taken up again. */
  readonly leftBehindAt?: string
  /** Rules that were deleted wait to be let go of. */
  readonly releases?: true
}

/** What a caller knows of a change; the queue adds id, sequence and time. */
export type NewChange = Omit<SourceChange, 'id' | 'sequence' | 'at'>

/** Where changes are queued. */
export interface ChangeQueue {
  /**
   * Queues the change in one commit with the writes that it speaks of.
   *
   * `committed` is called once both are there and before the sync is told. Throws what the store throws, and then neither is
   * there.
   */
  commit(
    change: NewChange,
    writes?: readonly Write[],
    committed?: () => void,
  ): Promise<SourceChange>
}
