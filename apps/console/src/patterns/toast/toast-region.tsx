import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { IconButton } from '../../ui/icon-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { type Toast, useShownToasts } from './toast.tsx'
import styles from './toast-region.module.css'

/** What is shown just before the page changes tells of what led there, and stays. */
const justShownMs = 1000

/** Where the toasts appear. Another page sweeps away those of the page before, but for failures. */
export function ToastRegion() {
  const { toasts, dismiss } = useShownToasts()
  const { pathname } = useLocation()
  const swept = useRef(pathname)
  useEffect(() => {
    if (swept.current === pathname) return
    swept.current = pathname
    const now = performance.now()
    dismiss(({ tone, shownAt }) => tone !== 'danger' && now - shownAt > justShownMs)
  }, [pathname, dismiss])
  return (
    // What has this attribute stays in reach beside an open dialog. `output` may not hold blocks.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div role="status" data-react-aria-top-layer="true" className={styles.region}>
      {toasts.map((toast) => (
        <ToastCard
          key={toast.id}
          toast={toast}
          onDismiss={() => dismiss(({ id }) => id === toast.id)}
        />
      ))}
    </div>
  )
}

/** A failure stays until somebody has seen to it. */
const shownForMs = { success: 5000, info: 8000, danger: undefined }

interface CardProps {
  readonly toast: Toast
  readonly onDismiss: () => void
}

/** @see {@link https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable WCAG 2.2.1}: it stays while it is looked at. */
function ToastCard({ toast: { tone, text }, onDismiss }: CardProps) {
  const [isHeld, setHeld] = useState(false)
  const dismiss = useRef(onDismiss)
  useEffect(() => {
    dismiss.current = onDismiss
  })
  useEffect(() => {
    const ms = shownForMs[tone]
    if (isHeld || ms === undefined) return
    const timer = setTimeout(() => dismiss.current(), ms)
    return () => clearTimeout(timer)
  }, [isHeld, tone])
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.toast}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Notice tone={tone}>{text}</Notice>
      <span className={styles.dismiss}>
        <IconButton aria-label="Dismiss" onPress={onDismiss}>
          <X size={16} />
        </IconButton>
      </span>
    </div>
  )
}
