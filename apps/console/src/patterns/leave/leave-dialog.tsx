import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'

interface Props {
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** Asks whether edits may be lost. */
export function LeaveDialog({ onStay, onLeave }: Props) {
  return (
    <ConfirmDialog
      title="Leave without saving?"
      isOpen
      cancelLabel="Keep editing"
      confirmLabel="Discard"
      onConfirm={onLeave}
      onClose={onStay}
    >
      Your changes here are not saved yet.
    </ConfirmDialog>
  )
}
