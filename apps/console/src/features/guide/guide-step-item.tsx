import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './guide-panel.module.css'
import type { GuideStep } from './guide-steps.ts'

interface Props {
  readonly number: number
  readonly step: Pick<GuideStep, 'title' | 'hint'>
  readonly state: 'done' | 'current' | 'open'
  /** The way to where the step is done. */
  readonly action?: ReactNode
}

/** One step of the walkthrough or of a lesson; only the current one explains itself. */
export function GuideStepItem({ number, step, state, action }: Props) {
  return (
    <li
      className={styles.step}
      data-state={state}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      <span className={styles.mark}>
        {state === 'done' ? <Check size={13} strokeWidth={3} aria-label="Done" /> : number}
      </span>
      <div>
        <div className={styles.title}>{step.title}</div>
        {state === 'current' && (
          <>
            <p className={styles.note}>{step.hint}</p>
            {action}
          </>
        )}
      </div>
    </li>
  )
}
