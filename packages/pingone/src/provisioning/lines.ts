import type { CircuitState, Delivery } from '../contract/index.ts'
import { createLine, type Line } from '../outbound/line.ts'
import type { Pauses } from '../outbound/pauses.ts'
import { createUnderWay } from '../under-way.ts'
import { withoutActions } from './action-switches.ts'
import type { ActiveRule } from './active-rule.ts'
import type { ConnectionRecord } from './configuration/records.ts'

type Reached = Pick<ActiveRule, 'connection' | 'configuration'>

export interface LinesOptions {
  readonly deliveryOf: (connectionId: string) => Delivery
  readonly pauses: Pauses
  readonly clock: () => Date
  /** Asks the target for something harmless over the line. */
  readonly probe: (reached: Reached, line: Line) => Promise<void>
  readonly onCircuit: (connection: ConnectionRecord, state: CircuitState, failures: number) => void
}

/** The lines to the targets, one for each connection as it reaches its target. */
export interface Lines {
  readonly of: (reached: Reached) => Line
  /** The circuit of a connection, if anything was ever sent over it. */
  readonly circuitOf: (connectionId: string) => ReturnType<Line['circuit']> | undefined
  /** Resolves once no probe is on its way. */
  readonly settled: () => Promise<void>
  readonly restart: () => void
}

export function createLines({ probe, onCircuit, deliveryOf, ...options }: LinesOptions): Lines {
  const probing = createUnderWay()
  const lines = new Map<string, { readonly configured: string; readonly line: Line }>()

  return {
    of(reached) {
      const { connection, configuration } = reached
      const configured = JSON.stringify(withoutActions(configuration))
      const known = lines.get(connection.id)
      // A connection that was mended gets a new line: what the old one met says nothing of it.
      if (known?.configured === configured) return known.line
      const line: Line = createLine({
        ...options,
        delivery: () => deliveryOf(connection.id),
        probe: () => probing.track(probe(reached, line)),
        onChange: (state, failures) => onCircuit(connection, state, failures),
      })
      lines.set(connection.id, { configured, line })
      return line
    },
    circuitOf: (connectionId) => lines.get(connectionId)?.line.circuit(),
    settled: probing.settled,
    restart: () => lines.clear(),
  }
}
