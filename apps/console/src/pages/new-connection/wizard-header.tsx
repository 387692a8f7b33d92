import styles from './wizard-header.module.css'
import { type WizardStep, wizardSteps } from './wizard-machine.ts'

const titles: Readonly<Record<WizardStep, string>> = {
  type: 'Choose a connection type',
  catalogue: 'Choose an identity store',
  general: 'General',
  authentication: 'Configure Authentication',
  preferences: 'Configure Preferences',
}

interface Props {
  readonly step: WizardStep
  readonly titleId: string
}

/** Names the step and how many there are. */
export function WizardHeader({ step, titleId }: Props) {
  const position = wizardSteps.indexOf(step)
  return (
    <header className={styles.header}>
      <p className={styles.name}>
        Create a New Connection · Step {position + 1} of {wizardSteps.length}
      </p>
      <h1 id={titleId}>{titles[step]}</h1>
      <ol className={styles.bar} aria-hidden="true">
        {wizardSteps.map((name, index) => (
          <li key={name} data-done={index <= position || undefined} />
        ))}
      </ol>
    </header>
  )
}
