import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components'

export interface Toast {
  readonly tone: 'success' | 'danger' | 'info'
  readonly text: string
  readonly link?: ToastLink | ToastStep | undefined
  readonly shownAt: number
}

/** Where what the toast reports can be seen. */
export interface ToastLink {
  readonly label: string
  readonly to: string
}

/** What can be done next. */
export interface ToastStep {
  readonly label: string
  readonly onPress: () => unknown
}

export type ShowToast = (tone: Toast['tone'], text: string, link?: ToastLink | ToastStep) => void

/** In milliseconds. A failure stays until it is dismissed. */
const shownFor = { success: 5000, info: 8000, danger: undefined }
/** How much longer one is shown that has a link to follow. */
const longerWithLink = 4000

const ToastQueueContext = createContext(new ToastQueue<Toast>())

/** The toasts that are shown, the newest first. */
export const useToastQueue = (): ToastQueue<Toast> => useContext(ToastQueueContext)

/** Shows a short message; a success disappears by itself. At most two are shown, and the same text once. */
export function useToast(): ShowToast {
  const queue = useToastQueue()
  return useCallback(
    (tone, text, link) => {
      const kept = queue.visibleToasts.find(({ content }) => content.text !== text)
      for (const { key } of queue.visibleToasts.filter((toast) => toast !== kept)) queue.close(key)
      const timeout = shownFor[tone]
      queue.add(
        { tone, text, link, shownAt: performance.now() },
        timeout === undefined ? {} : { timeout: timeout + (link ? longerWithLink : 0) },
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
