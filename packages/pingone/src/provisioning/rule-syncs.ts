import type { Store, Write } from '@pingone-sandbox/store'

/** When a rule last had something to do with its target. */
export type RuleSync = {
  readonly id: string
  readonly environmentId: string
  readonly lastSyncAt: string
  /** What the sandbox got wrong in the work on the rule as a whole, until a sync of all of it succeeds. */
  readonly defect?: string
}

/** The last syncs of rules. */
export interface RuleSyncs {
  readonly get: (ruleId: string) => Promise<RuleSync | undefined>
  readonly put: (sync: RuleSync) => Write
}

export function createRuleSyncs(store: Store): RuleSyncs {
  return {
    get: async (ruleId) => (await store.get<RuleSync>('ruleSyncs', ruleId))?.document,
    put: (sync) => ({ kind: 'put', collection: 'ruleSyncs', document: { ...sync } }),
  }
}
