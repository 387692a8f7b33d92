import layout from '../../ui/layout.module.css'
import { Stepper } from '../../ui/stepper.tsx'
import styles from './wizard.module.css'

interface Props {
  /** The id of the heading. */
  readonly id: string
  readonly title: string
  readonly sentence: string
  /** The titles of the numbered steps. */
  readonly steps: readonly string[]
}

/** Where a step stands among the numbered ones, its title, and a sentence about it. A step that is not numbered comes before them. */
export function WizardHeading({ id, title, sentence, steps }: Props) {
  const position = steps.indexOf(title)
  return (
    <header className={styles.header}>
      {position >= 0 && <Stepper steps={steps} current={position} />}
      <h3 id={id}>{title}</h3>
      <p className={layout.muted}>{sentence}</p>
    </header>
  )
}
