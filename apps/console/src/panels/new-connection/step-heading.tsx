import { WizardHeading } from '../../patterns/wizard/wizard-heading.tsx'
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

/** The heading of a step. The choice of a type is before the four that are numbered. */
export function StepHeading({ step, id }: Props) {
  return (
    <WizardHeading
      id={id}
      title={titles[step]}
      sentence={sentences[step]}
      steps={numberedSteps.map((each) => titles[each])}
    />
  )
}
