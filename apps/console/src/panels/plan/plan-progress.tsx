import { formatCount } from '../../lib/format-count.ts'
import layout from '../../ui/layout.module.css'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { PlanProgress as Progress } from './ask-plan.ts'
import styles from './plan-progress.module.css'

interface Props {
  /** Absent until some users are done. */
  readonly progress: Progress | undefined
}

/** How far a plan is. */
export function PlanProgress({ progress }: Props) {
  return (
    <div className={layout.stack}>
      <StatusBadge tone="running">Rehearsing the sync</StatusBadge>
      {progress !== undefined && (
        <>
          <progress
            className={styles.bar}
            aria-label="Users and groups rehearsed"
            value={progress.done}
            max={progress.total}
          />
          <span className={layout.muted}>
            {formatCount(progress.done)} of {formatCount(progress.total)} users and groups
          </span>
        </>
      )}
    </div>
  )
}
