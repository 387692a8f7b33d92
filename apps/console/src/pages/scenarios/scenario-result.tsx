import type { ScenarioRun } from '@pingone-sandbox/contract'
import { Link } from 'react-router'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { usePaths } from '../../entities/environment/use-paths.ts'
import styles from './scenario-card.module.css'
import { useSyncLeft } from './scenario-queries.ts'

interface Props {
  readonly run: ScenarioRun
}

/** What a scenario did, step by step, and how far its provisioning is. */
export function ScenarioResult({ run: { steps } }: Props) {
  const paths = usePaths()
  const left = useSyncLeft()
  if (steps.length === 0)
    return <Notice tone="info">There was nobody to do it to: the directory is unchanged.</Notice>
  return (
    <section className={styles.result} aria-label="Result">
      <div className={layout.spread}>
        <output>
          {left === 0 ? (
            <StatusBadge tone="success">Nothing left to provision</StatusBadge>
          ) : (
            <StatusBadge tone="running">
              {left === undefined ? 'Provisioning' : `${left} left to provision`}
            </StatusBadge>
          )}
        </output>
        <Link to={paths.activity}>See the activity</Link>
      </div>
      {/* What scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol className={styles.steps} tabIndex={0} aria-label="Steps">
        {steps.map(({ summary, subject }, index) => (
          <li key={`${index} ${summary}`}>
            {subject === undefined ? (
              summary
            ) : (
              <Link to={paths.activityOf(subject.id)}>{summary}</Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
