import type { SyncStatus } from '../contract/index.ts'
import type { Link, LinkStatus } from './links.ts'

/**
 * Counts the links of a rule or connection as PingOne's sync status panel does: Impacted is everyone in scope, Unsynced has no
 * account at the target, Partial Synced has one that may be stale.
 *
 * @see {@link https://docs.pingidentity.com/pingone/integrations/p1_provisioning_sync_status.html}
 * @returns nothing until something has been synced
 */
export function syncStatusOf(links: readonly Link[], syncing: boolean): SyncStatus | undefined {
  if (links.length === 0) return undefined
  const users = links.filter((link) => link.subjectType === 'user')
  const groups = links.filter((link) => link.subjectType === 'group')
  const inScope = users.filter((link) => link.inScope)
  const failedDeprovisionCount = count(
    users.filter((link) => !link.inScope),
    'failed',
  )
  const failed = links.some((link) => link.status === 'failed')
  return {
    syncState: syncing ? 'SYNCING' : failed ? 'FAILED' : 'SUCCESS',
    lastSyncAt: links.reduce(
      (latest, link) => (link.lastSyncAt > latest ? link.lastSyncAt : latest),
      '',
    ),
    userTotal: inScope.length,
    successCount: count(inScope, 'success'),
    failedCount: count(inScope, 'failed'),
    failedDeprovisionCount,
    unsyncedCount: count(inScope, 'unsynced'),
    partialCount: count(inScope, 'partial'),
    groupTotal: groups.length,
    groupSuccessCount: count(groups, 'success'),
    groupFailedCount: count(groups, 'failed'),
  }
}

const count = (links: readonly Link[], status: LinkStatus): number =>
  links.filter((link) => link.status === status).length
