import { StatusBadge } from '../../ui/status-badge.tsx'
import { type ShownStatus, statusLooks } from '../../entities/journal/change-status.ts'

interface Props {
  readonly status: ShownStatus
}

/** How the work on one user or group came out. */
export function OutcomeBadge({ status }: Props) {
  const [tone, text] = statusLooks[status]
  return <StatusBadge tone={tone}>{text}</StatusBadge>
}
