import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components'

export interface Toast {
  readonly tone: 'success' | 'danger' | 'info'
  readonly text: string
  readonly shownAt: number
}

export type ShowToast = (tone: Toast['tone'], text: string) => void

/** In milliseconds. A failure stays until it is dismissed. */
const shownFor = { success: 5000, info: 8000, danger: undefined }

const ToastQueueContext = createContext(new ToastQueue<Toast>())

/** The toasts that are shown, the newest first. */
export const useToastQueue = (): ToastQueue<Toast> => useContext(ToastQueueContext)

/** Shows a short message; a success disappears by itself. At most two are shown, and the same text once. */
export function useToast(): ShowToast {
  const queue = useToastQueue()
  return useCallback(
    (tone, text) => {
      const kept = queue.visibleToasts.find(({ content }) => content.text !== text)
      for (const { key } of queue.visibleToasts.filter((toast) => toast !== kept)) queue.close(key)
      const timeout = shownFor[tone]
      queue.add(
        { tone, text, shownAt: performance.now() },
        timeout === undefined ? {} : { timeout },
      )
    },
    [queue],
  )
}

interface Props {
  readonly children: ReactNode
}

/** Holds the toasts of the pages below; a `ToastRegion` shows them. */
export function ToastProvider({ children }: Props) {
  const [queue] = useState(() => new ToastQueue<Toast>())
  return <ToastQueueContext value={queue}>{children}</ToastQueueContext>
}
