import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'
import { useReturnedFocus } from './use-returned-focus.ts'

interface Props {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly size?: 'normal' | 'large' | 'wide'
  /** An alert dialog asks for an answer and does not go away by a click outside. */
  readonly role?: 'dialog' | 'alertdialog'
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** A modal dialog; focus is kept inside and given back on closing. */
export function Dialog({
  title,
  isOpen,
  onClose,
  size = 'normal',
  role = 'dialog',
  footer,
  children,
}: Props) {
  useReturnedFocus()
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === 'dialog'}
      className={classNames(styles.overlay)}
    >
      <Modal className={classNames(styles.modal, styles[size])}>
        <AriaDialog role={role} className={classNames(styles.dialog)}>
          <Heading slot="title" level={2} className={classNames(styles.title)}>
            {title}
          </Heading>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <div className={styles.footer}>{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
