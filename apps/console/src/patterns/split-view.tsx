import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { isDialogOpen } from '../ui/is-dialog-open.ts'
import { useRoom } from './room.ts'
import styles from './split-view.module.css'

/** Narrower, the pane takes the whole page. With the navigation and the folded guide, a window of 1280 px is wide enough. */
export const splitWidth = 900

interface Props {
  /** Above list and pane. */
  readonly head: ReactNode
  readonly list: ReactNode
  /** Renders what is open; undefined when nothing is. `isWhole` tells that it covers the list, and needs a way back. */
  readonly renderPane: ((isWhole: boolean) => ReactNode) | undefined
  readonly onClosePane: () => void
}

/**
 * A list with what is open in it beside it, or over the page where there is no room for both.
 *
 * Beside the list the pane takes no focus: the list marks its open entry with `aria-current`, and the focus stays there. Over the
 * page it is to take it, and it is not modal either: the page below is hidden. The focus returns to the open entry. Escape closes the pane.
 */
export function SplitView({ head, list, renderPane, onClosePane }: Props) {
  const hasRoom = useRoom(renderPane !== undefined)
  const view = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState<number>()
  // Measured before the pane is drawn, which takes the focus only where it covers the page.
  useLayoutEffect(() => {
    const element = view.current
    if (!hasRoom || element === null) return
    const measure = () => setWidth(element.clientWidth)
    measure()
    // Without layout (jsdom) sizes do not change.
    const sizes = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(measure)
    sizes?.observe(element)
    return () => {
      sizes?.disconnect()
      setWidth(undefined)
    }
  }, [hasRoom])
  const isOpen = renderPane !== undefined && width !== undefined
  const isWhole = isOpen && width < splitWidth
  const listPart = useRef<HTMLDivElement>(null)
  const panePart = useRef<HTMLDivElement>(null)
  const opened = useRef<Element>(null)

  useLayoutEffect(() => {
    if (isOpen) opened.current = listPart.current?.querySelector('[aria-current]') ?? opened.current
  })

  // The list is narrower now, and its open entry elsewhere.
  useLayoutEffect(() => {
    if (isOpen) opened.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])

  // Before the pane is gone, and with it the focus inside.
  useLayoutEffect(() => {
    if (!isOpen) return
    const part = panePart.current
    return () => {
      const { activeElement, body } = document
      if (activeElement !== body && part?.contains(activeElement) !== true) return
      queueMicrotask(() => {
        const entry = opened.current
        if (entry instanceof HTMLElement && entry.isConnected) entry.focus({ preventScroll: true })
      })
    }
  }, [isOpen])

  useEffect(() => {
    if (!isOpen) return
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isDialogOpen()) onClosePane()
    }
    document.addEventListener('keydown', closeOnEscape)
    return () => document.removeEventListener('keydown', closeOnEscape)
  }, [isOpen, onClosePane])

  return (
    <div
      ref={view}
      className={styles.view}
      data-pane={isOpen ? (isWhole ? 'whole' : 'beside') : undefined}
    >
      <div className={styles.head}>{head}</div>
      <div className={styles.columns}>
        <div ref={listPart} className={styles.list}>
          {list}
        </div>
        {isOpen && (
          <div ref={panePart} className={styles.pane}>
            {renderPane(isWhole)}
          </div>
        )}
      </div>
    </div>
  )
}
