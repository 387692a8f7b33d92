import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { Notice } from './notice.tsx'
import styles from './toast.module.css'

interface Toast {
  readonly id: number
  readonly tone: 'success' | 'danger' | 'info'
  readonly text: string
}

export type ShowToast = (tone: Toast['tone'], text: string) => void

const ToastContext = createContext<ShowToast>(() => {})

/** Shows a short message that goes away by itself. */
export function useToast(): ShowToast {
  return useContext(ToastContext)
}

const shownForMs = { success: 5000, info: 6000, danger: 10_000 }

interface Props {
  readonly children: ReactNode
}

/** Holds the toasts of the pages below it. */
export function ToastProvider({ children }: Props) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const show = useCallback<ShowToast>((tone, text) => {
    const id = performance.now()
    setToasts((shown) => [
      ...shown.filter((toast) => toast.text !== text).slice(-1),
      { id, tone, text },
    ])
    setTimeout(
      () => setToasts((shown) => shown.filter((toast) => toast.id !== id)),
      shownForMs[tone],
    )
  }, [])
  const list = useMemo(
    () =>
      toasts.map((toast) => (
        <div key={toast.id} className={styles.toast}>
          <Notice tone={toast.tone}>{toast.text}</Notice>
        </div>
      )),
    [toasts],
  )
  return (
    <ToastContext value={show}>
      {children}
      {/* `output` may not hold blocks. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div role="status" aria-live="polite" className={styles.region}>
        {list}
      </div>
    </ToastContext>
  )
}
