import { overallHealth, type HealthState } from '@pingone-sandbox/contract'
import { Link } from 'react-router'
import { counted, formatCount } from '../../lib/format-count.ts'
import { healthTones } from '../../entities/connection/connection-health.tsx'
import { healthPlace } from '../../entities/connection/health-place.ts'
import { useConnectionStates } from '../../entities/connection/connection-states.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSession } from '../../entities/environment/session.ts'
import { useFaults } from '../../entities/fault/fault-queries.ts'
import { useMisbehaviours } from '../../entities/fault/misbehaviour-queries.ts'
import { useSyncWork } from '../../entities/sandbox/sync-work.ts'
import { formatClock, formatInstant } from '../../lib/format-time.ts'
import { BarWords } from '../../ui/bar-words.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useStream } from '../stream/stream.ts'

/** Shows whether the page is live. */
export function StreamIndicator() {
  const { status, since } = useStream()
  return <output>{status === 'lost' ? <Lost since={since} /> : <Fine status={status} />}</output>
}

function Lost({ since }: { readonly since: string }) {
  const asOf = ` · showing data as of ${formatClock(since)}`
  return (
    <StatusBadge tone="danger" title={`Connection lost${asOf}`}>
      <BarWords until={4}>
        Connection lost<BarWords until={1}>{asOf}</BarWords>
      </BarWords>
    </StatusBadge>
  )
}

const looks = { live: ['success', 'Live'], connecting: ['running', 'Connecting'] } as const

function Fine({ status }: { readonly status: keyof typeof looks }) {
  const [tone, text] = looks[status]
  return (
    <BarWords until={4}>
      <StatusBadge tone={tone} title={text}>
        <BarWords until={3}>{text}</BarWords>
      </StatusBadge>
    </BarWords>
  )
}

/** A failure keeps its words the longest; on success the icon is enough. */
const wordsUntil: Readonly<Record<HealthState, 3 | 4 | 5>> = {
  ...{ failing: 5, remarks: 4, unproven: 4, healthy: 3, off: 3 },
}

/** Shows on every page how provisioning into the targets goes, by the last outcomes. */
export function ConnectionHealthBadge() {
  const paths = usePaths()
  const { states } = useConnectionStates()
  const health = overallHealth(states ?? [])
  if (health === undefined) return null
  const { state, summary, connectionId } = health
  // “3 of 12 failing: 401 Unauthorized” has its reason in sight where there is room.
  const [short, reason] = summary.split(/: (.*)/s)
  const worst = states?.find(({ id }) => id === connectionId)
  return (
    <Link
      to={worst === undefined ? paths.connections : healthPlace(worst, paths)}
      // Parts that are hidden would be read with a gap before the colon.
      aria-label={summary}
    >
      <StatusBadge tone={healthTones[state]} title={summary}>
        <BarWords until={wordsUntil[state]}>
          {short}
          {reason !== undefined && <BarWords until={1}>: {reason}</BarWords>}
        </BarWords>
      </StatusBadge>
    </Link>
  )
}

/** Shows on every page how much is left to provision. */
export function SyncWorkBadge() {
  const work = useSyncWork()
  if (work === undefined) return null
  const isIdle = work.queued + work.running === 0
  const text = isIdle
    ? 'Sync idle'
    : `Sync: ${formatCount(work.queued)} queued, ${formatCount(work.running)} running`
  return (
    <BarWords until={isIdle ? 4 : 5}>
      <StatusBadge tone={isIdle ? 'neutral' : 'running'} title={text}>
        <BarWords until={3}>{text}</BarWords>
      </StatusBadge>
    </BarWords>
  )
}

/** Shows on every page how many misbehaviours and faults are active. */
export function ActiveMisbehaviours() {
  const paths = usePaths()
  const misbehaviours =
    useMisbehaviours().data?.misbehaviours.filter(({ active }) => active).length ?? 0
  // A fault that has affected all its requests is no longer active.
  const faults = useFaults().data?.faults.filter(({ hits, times }) => hits < times).length ?? 0
  const parts = [
    ...(misbehaviours > 0 ? [counted(misbehaviours, 'misbehaviour')] : []),
    ...(faults > 0 ? [counted(faults, 'fault')] : []),
  ]
  if (parts.length === 0) return null
  const text = `${parts.join(', ')} enabled`
  return (
    <Link to={paths.faults}>
      <StatusBadge tone="warning" title={text}>
        <BarWords until={4}>{text}</BarWords>
      </StatusBadge>
    </Link>
  )
}

/** Shows the fixed time of the sandbox, if there is one. */
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
