import { Check } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Link, useLocation, useSearchParams } from 'react-router'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { Button } from '../../ui/button.tsx'
import type { LessonFacts, LessonStep, Place } from './lessons/lesson.ts'
import styles from './guide-panel.module.css'

interface Props {
  readonly number: number
  readonly step: LessonStep
  readonly state: 'done' | 'current' | 'open'
  /** Whether its hint is shown. */
  readonly isExplained: boolean
  readonly facts: LessonFacts
  /** The ids of the steps and parts that are done. */
  readonly doneIds: readonly string[]
  readonly onSkip: () => void
  /** Absent where the guide can do nothing in place of the learner. */
  readonly onChore?: (() => void) | undefined
  /** The chore is being done. */
  readonly isBusy: boolean
}

/** One step of the walkthrough or of a lesson. */
export function GuideStepItem(props: Props) {
  const { number, step, state, isExplained, facts, doneIds, onSkip, onChore, isBusy } = props
  const { title, hint, parts, at, chore } = step
  const isCurrent = state === 'current'
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])

  return (
    <li
      ref={item}
      className={styles.step}
      data-state={state}
      tabIndex={isCurrent ? -1 : undefined}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <span className={styles.mark}>
        {state === 'done' ? <Check size={13} strokeWidth={3} aria-label="Done" /> : number}
      </span>
      <div className={styles.words}>
        <div className={styles.title}>{title}</div>
        {isExplained && <p className={styles.note}>{hint}</p>}
        {isCurrent && parts !== undefined && (
          <ul className={styles.parts}>
            {parts.map(({ id, title: part }) => (
              <li key={id} data-done={doneIds.includes(id) || undefined}>
                <span className={styles.partMark}>
                  {doneIds.includes(id) && <Check size={11} strokeWidth={3} aria-label="Done" />}
                </span>
                {part}
              </li>
            ))}
          </ul>
        )}
        {isCurrent && (
          <div className={styles.ways}>
            {at !== undefined && <PlaceLink place={at} facts={facts} />}
            {onChore !== undefined && (
              <Button size="small" isDisabled={isBusy} onPress={onChore}>
                {isBusy ? 'Working…' : (chore?.label ?? 'Do it for me')}
              </Button>
            )}
            <Button size="small" variant="quiet" onPress={onSkip}>
              Skip
            </Button>
          </div>
        )}
      </div>
    </li>
  )
}

interface PlaceLinkProps {
  readonly place: Place
  readonly facts: LessonFacts
}

/** A link to the page of a step; absent on that page. */
function PlaceLink({ place, facts }: PlaceLinkProps) {
  const { label, to } = place(usePaths(), facts)
  const { pathname } = useLocation()
  const [parameters] = useSearchParams()
  const [path, query] = to.split('?')
  const isThere =
    path === pathname &&
    [...new URLSearchParams(query)].every(
      // The field parameter is removed once the field has the focus.
      ([name, value]) => name === 'field' || parameters.get(name) === value,
    )
  return isThere ? null : <Link to={to}>Go to {label}</Link>
}
