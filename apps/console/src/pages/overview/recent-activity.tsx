import { Link } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { ChangeBadge } from '../../entities/journal/change-badge.tsx'
import { useChanges } from '../../entities/journal/change-queries.ts'
import { formatClock, formatInstant } from '../../lib/format-time.ts'
import layout from '../../ui/layout.module.css'
import styles from './recent-activity.module.css'

const everything = {}
const shown = 5

/** The newest changes with how each ended. */
export function RecentActivity() {
  const changes = useChanges(everything).list?.changes
  const paths = usePaths()
  if (changes === undefined || changes.length === 0)
    return (
      <p className={layout.muted}>
        Nothing has happened yet. Test a connection or change a user to see it here.
      </p>
    )
  return (
    <ol className={styles.list} aria-label="Latest">
      {changes.slice(0, shown).map((change) => (
        <li key={change.id} className={styles.item}>
          <Link
            to={`${paths.activity}?change=${encodeURIComponent(change.id)}`}
            className={styles.summary}
            title={change.summary}
          >
            {change.summary}
          </Link>
          <time className={styles.time} dateTime={change.at} title={formatInstant(change.at)}>
            {formatClock(change.at)}
          </time>
          <ChangeBadge change={change} />
        </li>
      ))}
    </ol>
  )
}
