import type { ChangeRecord, JournalEntry } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { OutcomeBadge } from '../../entities/journal/change-badge.tsx'
import { nothingSent } from '../../entities/journal/change-status.ts'
import { rankedTrails } from '../../entities/journal/ranked-trails.ts'
import { loneSteps, type Trail } from '../../entities/journal/trails.ts'
import { Button } from '../../ui/button.tsx'
import { Expander } from '../../ui/expander.tsx'
import layout from '../../ui/layout.module.css'
import styles from './change-details.module.css'
import { StepList } from './step-list.tsx'
import { TrailDetails } from './trail-details.tsx'

/** A full sync may concern thousands. */
const shownAtFirst = 50
/** So many are opened for the reader. */
const mostOpened = 3

interface Props {
  readonly change: ChangeRecord
  /** Those that are shown. */
  readonly entries: readonly JournalEntry[]
  readonly isFiltered: boolean
  /** Reads the next page; absent on the last one. */
  readonly readOn: (() => void) | undefined
  readonly isReading: boolean
  readonly openExchangeId: string | undefined
  readonly onOpenExchange: (id: string) => void
}

/** Stage by stage, for each user or group that the change concerned, the failed ones first. */
export function CompactView({ change, entries, isFiltered, readOn, isReading, ...opening }: Props) {
  const [wanted, setWanted] = useState(shownAtFirst)
  const trails = rankedTrails(entries)
  const steps = loneSteps(entries)
  const [only] = trails
  const openIndex = trails.findIndex((trail) => hasExchange(trail, opening.openExchangeId))
  const shown = Math.max(wanted, openIndex + 1)
  const failed = trails.filter(({ outcome }) => outcome?.status === 'failed').length
  /** A few are opened at once: all of a few, or the failures. */
  const isOpened = ({ outcome }: Trail): boolean =>
    trails.length <= mostOpened
      ? outcome?.status !== 'unchanged'
      : failed <= mostOpened && outcome?.status === 'failed'
  const isMore = trails.length > shown || readOn !== undefined

  function showMore() {
    setWanted(shown + shownAtFirst)
    if (trails.length < shown + shownAtFirst) readOn?.()
  }

  return (
    <>
      {steps.length > 0 && (
        <StepList label="Requests without a user or group" steps={steps} {...opening} />
      )}
      {trails.length === 0 && steps.length === 0 && (
        <p className={layout.muted}>
          {isFiltered ? 'No user or group matches.' : nothingSent(change)}
        </p>
      )}
      {trails.length === 1 && only !== undefined && (
        <TrailDetails change={change} trail={only} isNamed={isFiltered} {...opening} />
      )}
      {trails.length > 1 &&
        trails.slice(0, shown).map((trail, index) => (
          <div key={trail.key} className={styles.trail}>
            <Expander
              isInitiallyOpen={isOpened(trail)}
              isWanted={index === openIndex}
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
              {() => <TrailDetails change={change} trail={trail} isNamed {...opening} />}
            </Expander>
          </div>
        ))}
      {isMore && (
        <div>
          <Button size="small" variant="quiet" isDisabled={isReading} onPress={showMore}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

const statusOf = ({ outcome, decision }: Trail) =>
  outcome?.status ?? (decision?.steps.length === 0 ? 'none' : 'running')

const hasExchange = ({ steps }: Trail, id: string | undefined): boolean =>
  id !== undefined && steps.some((entry) => entry.type === 'exchange' && entry.exchange.id === id)
