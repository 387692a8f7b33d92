import styles from './guide-panel.module.css'
import { GuideStepItem } from './guide-step-item.tsx'
import type { Chore } from './lessons/chore.ts'
import type { LessonState } from './use-lessons.ts'

/** The number of steps shown after the current one. */
const namedAhead = 2

interface Props {
  readonly state: LessonState
  readonly onSkip: () => void
  readonly onChore: (chore: Chore) => void
  /** The chore that is being done. */
  readonly busy: Chore | undefined
}

/** The steps of a lesson; those done and those far ahead are folded, so that the current one is visible. */
export function LessonSteps({ state: lessonState, onSkip, onChore, busy }: Props) {
  const { lesson, done, doneIds, facts } = lessonState
  const { steps } = lesson
  const itemOf = (index: number) => {
    const step = steps[index]
    if (step === undefined) return null
    const state = index < done ? 'done' : index === done ? 'current' : 'open'
    return (
      <GuideStepItem
        key={step.id}
        number={index + 1}
        {...{ step, state, facts, doneIds, onSkip }}
        isBusy={busy !== undefined && busy === step.chore}
        onChore={step.chore && (() => step.chore && onChore(step.chore))}
        isExplained={state === 'current' || (index === done - 1 && step.isSight === true)}
      />
    )
  }
  const folded = Math.max(0, done - 1)
  const later = Math.min(steps.length, done + 1 + namedAhead)
  return (
    <>
      <GuideProgress done={done} of={steps.length} />
      <ol className={styles.steps} aria-label="Steps">
        <Fold from={0} to={folded} summary={`${folded} earlier steps`} itemOf={itemOf} />
        {range(folded, later).map(itemOf)}
        <Fold
          from={later}
          to={steps.length}
          summary={`${steps.length - later} later steps`}
          itemOf={itemOf}
        />
      </ol>
    </>
  )
}

interface FoldProps {
  readonly from: number
  readonly to: number
  readonly summary: string
  readonly itemOf: (index: number) => React.ReactNode
}

/** Folded steps. A single one is shown as it is. */
function Fold({ from, to, summary, itemOf }: FoldProps) {
  if (to - from < 2) return range(from, to).map(itemOf)
  return (
    <li>
      <details className={styles.fold}>
        <summary>{summary}</summary>
        <ol className={styles.steps}>{range(from, to).map(itemOf)}</ol>
      </details>
    </li>
  )
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)

interface GuideProgressProps {
  readonly done: number
  readonly of: number
}

/** The number of steps done, as announced text and as a bar. */
function GuideProgress({ done, of }: GuideProgressProps) {
  return (
    <>
      <output className={styles.progress}>
        {done} of {of} steps done
      </output>
      <progress className={styles.bar} value={done} max={of} aria-label="Progress" />
    </>
  )
}
