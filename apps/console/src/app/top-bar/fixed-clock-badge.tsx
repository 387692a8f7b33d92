import { formatInstant } from '../../lib/format-time.ts'
import { BarWords } from '../../ui/bar-words.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useSession } from '../../entities/environment/session.ts'

/** Says that the time of this sandbox stands still, where it does. */
export function FixedClockBadge() {
  const { clock } = useSession().info
  if (clock === undefined) return null
  const instant = formatInstant(clock)
  return (
    <BarWords until={5}>
      <StatusBadge tone="info" title={`Clock fixed at ${instant}`}>
        <BarWords until={3}>
          Clock fixed<BarWords until={1}> at {instant}</BarWords>
        </BarWords>
      </StatusBadge>
    </BarWords>
  )
}
