import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

export interface ConfirmModalProps {
  readonly title: string
  readonly confirmLabel: string
  readonly cancelLabel?: string
  /** `danger` for what cannot be taken back. */
  readonly variant?: 'danger' | 'primary'
  readonly size?: 'normal' | 'large' | 'wide'
  readonly isPending?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The question of a `ConfirmDialog`. */
export function ConfirmModal({
  title,
  confirmLabel,
  cancelLabel = 'Cancel',
  variant = 'danger',
  size = 'normal',
  isPending = false,
  onConfirm,
  onClose,
  children,
}: ConfirmModalProps) {
  return (
    <Dialog
      title={title}
      size={size}
      isOpen
      onClose={onClose}
      role="alertdialog"
      footer={
        <>
          <Button onPress={onClose}>{cancelLabel}</Button>
          <Button variant={variant} isDisabled={isPending} onPress={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
