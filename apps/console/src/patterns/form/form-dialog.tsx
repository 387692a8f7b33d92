import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useUnsavedChanges } from '../leave/unsaved-changes.ts'
import { Form } from './form.tsx'
import { LeaveGuard } from '../leave/leave-guard.tsx'

interface Props {
  readonly title: string
  readonly size?: 'normal' | 'large'
  readonly isPending: boolean
  /** Whether going back, or a reload, would lose what was entered. */
  readonly isDirty: boolean
  /** How many saves have failed: each leads to what is wrong. */
  readonly failures?: number
  readonly saveLabel?: string
  readonly onSubmit: () => void
  readonly onClose: () => void
  /** The fields. */
  readonly children: ReactNode
}

/** A dialog with a form; leaving it with edits asks first. */
export function FormDialog(props: Props) {
  return (
    <LeaveGuard>
      <GuardedDialog {...props} />
    </LeaveGuard>
  )
}

function GuardedDialog({
  isPending,
  isDirty,
  failures = 0,
  saveLabel = 'Save',
  onSubmit,
  onClose,
  children,
  ...props
}: Props) {
  useUnsavedChanges(isDirty)
  // Enter does nothing while a save is pending, like the disabled button.
  const submit = () => {
    if (!isPending) onSubmit()
  }
  return (
    <Dialog
      {...props}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={isPending} onPress={onSubmit}>
            {saveLabel}
          </Button>
        </>
      }
    >
      <Form onSubmit={submit} failures={failures}>
        {children}
        {/* Enter in a field saves, though the visible button stands outside the form. */}
        <button type="submit" hidden>
          {saveLabel}
        </button>
      </Form>
    </Dialog>
  )
}
