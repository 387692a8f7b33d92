import { X } from 'lucide-react'
import { useCallback, useEffect, useRef } from 'react'
import { UNSAFE_PortalProvider as PortalProvider } from 'react-aria/PortalProvider'
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components'
import { useLocation } from 'react-router'
import { classNames } from '../../ui/class-names.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useToastQueue } from './toast.tsx'
import styles from './toast-region.module.css'

/** A toast shown just before a navigation stays. Milliseconds. */
const justShownMs = 1000

/**
 * Where the toasts appear: below the bar, and not at the end of the document. Another page sweeps away those of the page before, but
 * for failures.
 */
export function ToastRegion() {
  const place = useRef<HTMLDivElement>(null)
  const queue = useToastQueue()
  useSweeping(queue)
  return (
    <>
      <div ref={place} />
      <PortalProvider getContainer={useCallback(() => place.current, [])}>
        <AriaToastRegion queue={queue} aria-label="Messages" className={classNames(styles.region)}>
          {({ toast }) => (
            <Toast
              toast={toast}
              className={classNames(styles.toast)}
              data-tone={toast.content.tone}
            >
              {/* React Aria interrupts what is being read for every toast; a success waits. */}
              <ToastContent role={toast.content.tone === 'danger' ? 'alert' : 'status'}>
                <Notice tone={toast.content.tone} isAnnounced={false}>
                  {toast.content.text}
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
    </>
  )
}

function useSweeping(queue: ReturnType<typeof useToastQueue>): void {
  const { pathname } = useLocation()
  const swept = useRef(pathname)
  useEffect(() => {
    if (swept.current === pathname) return
    swept.current = pathname
    const now = performance.now()
    for (const { key, content } of queue.visibleToasts)
      if (content.tone !== 'danger' && now - content.shownAt > justShownMs) queue.close(key)
  }, [pathname, queue])
}
