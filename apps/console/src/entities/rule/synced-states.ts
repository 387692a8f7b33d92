import type { SyncedSubject } from '@pingone-sandbox/contract'
import type { Tone } from '../../ui/status-badge.tsx'

type Look = readonly [tone: Tone, label: string]

/** The sync statuses of a subject, in PingOne's words. */
export const syncedStates: Readonly<Record<SyncedSubject['status'], Look>> = {
  FAILED: ['danger', 'Failed'],
  PARTIAL: ['warning', 'Partial Synced'],
  UNSYNCED: ['neutral', 'Unsynced'],
  SUCCESS: ['success', 'Success'],
  NOT_IN_SCOPE: ['neutral', 'Not in scope'],
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
  if (status === 'FAILED' && !inScope) return ['danger', 'Failed to deprovision']
  if (status !== 'SUCCESS') return syncedStates[status]
  if (!inScope) return ['inactive', 'Deprovisioned']
  return active === false ? ['inactive', 'Disabled'] : syncedStates.SUCCESS
}
