import { Link } from 'react-router'
import { BarWords } from '../../ui/bar-words.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useConnections } from '../../entities/connection/connection-queries.ts'
import { useConnectionStates } from '../../entities/connection/connection-states.ts'
import { usePaths } from '../../entities/environment/use-paths.ts'
import { connectionHealth } from './connection-health.ts'

/** Says on every page whether the targets can be reached. */
export function ConnectionHealthBadge() {
  const paths = usePaths()
  const connections = useConnections().data ?? []
  const { states } = useConnectionStates()
  const health = connectionHealth(connections, states ?? [])
  if (health === undefined) return null
  const { tone, text, connectionId } = health
  return (
    <Link to={connectionId === undefined ? paths.connections : paths.connection(connectionId)}>
      <StatusBadge tone={tone} title={text}>
        {/* That all is well may be said by the icon alone. */}
        <BarWords until={tone === 'success' ? 3 : 4}>{text}</BarWords>
      </StatusBadge>
    </Link>
  )
}
