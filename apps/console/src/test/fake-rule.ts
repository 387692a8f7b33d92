import { faker } from '@faker-js/faker'
import type { RuleSyncStatus } from '@pingone-sandbox/contract'
import type { RuleWithStatus } from '../entities/rule/rule-queries.ts'

/** A rule of the environment `environment`, to a connection `target`. */
export function fakeRule(parts: Partial<RuleWithStatus> = {}): RuleWithStatus {
  return {
    id: 'rule',
    name: faker.company.name(),
    active: false,
    plan: { id: 'plan' },
    sourceStore: { id: 'directory' },
    targetStore: { id: 'target' },
    ...parts,
  }
}

export function fakeSyncStatus(parts: Partial<RuleSyncStatus> = {}): RuleSyncStatus {
  return {
    syncState: 'SUCCESS',
    lastSyncAt: faker.date.recent().toISOString(),
    userTotal: 0,
    successCount: 0,
    failedCount: 0,
    failedDeprovisionCount: 0,
    unsyncedCount: 0,
    partialCount: 0,
    groupTotal: 0,
    groupSuccessCount: 0,
    groupFailedCount: 0,
    groupUnsyncedCount: 0,
    groupPartialCount: 0,
    ...parts,
  }
}
