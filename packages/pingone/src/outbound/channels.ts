import type { RequestOrigin } from './caller-for.ts'
import type { Delivery } from '@pingone-sandbox/contract'
import { createChannel, type CircuitStatus, type Channel } from './channel.ts'
import type { Pauses } from './pauses.ts'
import { createPendingWork } from '../concurrency/pending-work.ts'
import { withoutActions } from '../configuration/action-switches.ts'
import type { Time } from '../time/time.ts'
import type { ConnectionRecord } from '../configuration/records.ts'

type Reached = Pick<RequestOrigin, 'connection' | 'configuration'>

export interface ChannelsOptions {
  readonly deliveryOf: (connectionId: string) => Delivery
  readonly pauses: Pauses
  readonly time: Pick<Time, 'now' | 'monotonic'>
  /** Asks the target for something harmless, and answers what is wrong with it; nothing when it is well. */
  readonly probe: (reached: Reached) => Promise<string | undefined>
  readonly onCircuit: (connection: ConnectionRecord, standing: CircuitStatus) => void
  /** Told of what should not happen in a probe. */
  readonly onDefect: (error: unknown) => void
}

/** The channels to the targets, one for each connection as it reaches its target. */
export interface Channels {
  readonly of: (reached: Reached) => Channel
  /** The circuit of a connection, if anything was ever sent over it. */
  readonly circuitOf: (connectionId: string) => CircuitStatus | undefined
  /** Resolves once no probe is on its way. */
  readonly settled: () => Promise<void>
  /** Ends the channels of the connections of an environment that are used no more. */
  readonly retain: (environmentId: string, connectionIds: ReadonlySet<string>) => void
  readonly restart: () => void
}

interface KnownChannel {
  readonly configured: string
  readonly environmentId: string
  readonly channel: Channel
}

export function createChannels({
  probe,
  onCircuit,
  deliveryOf,
  ...options
}: ChannelsOptions): Channels {
  const probing = createPendingWork()
  const channels = new Map<string, KnownChannel>()

  return {
    of(reached) {
      const { connection, configuration } = reached
      const configured = reachOf(configuration)
      const known = channels.get(connection.id)
      // A connection that was mended gets a new channel: what the old one met says nothing of it.
      if (known?.configured === configured) return known.channel
      known?.channel.end()
      const channel = createChannel({
        ...options,
        delivery: () => deliveryOf(connection.id),
        probe: () => probing.track(probe(reached)),
        onChange: (standing) => onCircuit(connection, standing),
      })
      channels.set(connection.id, { configured, environmentId: connection.environmentId, channel })
      return channel
    },
    circuitOf: (connectionId) => channels.get(connectionId)?.channel.circuit(),
    settled: probing.settled,
    retain(environmentId, connectionIds) {
      for (const [id, known] of channels) {
        if (known.environmentId !== environmentId || connectionIds.has(id)) continue
        known.channel.end()
        channels.delete(id)
      }
    },
    restart: () => channels.clear(),
  }
}

const reaches = new WeakMap<Reached['configuration'], string>()

/** How a connection reaches its target, as text to compare. A configuration is read once, and not for each user. */
function reachOf(configuration: Reached['configuration']): string {
  const known = reaches.get(configuration)
  if (known !== undefined) return known
  const text = JSON.stringify(withoutActions(configuration))
  reaches.set(configuration, text)
  return text
}
