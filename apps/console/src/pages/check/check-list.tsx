import type { CheckRun } from '@pingone-sandbox/contract'
import { ClipboardCheck } from 'lucide-react'
import { Link } from 'react-router'
import { checkLook, shareDone } from '../../entities/check/check-words.ts'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import styles from './check.module.css'

interface Props {
  /** The newest first. */
  readonly checks: readonly CheckRun[]
}

/** The latest checks with their verdicts. */
export function CheckList({ checks }: Props) {
  if (checks.length === 0)
    return (
      <EmptyState icon={ClipboardCheck} title="No check yet">
        The latest ten are kept until the sandbox is reset or stops.
      </EmptyState>
    )
  return (
    <ul className={styles.checks} aria-labelledby="checks-title">
      {checks.map((check) => (
        <CheckItem key={check.id} check={check} />
      ))}
    </ul>
  )
}

function CheckItem({ check }: { readonly check: CheckRun }) {
  const paths = usePaths()
  const { id, endpoint, connection, profile, startedAt, summary, error } = check
  const [tone, word] = checkLook(check)
  return (
    <li className={styles.check}>
      <div className={styles.words}>
        <Link to={paths.checkOf(id)} className={styles.endpoint}>
          {connection?.name ?? endpoint}
        </Link>
        <p className={styles.quiet}>
          {check.status === 'running'
            ? `${Math.round(shareDone(check) * 100)} % · ${check.progress?.doing ?? 'Starts'}`
            : (summary ?? error?.message ?? 'Stopped before its end.')}
        </p>
        <p className={styles.facts}>
          {connection !== undefined && <span>{endpoint}</span>}
          <span>{profile}</span>
          <TimeAgo at={startedAt} />
        </p>
      </div>
      <StatusBadge tone={tone}>{word}</StatusBadge>
    </li>
  )
}
