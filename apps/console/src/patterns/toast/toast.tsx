import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react'

export interface Toast {
  readonly id: number
  readonly shownAt: number
  readonly tone: 'success' | 'danger' | 'info'
  readonly text: string
}

export type ShowToast = (tone: Toast['tone'], text: string) => void

interface ShownToasts {
  readonly toasts: readonly Toast[]
  readonly dismiss: (isMeant: (toast: Toast) => boolean) => void
}

// Two contexts, so that who only shows a toast is not drawn anew with each.
const ShowToastContext = createContext<ShowToast>(() => {})
const ShownToastsContext = createContext<ShownToasts>({ toasts: [], dismiss: () => {} })

/** Shows a short message; that of a success goes away by itself. */
export function useToast(): ShowToast {
  return useContext(ShowToastContext)
}

/** What is shown at present. */
export function useShownToasts(): ShownToasts {
  return useContext(ShownToastsContext)
}

interface Props {
  readonly children: ReactNode
}

/** Keeps the toasts of the pages below it; a `ToastRegion` shows them. */
export function ToastProvider({ children }: Props) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const count = useRef(0)
  const show = useCallback<ShowToast>((tone, text) => {
    count.current += 1
    const toast = { id: count.current, shownAt: performance.now(), tone, text }
    setToasts((shown) => [...shown.filter((each) => each.text !== text).slice(-1), toast])
  }, [])
  const dismiss = useCallback((isMeant: (toast: Toast) => boolean) => {
    setToasts((shown) => (shown.some(isMeant) ? shown.filter((toast) => !isMeant(toast)) : shown))
  }, [])
  return (
    <ShowToastContext value={show}>
      <ShownToastsContext value={useMemo(() => ({ toasts, dismiss }), [toasts, dismiss])}>
        {children}
      </ShownToastsContext>
    </ShowToastContext>
  )
}
