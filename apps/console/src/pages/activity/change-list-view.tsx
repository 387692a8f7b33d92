import type { ChangeSummary } from '@pingone-sandbox/contract'
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useNow } from '../../entities/environment/use-now.ts'
import { dayWords } from '../../lib/day-words.ts'
import { usePrinting } from '../../lib/use-printing.ts'
import { inPixels } from '../../ui/in-pixels.ts'
import styles from '../../entities/journal/change-list.module.css'
import { ChangeRow } from './change-row.tsx'
import { dayStarts } from './day-starts.ts'
import { useListKeys } from './use-list-keys.ts'

/** Of a closed row; an open one is measured. */
const rowHeightRem = 2.5
/** Of the line with a date. */
const dayHeightRem = 1.75
/** Rows before the end at which the next page is asked for. */
const readAhead = 40

interface Props {
  /** What the list scrolls in. */
  readonly scroller: HTMLElement | null
  /** Newest first. */
  readonly changes: readonly ChangeSummary[]
  /** Whether there are older ones than those. */
  readonly hasMore: boolean
  readonly onReachEnd: () => void
  readonly openId: string | undefined
  /** Escape closes the pane beside the list before it closes a change. */
  readonly isPaneOpen: boolean
  readonly onToggle: (id: string) => void
  readonly onClose: () => void
  /** Made only for the open change. */
  readonly renderDetails: (change: ChangeSummary) => ReactNode
}

/** A virtual list of changes. */
export function ChangeListView(props: Props) {
  const { scroller, changes, hasMore, onReachEnd, openId, onToggle, onClose, renderDetails } = props
  const { currentIndex, listProps } = useListKeys({
    count: changes.length,
    idAt: (index) => changes[index]?.id,
    onClose: props.isPaneOpen ? undefined : onClose,
    reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  })
  const openIndex = openId === undefined ? -1 : changes.findIndex(({ id }) => id === openId)
  const isPrinting = usePrinting()
  const rangeExtractor = useCallback(
    (range: Range) => {
      if (isPrinting) return Array.from({ length: range.count }, (_, index) => index)
      // The row with the focus, and the open one, stay though they are out of sight.
      const kept = [currentIndex, openIndex].filter((index) => index >= 0 && index < range.count)
      return [...new Set([...defaultRangeExtractor(range), ...kept])].toSorted((a, b) => a - b)
    },
    [currentIndex, openIndex, isPrinting],
  )
  const getItemKey = useCallback((index: number) => changes[index]?.id ?? index, [changes])
  // Read once, since computed styles are slow to read for every row.
  const [rowHeight] = useState(() => inPixels(rowHeightRem))
  const [dayHeight] = useState(() => inPixels(dayHeightRem))
  const now = useNow()
  const starts = useMemo(() => dayStarts(changes), [changes])
  const estimateSize = useCallback(
    (index: number) => rowHeight + (starts.has(index) ? dayHeight : 0),
    [rowHeight, dayHeight, starts],
  )
  // The React compiler skips this component, since the virtualizer is mutable.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: changes.length,
    getScrollElement: () => scroller,
    estimateSize,
    // Above the rows stays the date of the first in sight.
    scrollMargin: dayHeight,
    scrollPaddingStart: dayHeight,
    // A new function would measure every row again at each scroll step.
    getItemKey,
    overscan: 5,
    rangeExtractor,
  })
  // Drops the measured height of the closed row; the next one is measured when drawn.
  useLayoutEffect(() => () => virtualizer.measure(), [virtualizer, openId])
  const rows = virtualizer.getVirtualItems()
  const lastInSight = virtualizer.range?.endIndex ?? 0
  const isNearEnd = hasMore && lastInSight >= changes.length - readAhead
  useEffect(() => {
    if (isNearEnd) onReachEnd()
  }, [isNearEnd, changes.length, onReachEnd])

  const top = rows.find(({ end }) => end > (virtualizer.scrollOffset ?? 0) + dayHeight)
  const topAt = changes[isPrinting ? 0 : (top?.index ?? 0)]?.at

  return (
    <>
      <p className={styles.day} data-top="">
        {topAt !== undefined && dayWords(topAt, now)}
      </p>
      <ol
        {...listProps}
        aria-label="Activity"
        className={styles.list}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {rows.map(({ index, key, start }) => {
          const change = changes[index]
          if (change === undefined) return null
          const isOpen = index === openIndex
          return (
            <li
              key={key}
              ref={isOpen ? virtualizer.measureElement : undefined}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={hasMore ? -1 : changes.length}
              className={styles.item}
              style={{ transform: `translateY(${start - dayHeight}px)` }}
            >
              {starts.has(index) && <p className={styles.day}>{dayWords(change.at, now)}</p>}
              <ChangeRow
                change={change}
                isOpen={isOpen}
                isCurrent={index === currentIndex}
                onToggle={onToggle}
              />
              {isOpen && renderDetails(change)}
            </li>
          )
        })}
      </ol>
    </>
  )
}
