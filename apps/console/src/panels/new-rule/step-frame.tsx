import { type ReactNode, useId } from 'react'
import { Form } from '../../patterns/form/form.tsx'
import { type SaveFailure, SaveTrouble } from '../../patterns/merge/save-trouble.tsx'
import { KnownDraftNotice } from '../../patterns/wizard/known-draft-notice.tsx'
import { StepFields } from '../../patterns/wizard/step-fields.tsx'
import { WizardHeading } from '../../patterns/wizard/wizard-heading.tsx'
import { ActionBar } from '../../ui/action-bar.tsx'
import { Button } from '../../ui/button.tsx'
import {
  numberedSteps,
  type NumberedStep,
  stepBefore,
  stepSentences,
  stepTitles,
} from './rule-steps.ts'
import type { NewRuleState } from './use-new-rule.ts'

/** What every step of the panel is given. */
export interface StepProps {
  readonly rule: NewRuleState
  readonly failure: SaveFailure
  /** Drops the draft, and closes. */
  readonly onCancel: () => void
}

interface Props extends StepProps {
  readonly step: NumberedStep
  readonly onSubmit: () => void
  readonly isPending?: boolean
  /** The fields. */
  readonly children: ReactNode
}

/** One step of the panel: heading, fields, and the buttons at its foot. */
export function StepFrame({
  rule,
  failure,
  onCancel,
  step,
  onSubmit,
  isPending = false,
  children,
}: Props) {
  const titleId = useId()

  function submit() {
    if (isPending) return
    failure.clear()
    onSubmit()
  }

  return (
    <Form failures={failure.count} onSubmit={submit}>
      <WizardHeading
        id={titleId}
        title={stepTitles[step]}
        sentence={stepSentences[step]}
        steps={numberedSteps.map((each) => stepTitles[each])}
      />
      {rule.isKnown && (
        <KnownDraftNotice
          title="You began this rule before"
          text="What you had entered is here again."
          onStartOver={rule.startOver}
        />
      )}
      <StepFields titleId={titleId}>{children}</StepFields>
      <SaveTrouble failure={failure} />
      <ActionBar start={<Button onPress={() => rule.goTo(stepBefore(step))}>Back</Button>}>
        <Button onPress={onCancel}>Cancel</Button>
        <Button variant="primary" type="submit" isDisabled={isPending}>
          {step === numberedSteps.at(-1) ? 'Save' : 'Next'}
        </Button>
      </ActionBar>
    </Form>
  )
}
