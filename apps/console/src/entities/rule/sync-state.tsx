import { StateBadge } from '../../ui/state-badge.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { RuleWithStatus } from './rule-queries.ts'
import { useStores } from '../connection/index.ts'

interface Props {
  readonly rule: RuleWithStatus
}

/** The provisioning status of a rule. */
export function SyncState({ rule }: Props) {
  const target = useStores().data?.find(({ id }) => id === rule.targetStore.id)
  if (!rule.active) return <StateBadge state="disabled" />
  if (rule.inactivePlan) return <StatusBadge tone="inactive">Plan inactive</StatusBadge>
  // An enabled rule does nothing while its connection is disabled.
  if (target?.status === 'INACTIVE')
    return <StatusBadge tone="inactive">Connection disabled</StatusBadge>
  switch (rule.syncStatus?.syncState) {
    case 'FAILED':
      return <StateBadge state="failed" />
    case 'SYNCING':
      return <StateBadge state="syncing" />
    case 'SUCCESS':
      return <StateBadge state="success" />
    case undefined:
      return <StateBadge state="enabled" />
  }
}
