import type {
  Culprit,
  Delivery,
  Exchange,
  JournalEntryOf,
  ScimConfiguration,
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
}

/**
 * Names the exchange that causes a failure, although it may have succeeded, and what may repair that. Pure: it reads nothing but its
 * argument. Undefined unless the work failed.
 */
export function culpritOf({ outcome }: FailedWork): Culprit | undefined {
  const { cause, summary } = outcome
  if (cause === undefined) return undefined
  return { succeeded: false, side: 'server', title: cause, message: summary, repairs: [] }
}
