import { expect, it } from 'vitest'
import { syncedLook } from './synced-states.ts'

it.each([
  [{ status: 'SUCCESS', inScope: true, active: true }, 'success', 'Success'],
  [{ status: 'SUCCESS', inScope: true }, 'success', 'Success'],
  [{ status: 'SUCCESS', inScope: true, active: false }, 'inactive', 'Disabled'],
  [{ status: 'SUCCESS', inScope: false, active: false }, 'inactive', 'Deprovisioned'],
  [{ status: 'FAILED', inScope: false, active: true }, 'danger', 'Failed to deprovision'],
  [{ status: 'FAILED', inScope: true, active: true }, 'danger', 'Failed'],
  [{ status: 'UNSYNCED', inScope: true }, 'neutral', 'Unsynced'],
  [{ status: 'NOT_IN_SCOPE', inScope: false }, 'neutral', 'Not in scope'],
] as const)('says of %j: %s %s', (synced, tone, label) => {
  expect(syncedLook(synced)).toEqual([tone, label])
})
