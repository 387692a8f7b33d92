import type { Store, Write } from '@pingone-sandbox/store'
import { equals } from '../records/criteria.ts'
import type { ConnectionRecord, RemovedRuleRecord, RuleRecord } from './records.ts'

/** The configuration as it is saved, of every environment; it takes effect with a revision. */
export interface ConfigurationReader {
  readonly rule: (id: string) => Promise<RuleRecord | undefined>
  readonly connection: (id: string) => Promise<ConnectionRecord | undefined>
  /** The deleted rules of an environment whose links are still to be released. */
  readonly removedRules: (environmentId: string) => Promise<readonly RemovedRuleRecord[]>
}

export function createConfigurationReader(store: Pick<Store, 'get' | 'find'>): ConfigurationReader {
  return {
    rule: async (id) => (await store.get<RuleRecord>('rules', id))?.document,
    connection: async (id) =>
      (await store.get<ConnectionRecord>('propagationStores', id))?.document,
    async removedRules(environmentId) {
      const { items } = await store.find<RemovedRuleRecord>('removedRules', {
        filter: equals('environmentId', environmentId),
      })
      return items.map(({ document }) => document)
    },
  }
}

/** The write that deletes the tombstone of a deleted rule, once its links are released. */
export const removedRuleRemoval = (id: string): Write => ({
  kind: 'delete',
  collection: 'removedRules',
  id,
})
