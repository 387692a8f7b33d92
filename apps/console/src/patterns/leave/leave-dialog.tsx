import { ConfirmModal } from '../../ui/confirm-modal.tsx'

interface Props {
  readonly onStay: () => void
  readonly onLeave: () => void
}

/** Asks whether edits may be lost. */
export function LeaveDialog({ onStay, onLeave }: Props) {
  return (
    <ConfirmModal
      title="Leave without saving?"
      cancelLabel="Keep editing"
      confirmLabel="Discard"
      onConfirm={onLeave}
      onClose={onStay}
    >
      Your changes here are not saved yet.
    </ConfirmModal>
  )
}
