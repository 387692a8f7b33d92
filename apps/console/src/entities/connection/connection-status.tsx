import type { ConnectionState, PropagationStore } from '@pingone-sandbox/contract'
import { StatusBadge } from '../../ui/status-badge.tsx'

interface Props {
  readonly connection: PropagationStore
}

/** Whether a connection is enabled, in PingOne's word. */
export function ConnectionStatus({ connection }: Props) {
  return connection.status === 'ACTIVE' ? (
    <StatusBadge tone="success">Enabled</StatusBadge>
  ) : (
    <StatusBadge tone="inactive">Disabled</StatusBadge>
  )
}

interface CircuitBadgeProps {
  readonly circuit: ConnectionState['circuit']
}

/** The state of a circuit breaker. */
export function CircuitBadge({ circuit: { state } }: CircuitBadgeProps) {
  switch (state) {
    case 'closed':
      return <StatusBadge tone="success">Circuit closed</StatusBadge>
    case 'half-open':
      return <StatusBadge tone="warning">Circuit half-open</StatusBadge>
    case 'open':
      return <StatusBadge tone="danger">Circuit open</StatusBadge>
  }
}
