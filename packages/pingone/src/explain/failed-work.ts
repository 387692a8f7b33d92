import type {
  Delivery,
  Exchange,
  JournalEntryOf,
  Repair,
  ScimConfiguration,
  Side,
} from '@pingone-sandbox/contract'

/** Failed work on one user or group under one rule in one change. */
export interface FailedWork {
  readonly outcome: Pick<
    JournalEntryOf<'outcome'>,
    'rule' | 'subject' | 'status' | 'cause' | 'summary' | 'memberships'
  >
  /** The exchanges of the subject under the rule in the change, oldest first, with the misbehaviours that acted on each. */
  readonly exchanges: readonly Exchange[]
  /** The connection as it is now; absent when it is deleted. Secrets may be absent or masked. */
  readonly connection?: {
    readonly id: string
    readonly configuration: ScimConfiguration
    readonly delivery?: Delivery
  }
  /** What can be switched off now, by id. Absent when it is not known; what acted then counts as active. */
  readonly active?: {
    readonly faults: readonly string[]
    readonly misbehaviours: readonly string[]
  }
}

/** What causes a failure, without what follows from it. */
export interface Finding {
  readonly exchange?: Exchange | undefined
  readonly title: string
  readonly message: string
  /** That of the failure cause unless given. */
  readonly side?: Side
  /** A repair that cannot be named is undefined. */
  readonly repairs: readonly (Repair | undefined)[]
  /** A misbehaviour that acted on the exchange does not cause the failure. */
  readonly isMisbehaviourHarmless?: true
  /** The user or group needs no retry: it is retried automatically, or a retry would fail in the same way. */
  readonly isRetried?: false
}
