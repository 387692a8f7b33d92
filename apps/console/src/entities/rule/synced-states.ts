import type { SyncedSubject } from '@pingone-sandbox/contract'
import type { Tone } from '../../ui/status-badge.tsx'

type Look = readonly [tone: Tone, label: string]

/** How a subject can stand under a rule, in PingOne's words. */
export const syncedStates: Readonly<Record<SyncedSubject['status'], Look>> = {
  FAILED: ['danger', 'Failed'],
  PARTIAL: ['warning', 'Partial Synced'],
  UNSYNCED: ['neutral', 'Unsynced'],
  SUCCESS: ['success', 'Success'],
  NOT_IN_SCOPE: ['neutral', 'Not in scope'],
}

/**
 * How a subject stands. PingOne's Success says that the last sync did what it was to do; where that was to take an account away, or
 * to disable it, the state says so.
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
