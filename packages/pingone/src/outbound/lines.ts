import type { RequestOrigin } from './caller-for.ts'
import type { Delivery } from '@pingone-sandbox/contract'
import { createLine, type CircuitStanding, type Line } from './line.ts'
import type { Pauses } from './pauses.ts'
import { createPendingWork } from '../concurrency/pending-work.ts'
import { withoutActions } from '../configuration/action-switches.ts'
import type { Time } from '../time/time.ts'
import type { ConnectionRecord } from '../configuration/records.ts'

type Reached = Pick<RequestOrigin, 'connection' | 'configuration'>

export interface LinesOptions {
  readonly deliveryOf: (connectionId: string) => Delivery
  readonly pauses: Pauses
  readonly time: Pick<Time, 'now' | 'monotonic'>
  /** Asks the target for something harmless, and answers what is wrong with it; nothing when it is well. */
  readonly probe: (reached: Reached) => Promise<string | undefined>
  readonly onCircuit: (connection: ConnectionRecord, standing: CircuitStanding) => void
  /** Told of what should not happen in a probe. */
  readonly onDefect: (error: unknown) => void
}

/** The lines to the targets, one for each connection as it reaches its target. */
export interface Lines {
  readonly of: (reached: Reached) => Line
  /** The circuit of a connection, if anything was ever sent over it. */
  readonly circuitOf: (connectionId: string) => CircuitStanding | undefined
  /** Resolves once no probe is on its way. */
  readonly settled: () => Promise<void>
  /** Ends the lines of the connections of an environment that are used no more. */
  readonly retain: (environmentId: string, connectionIds: ReadonlySet<string>) => void
  readonly restart: () => void
}

interface KnownLine {
  readonly configured: string
  readonly environmentId: string
  readonly line: Line
}

export function createLines({ probe, onCircuit, deliveryOf, ...options }: LinesOptions): Lines {
  const probing = createPendingWork()
  const lines = new Map<string, KnownLine>()

  return {
    of(reached) {
      const { connection, configuration } = reached
      const configured = reachOf(configuration)
      const known = lines.get(connection.id)
      // A connection that was mended gets a new line: what the old one met says nothing of it.
      if (known?.configured === configured) return known.line
      known?.line.end()
      const line = createLine({
        ...options,
        delivery: () => deliveryOf(connection.id),
        probe: () => probing.track(probe(reached)),
        onChange: (standing) => onCircuit(connection, standing),
      })
      lines.set(connection.id, { configured, environmentId: connection.environmentId, line })
      return line
    },
    circuitOf: (connectionId) => lines.get(connectionId)?.line.circuit(),
    settled: probing.settled,
    retain(environmentId, connectionIds) {
      for (const [id, known] of lines) {
        if (known.environmentId !== environmentId || connectionIds.has(id)) continue
        known.line.end()
        lines.delete(id)
      }
    },
    restart: () => lines.clear(),
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
