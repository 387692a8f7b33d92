import { formatInstant } from '../../lib/format-time.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useSession } from '../session/session.ts'

/** Says that the time of this sandbox stands still, where it does. */
export function FixedClockBadge() {
  const { clock } = useSession().info
  if (clock === undefined) return null
  return <StatusBadge tone="info">Clock fixed at {formatInstant(clock)}</StatusBadge>
}
