import { Check } from 'lucide-react'
import { HiddenText } from './hidden-text.tsx'
import styles from './stepper.module.css'

interface Props {
  /** The names of the steps, for assistive technology. */
  readonly steps: readonly string[]
  /** The index of the current step. */
  readonly current: number
}

/** The steps of a wizard as numbered circles; those that are done have a tick. */
export function Stepper({ steps, current }: Props) {
  return (
    <ol className={styles.steps} aria-label="Steps">
      {steps.map((step, index) => (
        <li
          key={step}
          title={step}
          className={styles.step}
          data-done={index < current || undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className={styles.circle} aria-hidden="true">
            {index < current ? <Check size={16} strokeWidth={3} /> : index + 1}
          </span>
          <HiddenText>{`${index + 1}: ${step}${index < current ? ', done' : ''}`}</HiddenText>
        </li>
      ))}
    </ol>
  )
}
