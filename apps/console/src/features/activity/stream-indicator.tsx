import { formatClock } from '../../lib/format-time.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useStream } from './stream.ts'

/** Says whether what is shown is live. */
export function StreamIndicator() {
  const { status, since } = useStream()
  return (
    <output>
      {status === 'live' && <StatusBadge tone="success">Live</StatusBadge>}
      {status === 'connecting' && <StatusBadge tone="running">Connecting</StatusBadge>}
      {status === 'lost' && (
        <StatusBadge tone="danger">
          Connection lost · showing data as of {formatClock(since)}
        </StatusBadge>
      )}
    </output>
  )
}
