import type { Write } from '@pingone-sandbox/store'
import type { FailureCause, Subject } from '@pingone-sandbox/contract'

/**
 * An event in the source that provisioning must process.
 *
 * It is written in the commit of its documents, and stays queued until every rule has processed it.
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
  /** The group that the subject is added to or removed from. */
  readonly group?: Subject
  readonly summary: string
  /** Users whose scope or attributes may have changed. */
  readonly userIds: readonly string[]
  /** Groups whose name or members may have changed. */
  readonly groupIds: readonly string[]
  /** Rules to sync in full: a resync, a revision. */
  readonly ruleIds?: readonly string[]
  /** The rules of `ruleIds` that read linked users and groups at the target: a Full Resync, a rule that is enabled again. */
  readonly readRuleIds?: readonly string[]
  /** The connection whose deferred users and groups are synced now, since its circuit has closed. */
  readonly deferredAt?: string
  /** Only failed users and groups are synced again: those that the change names, or all when it names none. */
  readonly retry?: RetryCriteria
  /** The links of deleted rules end with this change. */
  readonly releases?: true
}

/** Which failed users and groups a retry syncs again. */
export interface RetryCriteria {
  /** Those of these rules. */
  readonly ruleIds: readonly string[]
  /** Those that failed for this reason. */
  readonly cause?: FailureCause
  /** Those that the change names in `userIds` and `groupIds`; all otherwise, which may be too many to list. */
  readonly isNamed: boolean
}

/** A change as a caller passes it; the queue adds id, sequence and time. */
export type NewChange = Omit<SourceChange, 'id' | 'sequence' | 'at'>

/** Where changes are queued. */
export interface ChangeQueue {
  /**
   * Queues the change in one commit with its writes.
   *
   * `committed` is called after the commit and before the sync is notified. Throws what the store throws; then neither is
   * stored.
   */
  commit(
    change: NewChange,
    writes?: readonly Write[],
    committed?: () => void,
  ): Promise<SourceChange>
}
