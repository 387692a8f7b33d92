import type { Store } from '@pingone-sandbox/store'

/** The last sync of a rule. */
export type RuleSync = {
  readonly id: string
  readonly environmentId: string
  readonly lastSyncAt: string
  /** A defect of the sandbox in the work on the rule as a whole, until a full sync succeeds. */
  readonly defect?: string
}

export interface RuleSyncEnd {
  readonly at: Date
  /** All users and groups of the rule were synced. */
  readonly isWhole: boolean
  readonly defect: string | undefined
}

/** The last syncs of rules. */
export interface RuleSyncs {
  readonly get: (ruleId: string) => Promise<RuleSync | undefined>
  /** Records a sync of a rule. */
  readonly keep: (
    rule: { readonly id: string; readonly environmentId: string },
    end: RuleSyncEnd,
  ) => Promise<void>
}

export function createRuleSyncs(store: Store): RuleSyncs {
  const get = async (ruleId: string) => (await store.get<RuleSync>('ruleSyncs', ruleId))?.document

  return {
    get,
    async keep({ id, environmentId }, { at, isWhole, defect }) {
      // Only a full sync proves that no user is missing.
      const lasting = defect ?? (isWhole ? undefined : (await get(id))?.defect)
      const document: RuleSync = {
        ...{ id, environmentId, lastSyncAt: at.toISOString() },
        ...(lasting !== undefined && { defect: lasting }),
      }
      await store.commit([{ kind: 'put', collection: 'ruleSyncs', document }])
    },
  }
}
