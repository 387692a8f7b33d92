import type { ChangeRecord } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { OutcomeBadge } from '../../entities/journal/change-badge.tsx'
import { nothingSent } from '../../entities/journal/change-status.ts'
import { loneSteps, type Trail, trailsOf } from '../../entities/journal/trails.ts'
import { Button } from '../../ui/button.tsx'
import { Expander } from '../../ui/expander.tsx'
import layout from '../../ui/layout.module.css'
import styles from './change-details.module.css'
import { StepList } from './step-list.tsx'
import { TrailDetails } from './trail-details.tsx'

/** A full sync may concern thousands. */
const shownAtFirst = 50

interface Props {
  readonly change: ChangeRecord
  readonly openExchangeId: string | undefined
  readonly onOpenExchange: (id: string) => void
}

/** Stage by stage, for each user or group that the change concerned. */
export function CompactView({ change, ...opening }: Props) {
  const [shown, setShown] = useState(shownAtFirst)
  const trails = trailsOf(change.entries)
  const steps = loneSteps(change.entries)
  const [only] = trails
  return (
    <>
      {steps.length > 0 && (
        <StepList label="Requests without a user or group" steps={steps} {...opening} />
      )}
      {trails.length === 0 && steps.length === 0 && (
        <p className={layout.muted}>{nothingSent(change)}</p>
      )}
      {trails.length === 1 && only !== undefined && (
        <TrailDetails change={change} trail={only} {...opening} />
      )}
      {trails.length > 1 &&
        trails.slice(0, shown).map((trail) => (
          <div key={trail.key} className={styles.trail}>
            <Expander
              isInitiallyOpen={isWorthSeeing(trail, trails.length, opening.openExchangeId)}
              summary={
                <>
                  <span className={styles.subject}>{trail.subject.name}</span>
                  <span className={styles.summary}>
                    {trail.outcome?.summary ?? trail.decision?.summary}
                  </span>
                  <OutcomeBadge status={statusOf(trail)} />
                </>
              }
            >
              {() => <TrailDetails change={change} trail={trail} {...opening} />}
            </Expander>
          </div>
        ))}
      {trails.length > shown && (
        <div>
          <Button size="small" variant="quiet" onPress={() => setShown(shown + shownAtFirst)}>
            Show {Math.min(shownAtFirst, trails.length - shown)} more of {trails.length}
          </Button>
        </div>
      )}
    </>
  )
}

const statusOf = ({ outcome, decision }: Trail) =>
  outcome?.status ?? (decision?.steps.length === 0 ? 'none' : 'running')

/** A few are shown at once, and so is the one whose request is in the inspector. */
function isWorthSeeing(trail: Trail, count: number, openExchangeId: string | undefined): boolean {
  const isOpen = trail.steps.some(
    (entry) => entry.type === 'exchange' && entry.exchange.id === openExchangeId,
  )
  return isOpen || (count <= 3 && trail.outcome?.status !== 'unchanged')
}
