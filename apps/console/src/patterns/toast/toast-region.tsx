import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { lazyCode } from '../../lib/patient-code.ts'
import { useToastQueue } from './toast.tsx'

const ToastList = lazyCode(async () => (await import('./toast-list.tsx')).ToastList)

/** A toast shown just before a navigation stays. Milliseconds. */
const justShownMs = 1000

interface Props {
  /** Other messages that have their room there. */
  readonly children?: ReactNode
}

/**
 * Where the toasts appear: a strip that has its own room below the page. Another page sweeps away those of the page before, but for
 * failures.
 */
export function ToastRegion({ children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const getContainer = useCallback(() => place.current, [])
  const queue = useToastQueue()
  const mayToast = useFirstCause(queue)
  useSweeping(queue)
  useReservedHeight(place)
  return (
    <>
      <div ref={place}>{children}</div>
      {mayToast && <ToastList queue={queue} getContainer={getContainer} />}
    </>
  )
}

type ToastQueue = ReturnType<typeof useToastQueue>

/** Toasts answer these. */
const gestures = ['pointermove', 'pointerdown', 'keydown'] as const

/** Whether there was a gesture or a toast. The list of the toasts is fetched then: no page needs it at first. */
function useFirstCause(queue: ToastQueue): boolean {
  const [isReached, setReached] = useState(false)
  useEffect(() => {
    const listening = new AbortController()
    const unsubscribe = queue.subscribe(reach)
    for (const gesture of gestures)
      document.addEventListener(gesture, reach, { signal: listening.signal })
    return stop

    function reach() {
      stop()
      setReached(true)
    }
    function stop() {
      listening.abort()
      unsubscribe()
    }
  }, [queue])
  return isReached
}

/** Tells dialogs, which cover the page, how much room the toasts need (`--toasts`). */
function useReservedHeight(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (place.current === null || typeof ResizeObserver === 'undefined') return
    const { style } = document.documentElement
    const sizes = new ResizeObserver(([entry]) =>
      style.setProperty('--toasts', `${entry?.contentRect.height ?? 0}px`),
    )
    sizes.observe(place.current)
    return () => {
      sizes.disconnect()
      style.removeProperty('--toasts')
    }
  }, [place])
}

function useSweeping(queue: ToastQueue): void {
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
