import { X } from 'lucide-react'
import { UNSAFE_PortalProvider as PortalProvider } from 'react-aria/PortalProvider'
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components'
import { Link } from 'react-router'
import { classNames } from '../../ui/class-names.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { ToastLink, ToastStep, useToastQueue } from './toast.tsx'
import styles from './toast-region.module.css'

interface Props {
  readonly queue: ReturnType<typeof useToastQueue>
  /** The element that contains the toasts. */
  readonly getContainer: () => HTMLElement | null
}

/** The toasts of a queue. */
export function ToastList({ queue, getContainer }: Props) {
  return (
    <PortalProvider getContainer={getContainer}>
      <AriaToastRegion queue={queue} aria-label="Messages" className={classNames(styles.region)}>
        {({ toast }) => (
          <Toast toast={toast} className={classNames(styles.toast)} data-tone={toast.content.tone}>
            {/* React Aria interrupts what is being read for every toast; a success waits. */}
            <ToastContent role={toast.content.tone === 'danger' ? 'alert' : 'status'}>
              <Notice tone={toast.content.tone} isAnnounced={false}>
                {/* The name of the dialog that a toast is to a screen reader. */}
                <Text slot="title">{toast.content.text}</Text>
                {toast.content.link && (
                  <ToastAction link={toast.content.link} onTaken={() => queue.close(toast.key)} />
                )}
              </Notice>
            </ToastContent>
            <span className={styles.dismiss}>
              <IconButton aria-label="Dismiss" onPress={() => queue.close(toast.key)}>
                <X size={16} />
              </IconButton>
            </span>
          </Toast>
        )}
      </AriaToastRegion>
    </PortalProvider>
  )
}

interface StepProps {
  readonly link: ToastLink | ToastStep
  readonly onTaken: () => void
}

/** The link of a toast, or the button of its next step. */
function ToastAction({ link, onTaken }: StepProps) {
  if ('to' in link)
    return (
      <Link to={link.to} className={classNames(styles.link)} onClick={onTaken}>
        {link.label}
      </Link>
    )
  return (
    <button
      type="button"
      className={classNames(styles.link)}
      onClick={() => {
        onTaken()
        link.onPress()
      }}
    >
      {link.label}
    </button>
  )
}
