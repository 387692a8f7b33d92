import type { PropagationStore } from '@pingone-sandbox/contract'
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
