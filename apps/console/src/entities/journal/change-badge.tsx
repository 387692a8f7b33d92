import type { ChangeSummary } from '@pingone-sandbox/contract'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { changeLook, type ShownStatus, statusLooks } from './change-status.ts'

interface Props {
  readonly change: ChangeSummary
}

/** The status of a change as a whole. */
export function ChangeBadge({ change }: Props) {
  const [tone, text] = changeLook(change)
  return <StatusBadge tone={tone}>{text}</StatusBadge>
}

interface OutcomeBadgeProps {
  readonly status: ShownStatus
}

/** The outcome for one user or group. */
export function OutcomeBadge({ status }: OutcomeBadgeProps) {
  const [tone, text] = statusLooks[status]
  return <StatusBadge tone={tone}>{text}</StatusBadge>
}
