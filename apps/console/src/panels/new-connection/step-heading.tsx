import layout from '../../ui/layout.module.css'
import { Stepper } from '../../ui/stepper.tsx'
import styles from './new-connection-panel.module.css'
import { numberedSteps, type WizardStep } from './wizard-machine.ts'

const titles: Readonly<Record<WizardStep, string>> = {
  type: 'Choose a connection type',
  catalogue: 'Choose an identity store',
  general: 'Name the connection',
  authentication: 'Configure Authentication',
  preferences: 'Configure Preferences',
}

const sentences: Readonly<Record<WizardStep, string>> = {
  type: 'It decides what the connection leads to.',
  catalogue: 'Select the identity store that PingOne provisions.',
  general: 'Name, icon and description tell connections apart in the list.',
  authentication: 'Where the SCIM server is, and how PingOne authenticates there.',
  preferences: 'How PingOne finds users and groups at the target, and what it may do there.',
}

interface Props {
  readonly step: WizardStep
  /** The id of the heading. */
  readonly id: string
}

/** Where the step stands among the four, its name, and a sentence about it. The choice of a type is before the four. */
export function StepHeading({ step, id }: Props) {
  const position = numberedSteps.findIndex((each) => each === step)
  return (
    <header className={styles.header}>
      {position >= 0 && (
        <Stepper steps={numberedSteps.map((each) => titles[each])} current={position} />
      )}
      <h3 id={id}>{titles[step]}</h3>
      <p className={layout.muted}>{sentences[step]}</p>
    </header>
  )
}
