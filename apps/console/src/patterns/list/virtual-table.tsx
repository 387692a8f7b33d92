import { useVirtualizer } from '@tanstack/react-virtual'
import { Fragment, useEffect, useRef, useState } from 'react'
import { usePrinting } from '../../lib/use-printing.ts'
import { useScrollMemory } from '../../lib/use-scroll-memory.ts'
import { classNames } from '../../ui/class-names.ts'
import { inPixels } from '../../ui/in-pixels.ts'
import { rangeWith, useRowNavigation } from './row-navigation.ts'
import type { TableColumn, TableSelection } from '../../ui/table-column.ts'
import styles from './virtual-table.module.css'
import { VirtualTableHeader } from './virtual-table-header.tsx'
import { VirtualTableRow } from './virtual-table-row.tsx'

interface Props<Row extends { readonly id: string }> {
  readonly label: string
  readonly columns: readonly TableColumn<Row>[]
  /** The rows that are there; more may follow. */
  readonly rowCount: number
  readonly rowAt: (index: number) => Row | undefined
  /** How many rows there would be if all were loaded. */
  readonly total: number
  /** Called with the visible rows. */
  readonly onRange: (first: number, last: number) => void
  readonly openId: string | undefined
  readonly onOpen: (id: string) => void
  /** As PingOne writes it: an attribute, with a leading `-` for the other way round. */
  readonly order?: string | undefined
  readonly onOrder?: (order: string | undefined) => void
  readonly selection?: TableSelection<Row>
  /** A change scrolls to the top. */
  readonly listKey: string
}

const rowHeightRem = 3.25

/**
 * A table of any length: only the rows in sight are in the document.
 *
 * One row is in the tab order at a time. Arrow keys, Page Up and Down, Home and End move to another, Enter opens it, Space selects it.
 *
 * @see {@link https://www.w3.org/WAI/ARIA/apg/patterns/grid/ ARIA grid}
 */
export function VirtualTable<Row extends { readonly id: string }>(props: Props<Row>) {
  const { label, columns, rowCount, rowAt, total, onRange, openId, onOpen, selection } = props
  const frame = useRef<HTMLDivElement>(null)
  const [activeIndex, setActiveIndex] = useState(0)
  // Read once, since computed styles are slow to read for every row.
  const isPrinting = usePrinting()
  const [rowHeight] = useState(() => inPixels(rowHeightRem))
  // The virtualizer's values are used in this render only, not in memoized children.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    // The row that has the focus stays, or scrolling would drop the focus.
    rangeExtractor: (range) =>
      isPrinting
        ? Array.from({ length: range.count }, (_, index) => index)
        : rangeWith(range, activeIndex),
  })
  const navigation = useRowNavigation({
    frame,
    activeIndex,
    onActivate: setActiveIndex,
    rowCount,
    scrollTo: (index) => virtualizer.scrollToIndex(index),
    rowsPerPage: () => Math.floor((frame.current?.clientHeight ?? 0) / rowHeight) - 2,
  })

  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => onRange(first, last), [first, last, onRange])

  const { listKey } = props
  const [activeIn, setActiveIn] = useState(listKey)
  if (activeIn !== listKey) {
    setActiveIn(listKey)
    setActiveIndex(0)
  }
  useEffect(() => {
    if (frame.current) frame.current.scrollTop = 0
  }, [listKey])
  useScrollMemory(frame, label)

  let end = 0
  return (
    <div ref={frame} className={styles.frame}>
      {/* A table is a grid where one moves in it by keys (ARIA in HTML allows the role). */}
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-multiselectable={selection !== undefined}
        className={styles.table}
        onKeyDown={navigation.onKeyDown}
        onFocus={navigation.onFocus}
      >
        <VirtualTableHeader {...props} />
        <tbody>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rowAt(item.index)
            const gap = item.start - end
            end = item.end
            if (row === undefined) return null
            return (
              <Fragment key={row.id}>
                {gap > 0 && <Space height={gap} />}
                <VirtualTableRow
                  index={item.index}
                  row={row}
                  columns={columns}
                  isOpen={row.id === openId}
                  isActive={item.index === activeIndex}
                  isSelected={selection?.ids.has(row.id)}
                  selection={selection}
                  onOpen={onOpen}
                />
              </Fragment>
            )
          })}
          <Space height={virtualizer.getTotalSize() - end} />
        </tbody>
      </table>
    </div>
  )
}

/** The height of rows that are not rendered. */
function Space({ height }: { readonly height: number }) {
  return <tr aria-hidden="true" className={classNames(styles.space)} style={{ height }} />
}
