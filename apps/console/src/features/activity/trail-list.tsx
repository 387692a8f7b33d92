import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Expander } from '../../ui/expander.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'
import type { SubjectTrail } from './timeline.ts'
import styles from './timeline.module.css'
import { TrailDetails } from './trail-details.tsx'

/** A full sync may concern thousands. */
const shownAtFirst = 100

interface Props {
  readonly trails: readonly SubjectTrail[]
}

/** The users and groups that one change concerned. */
export function TrailList({ trails }: Props) {
  const [shown, setShown] = useState(shownAtFirst)
  const isShort = trails.length <= 3
  return (
    <>
      {trails.slice(0, shown).map((trail) => (
        <div key={trail.key} className={styles.trail}>
          <Expander
            isInitiallyOpen={isShort && trail.outcome?.status !== 'unchanged'}
            summary={
              <>
                <span className={styles.subject}>{trail.subject.name}</span>
                <span className={styles.summary}>
                  {trail.outcome?.summary ?? trail.decision?.summary}
                </span>
                <OutcomeBadge status={trail.outcome?.status ?? 'none'} />
              </>
            }
          >
            {() => <TrailDetails trail={trail} />}
          </Expander>
        </div>
      ))}
      {trails.length > shown && (
        <div>
          <Button size="small" variant="quiet" onPress={() => setShown(shown + shownAtFirst)}>
            Show {Math.min(shownAtFirst, trails.length - shown)} more
          </Button>
        </div>
      )}
    </>
  )
}
