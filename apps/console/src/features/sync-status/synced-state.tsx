import type { SyncedSubject } from '@pingone-sandbox/pingone/contract'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { syncedStates } from './synced-states.ts'

interface Props {
  readonly status: SyncedSubject['status']
}

/** How a subject stands under a rule. */
export function SyncedState({ status }: Props) {
  const [tone, label] = syncedStates[status]
  return <StatusBadge tone={tone}>{label}</StatusBadge>
}
