import type { SyncedSubject } from '@pingone-sandbox/contract'
import { type Look, states } from '../../ui/states.ts'

/** The sync statuses of a subject, in PingOne's words. */
export const syncedStates: Readonly<Record<SyncedSubject['status'], Look>> = {
  FAILED: states.failed,
  PARTIAL: states.partial,
  UNSYNCED: states.unsynced,
  SUCCESS: states.success,
  NOT_IN_SCOPE: states.notInScope,
}

/**
 * The status of a subject. PingOne's Success means that the last sync succeeded; where it deleted or disabled an account,
 * the status says so.
 */
export function syncedLook({
  status,
  inScope,
  active,
}: Pick<SyncedSubject, 'status' | 'inScope' | 'active'>): Look {
  if (status === 'FAILED' && !inScope) return states.failedToDeprovision
  if (status !== 'SUCCESS') return syncedStates[status]
  if (!inScope) return states.deprovisioned
  return active === false ? states.disabled : syncedStates.SUCCESS
}
