import type { HealthState, PropagationStore } from '@pingone-sandbox/contract'
import { Link } from 'react-router'
import { StateBadge } from '../../ui/state-badge.tsx'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'
import { usePaths } from '../environment/index.ts'
import styles from './connection-health.module.css'
import { useConnectionState } from './connection-states.ts'
import { healthPlace } from './health-place.ts'

export const healthTones: Readonly<Record<HealthState, Tone>> = {
  failing: 'danger',
  remarks: 'warning',
  unproven: 'neutral',
  healthy: 'success',
  off: 'inactive',
}

interface Props {
  readonly connection: PropagationStore
}

/** How provisioning into the target of a connection goes, in the words of the bar, with the way to the cause of a failure; of a disabled one only that it is disabled. */
export function ConnectionHealth({ connection }: Props) {
  const paths = usePaths()
  const { state: known } = useConnectionState(connection.id)
  if (connection.status !== 'ACTIVE') return <StateBadge state="disabled" />
  // Until it is read again after it was enabled, nothing is known.
  if (known === undefined || known.health.state === 'off') return <StateBadge state="enabled" />
  const { state, summary, example } = known.health
  const badge = (
    <StatusBadge tone={healthTones[state]} title={summary}>
      {summary}
    </StatusBadge>
  )
  return example === undefined ? (
    badge
  ) : (
    <Link to={healthPlace(known, paths)} className={styles.cause}>
      {badge}
    </Link>
  )
}
