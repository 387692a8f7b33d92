import type { SyncedSubject } from '@pingone-sandbox/pingone/contract'
import type { Tone } from '../../ui/status-badge.tsx'

/** How a subject can stand under a rule, in PingOne's words. */
export const syncedStates: Readonly<
  Record<SyncedSubject['status'], readonly [tone: Tone, label: string]>
> = {
  FAILED: ['danger', 'Failed'],
  PARTIAL: ['warning', 'Partial Synced'],
  UNSYNCED: ['neutral', 'Unsynced'],
  SUCCESS: ['success', 'Success'],
  NOT_IN_SCOPE: ['neutral', 'Not in scope'],
}
