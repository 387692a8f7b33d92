import type { RuleSyncStatus, SyncStatus } from '@pingone-sandbox/contract'
import type { LinkCounts } from '../links/link.ts'
import type { Links } from '../links/links.ts'
import type { RuleSyncs } from '../links/rule-syncs.ts'
import type { Sync } from '../deliver/sync.ts'

/** The state of a rule, for its sync status. */
export interface RuleCounts {
  readonly counts: LinkCounts
  readonly lastSyncAt: string | undefined
  /** The work on the rule as a whole has failed. */
  readonly isDefective: boolean
  readonly isSyncing: boolean
}

export interface RuleCountsSources {
  readonly links: Pick<Links, 'counts'>
  readonly ruleSyncs: Pick<RuleSyncs, 'get'>
  readonly sync: Pick<Sync, 'isSyncing'>
}

/** Creates the function that reads the state of a rule. */
export function createCountsOf({ links, ruleSyncs, sync }: RuleCountsSources) {
  return async (ruleId: string): Promise<RuleCounts> => {
    const counts = await links.counts(ruleId)
    const last = await ruleSyncs.get(ruleId)
    return {
      counts,
      lastSyncAt: last?.lastSyncAt,
      isDefective: last?.defect !== undefined,
      isSyncing: sync.isSyncing(ruleId),
    }
  }
}

/**
 * Counts as PingOne's sync status panel does: Impacted are all users in scope, Unsynced has no account at the target, Partial Synced
 * has one that may be stale. A connection counts the users of all its rules.
 *
 * @see {@link https://docs.pingidentity.com/pingone/integrations/p1_provisioning_sync_status.html}
 * @returns undefined until the first sync starts
 */
export function ruleSyncStatusOf(rules: readonly RuleCounts[]): RuleSyncStatus | undefined {
  const lastSyncAt = rules
    .map((rule) => rule.lastSyncAt)
    .filter((at) => at !== undefined)
    .sort()
    .at(-1)
  const isSyncing = rules.some((rule) => rule.isSyncing)
  if (lastSyncAt === undefined && !isSyncing) return undefined
  const sum = (count: (counts: LinkCounts) => number) =>
    rules.reduce((total, { counts }) => total + count(counts), 0)
  const failedCount = sum(({ user }) => user.in.failed)
  const failedDeprovisionCount = sum(({ user }) => user.out.failed)
  const groupFailedCount = sum(({ group }) => group.in.failed + group.out.failed)
  const isFailed =
    failedCount + failedDeprovisionCount + groupFailedCount > 0 ||
    rules.some(({ isDefective }) => isDefective)
  return {
    syncState: isSyncing ? 'SYNCING' : isFailed ? 'FAILED' : 'SUCCESS',
    ...(lastSyncAt !== undefined && { lastSyncAt }),
    userTotal: sum(({ user }) => totalOf(user.in)),
    successCount: sum(({ user }) => user.in.success),
    failedCount,
    failedDeprovisionCount,
    unsyncedCount: sum(({ user }) => user.in.unsynced),
    partialCount: sum(({ user }) => user.in.partial),
    groupTotal: sum(({ group }) => totalOf(group.in) + group.out.failed),
    groupSuccessCount: sum(({ group }) => group.in.success),
    groupFailedCount,
    groupUnsyncedCount: sum(({ group }) => group.in.unsynced),
    groupPartialCount: sum(({ group }) => group.in.partial),
  }
}

/** The part that PingOne's API has: no groups, and no state after success. */
export function syncStatusOf(rules: readonly RuleCounts[]): SyncStatus | undefined {
  const status = ruleSyncStatusOf(rules)
  if (!status) return undefined
  const { syncState, userTotal, successCount, failedCount, failedDeprovisionCount } = status
  return {
    ...(syncState !== 'SUCCESS' && { syncState }),
    ...(status.lastSyncAt !== undefined && { lastSyncAt: status.lastSyncAt }),
    ...{ userTotal, successCount, failedCount, failedDeprovisionCount },
  }
}

const totalOf = (counts: LinkCounts['user']['in']): number =>
  counts.success + counts.unsynced + counts.partial + counts.failed
