import type { SyncedSubject } from '@pingone-sandbox/contract'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { syncedLook } from './synced-states.ts'

interface Props {
  readonly synced: SyncedSubject
}

/** The sync status of a subject under a rule. */
export function SyncedState({ synced }: Props) {
  const [tone, label] = syncedLook(synced)
  return <StatusBadge tone={tone}>{label}</StatusBadge>
}
