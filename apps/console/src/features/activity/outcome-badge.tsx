import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'
import type { TimelineStatus } from './timeline.ts'

const appearances: Readonly<Record<TimelineStatus, readonly [Tone, string]>> = {
  success: ['success', 'Success'],
  unsynced: ['neutral', 'Unsynced'],
  partial: ['warning', 'Partial Synced'],
  failed: ['danger', 'Failed'],
  removed: ['info', 'Deprovisioned'],
  unchanged: ['neutral', 'Unchanged'],
  running: ['running', 'Running'],
  none: ['neutral', 'No effect'],
}

interface Props {
  readonly status: TimelineStatus
}

/** How a change or its effect on one subject came out. */
export function OutcomeBadge({ status }: Props) {
  const [tone, text] = appearances[status]
  return <StatusBadge tone={tone}>{text}</StatusBadge>
}
