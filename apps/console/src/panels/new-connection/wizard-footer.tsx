import { ActionBar } from '../../ui/action-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { TestButton, TestStatus } from '../connection/test-button.tsx'
import type { ConnectionTest } from '../connection/use-connection-test.ts'
import { canGoOn, type WizardState } from './wizard-machine.ts'

interface Props {
  readonly wizard: WizardState
  readonly test: ConnectionTest
  /** Whether the connection is being created. */
  readonly isPending: boolean
  readonly onPrevious: () => void
  readonly onCancel: () => void
}

/** The buttons of the step; the last one submits the form. */
export function WizardFooter({ wizard, test, isPending, onPrevious, onCancel }: Props) {
  const { step } = wizard
  return (
    <ActionBar
      start={
        <>
          {step !== 'type' && <Button onPress={onPrevious}>Previous</Button>}
          {step === 'authentication' && <TestStatus test={test} />}
        </>
      }
    >
      <Button onPress={onCancel}>Cancel</Button>
      {step === 'authentication' && <TestButton test={test} />}
      {step !== 'type' && step !== 'preferences' && (
        <Button variant="primary" type="submit" isDisabled={!canGoOn(wizard)}>
          Next
        </Button>
      )}
      {step === 'preferences' && (
        <Button variant="primary" type="submit" isDisabled={isPending}>
          Save
        </Button>
      )}
    </ActionBar>
  )
}
