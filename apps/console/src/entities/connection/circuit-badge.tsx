import type { ConnectionState } from '@pingone-sandbox/contract'
import { StatusBadge } from '../../ui/status-badge.tsx'

interface Props {
  readonly circuit: ConnectionState['circuit']
}

/** The state of a circuit breaker. */
export function CircuitBadge({ circuit: { state } }: Props) {
  switch (state) {
    case 'closed':
      return <StatusBadge tone="success">Circuit closed</StatusBadge>
    case 'half-open':
      return <StatusBadge tone="warning">Circuit half-open</StatusBadge>
    case 'open':
      return <StatusBadge tone="danger">Circuit open</StatusBadge>
  }
}
