import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual'
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'

interface RowNavigationOptions {
  readonly frame: RefObject<HTMLElement | null>
  /** The row that is in the tab order. */
  readonly activeIndex: number
  readonly onActivate: (index: number) => void
  readonly rowCount: number
  readonly scrollTo: (index: number) => void
  readonly rowsPerPage: () => number
}

/** Moves the focus from row to row by the keys of a grid. */
export function useRowNavigation({
  frame,
  activeIndex,
  onActivate,
  rowCount,
  scrollTo,
  rowsPerPage,
}: RowNavigationOptions) {
  const isFocusDue = useRef(false)

  useEffect(() => {
    if (!isFocusDue.current) return
    isFocusDue.current = false
    rowElement(frame.current, activeIndex)?.focus({ preventScroll: true })
  }, [frame, activeIndex])

  return {
    onKeyDown: (event: KeyboardEvent) => {
      const to = destination(event.key, activeIndex, rowCount - 1, rowsPerPage())
      if (to === undefined || rowOf(event.target) === undefined) return
      event.preventDefault()
      isFocusDue.current = to !== activeIndex
      onActivate(to)
      scrollTo(to)
    },
    onFocus: (event: FocusEvent) => {
      const row = rowOf(event.target)
      if (row !== undefined) onActivate(row)
    },
  }
}

/** The rows to render: the visible ones and the focused one. */
export function rangeWith(range: Range, index: number): number[] {
  const rows = defaultRangeExtractor(range)
  if (index >= range.count || rows.includes(index)) return rows
  return [...rows, index].sort((one, other) => one - other)
}

function destination(
  key: string,
  from: number,
  last: number,
  rowsPerPage: number,
): number | undefined {
  const within = (index: number) => Math.min(last, Math.max(0, index))
  switch (key) {
    case 'ArrowDown':
      return within(from + 1)
    case 'ArrowUp':
      return within(from - 1)
    case 'PageDown':
      return within(from + rowsPerPage)
    case 'PageUp':
      return within(from - rowsPerPage)
    case 'Home':
      return within(0)
    case 'End':
      return within(last)
    default:
      return undefined
  }
}

function rowElement(frame: HTMLElement | null, index: number): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`tr[data-index="${index}"]`) ?? null
}

function rowOf(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('tr[data-index]') : null
  return row === null ? undefined : Number(row.dataset['index'])
}
