import type { Store } from '@pingone-sandbox/store'

/** When a rule last had something to do with its target. */
export type RuleSync = {
  readonly id: string
  readonly environmentId: string
  readonly lastSyncAt: string
  /** What the sandbox got wrong in the work on the rule as a whole, until a sync of all of it succeeds. */
  readonly defect?: string
}

export interface RuleSyncEnd {
  readonly at: Date
  /** Everybody under the rule was synced. */
  readonly isWhole: boolean
  readonly defect: string | undefined
}

/** The last syncs of rules. */
export interface RuleSyncs {
  readonly get: (ruleId: string) => Promise<RuleSync | undefined>
  /** Keeps that a rule was synced. */
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
      // Only a sync of all of it shows that no user is missing any more.
      const standing = defect ?? (isWhole ? undefined : (await get(id))?.defect)
      const document: RuleSync = {
        ...{ id, environmentId, lastSyncAt: at.toISOString() },
        ...(standing !== undefined && { defect: standing }),
      }
      await store.commit([{ kind: 'put', collection: 'ruleSyncs', document }])
    },
  }
}
