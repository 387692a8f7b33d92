import type { RequestOrigin } from './caller-for.ts'
import type { Delivery } from '@pingone-sandbox/contract'
import { createChannel, type CircuitStatus, type Channel } from './channel.ts'
import type { Pace } from './pace.ts'
import type { Pauses } from '../time/pauses.ts'
import { createPendingWork } from '../concurrency/pending-work.ts'
import { withoutActions } from '../configuration/action-switches.ts'
import type { Time } from '../time/time.ts'
import type { ConnectionRecord } from '../configuration/records.ts'

type Reached = Pick<RequestOrigin, 'connection' | 'configuration'>

export interface ChannelsOptions {
  readonly deliveryOf: (connectionId: string) => Delivery
  readonly pauses: Pauses
  readonly pace: Pick<Pace, 'admit'>
  readonly time: Pick<Time, 'now' | 'monotonic'>
  /** Sends a read to the target. Resolves to the reason why it failed; undefined on success. */
  readonly probe: (reached: Reached) => Promise<string | undefined>
  readonly onCircuit: (connection: ConnectionRecord, status: CircuitStatus) => void
  /** Called with an unexpected error of a probe. */
  readonly onDefect: (error: unknown) => void
}

/** The channels to the targets: one for each connection, replaced when its address, credentials or delivery change. */
export interface Channels {
  readonly of: (reached: Reached) => Channel
  /** The circuit of a connection; undefined when nothing was sent over it. */
  readonly circuitOf: (connectionId: string) => CircuitStatus | undefined
  /** Resolves when no probe is in flight. */
  readonly settled: () => Promise<void>
  /** Ends the channels of an environment except those of the given connections. */
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
      // The failures of the old channel say nothing about a connection that was corrected.
      if (known?.configured === configured) return known.channel
      known?.channel.end()
      const channel = createChannel({
        ...options,
        delivery: () => deliveryOf(connection.id),
        probe: () => probing.track(probe(reached)),
        onChange: (status) => onCircuit(connection, status),
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
