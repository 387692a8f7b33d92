import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Form } from './form.tsx'

interface Props {
  readonly title: string
  readonly size?: 'normal' | 'large'
  readonly isPending: boolean
  /** How many saves have failed: each leads to what is wrong. */
  readonly failures?: number
  readonly saveLabel?: string
  readonly onSubmit: () => void
  readonly onClose: () => void
  /** The fields. */
  readonly children: ReactNode
}

/** A dialog with a form that is saved or left. */
export function FormDialog({
  isPending,
  failures = 0,
  saveLabel = 'Save',
  onSubmit,
  onClose,
  children,
  ...props
}: Props) {
  // By Enter as by the button, which is disabled while it waits.
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
