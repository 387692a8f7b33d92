import type { ChangeSummary } from '@pingone-sandbox/contract'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { changeLook, type ShownStatus, statusLooks } from './change-status.ts'

interface Props {
  readonly change: ChangeSummary
}

/** How a change as a whole stands. */
export function ChangeBadge({ change }: Props) {
  const [tone, text] = changeLook(change)
  return <StatusBadge tone={tone}>{text}</StatusBadge>
}

interface OutcomeBadgeProps {
  readonly status: ShownStatus
}

/** How the work on one user or group came out. */
export function OutcomeBadge({ status }: OutcomeBadgeProps) {
  const [tone, text] = statusLooks[status]
  return <StatusBadge tone={tone}>{text}</StatusBadge>
}
