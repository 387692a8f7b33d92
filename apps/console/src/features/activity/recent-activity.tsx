import { useMemo } from 'react'
import { Link } from 'react-router'
import { formatClock } from '../../lib/format-time.ts'
import layout from '../../ui/layout.module.css'
import { usePaths } from '../session/use-paths.ts'
import { OutcomeBadge } from './outcome-badge.tsx'
import styles from './recent-activity.module.css'
import { timelineOf } from './timeline.ts'
import { useJournal } from './use-journal.ts'

const shown = 5

/** The newest changes with how each ended. */
export function RecentActivity() {
  const entries = useJournal()
  const paths = usePaths()
  const items = useMemo(() => timelineOf(entries).slice(0, shown), [entries])
  if (items.length === 0)
    return (
      <p className={layout.muted}>
        Nothing has happened yet. Test a connection or change a user to see it here.
      </p>
    )
  return (
    <>
      <ol className={styles.list} aria-label="Last activity">
        {items.map(({ id, at, summary, status }) => (
          <li key={id} className={styles.item}>
            <time className={styles.time} dateTime={at}>
              {formatClock(at)}
            </time>
            <span className={styles.summary}>{summary}</span>
            <OutcomeBadge status={status} />
          </li>
        ))}
      </ol>
      <Link to={paths.activity}>All activity</Link>
    </>
  )
}
