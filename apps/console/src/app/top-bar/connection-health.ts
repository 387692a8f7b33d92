import type { ConnectionState, PropagationStore } from '@pingone-sandbox/contract'

export interface ConnectionHealth {
  readonly tone: 'success' | 'warning' | 'danger'
  readonly text: string
  /** The connection that the text is about; absent when all are healthy. */
  readonly connectionId?: string
}

/** The worst state of the enabled connections; undefined when there are none. */
export function connectionHealth(
  connections: readonly PropagationStore[],
  states: readonly ConnectionState[],
): ConnectionHealth | undefined {
  const enabled = connections.filter(({ status }) => status === 'ACTIVE')
  const stateOf = (id: string) => states.find((each) => each.id === id)
  const circuitIs = (state: ConnectionState['circuit']['state']) =>
    enabled.find(({ id }) => stateOf(id)?.circuit.state === state)
  const open = circuitIs('open')
  if (open) return { tone: 'danger', text: `Circuit open: ${open.name}`, connectionId: open.id }
  const failed = enabled.find(({ id }) => stateOf(id)?.connectionTest?.status === 'INVALID')
  if (failed)
    return { tone: 'danger', text: `Test failed: ${failed.name}`, connectionId: failed.id }
  const half = circuitIs('half-open')
  if (half)
    return { tone: 'warning', text: `Circuit half-open: ${half.name}`, connectionId: half.id }
  if (enabled.length === 0) return undefined
  return {
    tone: 'success',
    text: enabled.length === 1 ? 'Connection healthy' : `${enabled.length} connections healthy`,
  }
}
