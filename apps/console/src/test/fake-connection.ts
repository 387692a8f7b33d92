import {
  deliveryDefaults,
  type ConnectionHealth,
  type ConnectionState,
  type PropagationStore,
} from '@pingone-sandbox/contract'

/** A connection as the Platform API answers it. */
export const fakeConnection = (parts: Partial<PropagationStore> = {}): PropagationStore => ({
  ...{ id: 'target', name: 'Vendor', type: 'scim', status: 'ACTIVE', configuration: {} },
  ...parts,
})

/** A connection as the control API answers it, with nothing provisioned yet. */
export const fakeConnectionState = (
  parts: Partial<ConnectionState> = {},
  health: Partial<ConnectionHealth> = {},
): ConnectionState => ({
  ...{ id: 'target', name: 'Vendor', delivery: deliveryDefaults, queued: 0, running: 0 },
  circuit: { state: 'closed', failures: 0 },
  health: {
    ...{ state: 'unproven', failed: 0, remarked: 0, total: 0 },
    summary: 'Nothing provisioned yet',
    ...health,
  },
  ...parts,
})
