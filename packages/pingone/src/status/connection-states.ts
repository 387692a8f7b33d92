import type { ConfigurationReader } from '../configuration/reader.ts'
import type { ConnectionState, DeliverySettings, StoreOutage } from '@pingone-sandbox/contract'
import type { Deliveries } from '../configuration/deliveries.ts'
import type { ConnectionRecord } from '../configuration/records.ts'
import type { Stores } from '../configuration/stores.ts'
import type { Sync } from '../deliver/sync.ts'
import type { Channels } from '../outbound/channels.ts'
import type { ConnectionHealths } from './connection-healths.ts'

export interface ConnectionStatesOptions {
  readonly configuration: Pick<ConfigurationReader, 'connection'>
  readonly stores: Pick<Stores, 'list'>
  readonly deliveries: Deliveries
  readonly channels: Pick<Channels, 'circuitOf'>
  readonly sync: Pick<Sync, 'laneCounts' | 'setConcurrency'>
  readonly healths: ConnectionHealths
  readonly outage: () => StoreOutage | undefined
}

/** How the requests of each connection are delivered, and how that goes. */
export interface ConnectionStates {
  /** The SCIM connections of an environment. */
  of(environmentId: string): Promise<ConnectionState[]>
  /** Sets some of a connection's delivery settings. Returns undefined when there is no such connection. */
  setDelivery(
    connectionId: string,
    settings: DeliverySettings,
  ): Promise<ConnectionState | undefined>
}

export function createConnectionStates(options: ConnectionStatesOptions): ConnectionStates {
  const { configuration, stores, deliveries, channels, sync, healths, outage } = options

  async function stateOf(connection: ConnectionRecord): Promise<ConnectionState> {
    const { id, name, connectionTest } = connection
    const paused = outage()
    const circuit = channels.circuitOf(id) ?? ({ state: 'closed', failures: 0 } as const)
    return {
      id,
      name,
      ...(connectionTest && { connectionTest }),
      delivery: deliveries.of(id),
      circuit,
      health: await healths.of(connection, circuit),
      ...sync.laneCounts(id),
      ...(paused && { paused }),
    }
  }

  return {
    async of(environmentId) {
      const all = await stores.list(environmentId)
      return Promise.all(all.filter(({ type }) => type === 'scim').map(stateOf))
    },
    async setDelivery(connectionId, settings) {
      const connection = await configuration.connection(connectionId)
      if (connection?.type !== 'scim') return undefined
      const { concurrency } = await deliveries.set(connectionId, settings)
      sync.setConcurrency(connectionId, concurrency)
      return stateOf(connection)
    },
  }
}
