import type { Store } from '@pingone-sandbox/store'
import { equals } from '../directory/criteria.ts'
import type { ActiveRule } from './active-rule.ts'
import type { RemovedRuleRecord, RuleRecord } from './configuration/records.ts'
import type { SyncContext } from './sync-context.ts'
import { syncGroup } from './sync-group.ts'
import { syncUser } from './sync-user.ts'

/** Rules that were deleted and whose users and groups are still linked. */
export interface RemovedRules {
  /** Deprovisions what the deleted rules provisioned where that was asked for, and forgets their links. */
  release(
    context: SyncContext,
    environmentId: string,
    equip: (rule: RuleRecord) => ActiveRule | undefined,
  ): Promise<void>
}

export function createRemovedRules(store: Store): RemovedRules {
  return {
    async release(context, environmentId, equip) {
      const filter = equals('environmentId', environmentId)
      const page = await store.find<RemovedRuleRecord>('removedRules', { filter })
      for (const { document: removed } of page.items) {
        // A deleted rule is one that nobody and nothing falls under.
        const emptied = equip({ ...removed.rule, populationExpression: '', groups: [] })
        for (const link of await context.links.ofRule(removed.id)) {
          if (removed.deprovision && emptied && link.subjectType === 'user')
            await syncUser(context, emptied, link.subjectId)
          if (removed.deprovision && emptied && link.subjectType === 'group')
            await syncGroup(context, emptied, link.subjectId)
          const left = await context.links.get(link.ruleId, link.subjectId)
          if (left) await context.links.remove(left)
        }
        await store.commit([{ kind: 'delete', collection: 'removedRules', id: removed.id }])
      }
    },
  }
}
