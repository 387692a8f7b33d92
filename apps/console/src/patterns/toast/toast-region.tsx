import { type ComponentType, useCallback, useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { lazyModule } from '../../lib/patient-code.ts'
import { useToastQueue } from './toast.tsx'
import type { ToastListProps } from './toast-list.tsx'

const list = lazyModule(() => import('./toast-list.tsx'))

/** A toast shown just before a navigation stays. Milliseconds. */
const justShownMs = 1000

/**
 * Where the toasts appear: below the bar, and not at the end of the document. Another page sweeps away those of the page before, but
 * for failures.
 */
export function ToastRegion() {
  const place = useRef<HTMLDivElement>(null)
  const getContainer = useCallback(() => place.current, [])
  const queue = useToastQueue()
  const List = useToastList(queue)
  useSweeping(queue)
  return (
    <>
      <div ref={place} />
      {List !== undefined && <List queue={queue} getContainer={getContainer} />}
    </>
  )
}

type ToastQueue = ReturnType<typeof useToastQueue>

/** Toasts answer these. */
const gestures = ['pointermove', 'pointerdown', 'keydown'] as const

/** The list of the toasts, which no page needs at first: it is fetched on the first gesture, or with the first toast. */
function useToastList(queue: ToastQueue): ComponentType<ToastListProps> | undefined {
  const [List, setList] = useState<ComponentType<ToastListProps>>()
  useEffect(() => {
    const listening = new AbortController()
    const unsubscribe = queue.subscribe(fetchList)
    for (const gesture of gestures)
      document.addEventListener(gesture, fetchList, { signal: listening.signal })
    return stop

    function fetchList() {
      stop()
      void list().then(({ ToastList }) => setList(() => ToastList))
    }
    function stop() {
      listening.abort()
      unsubscribe()
    }
  }, [queue])
  return List
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
