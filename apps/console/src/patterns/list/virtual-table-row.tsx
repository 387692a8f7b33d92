import { type KeyboardEvent, memo } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { RowCheckbox } from '../../ui/row-checkbox.tsx'
import type { TableColumn, TableSelection } from '../../ui/table-column.ts'
import styles from './virtual-table.module.css'

interface Props<Row extends { readonly id: string }> {
  readonly index: number
  readonly row: Row
  readonly columns: readonly TableColumn<Row>[]
  /** Its panel is open. */
  readonly isOpen: boolean
  /** It is the one in the tab order. */
  readonly isActive: boolean
  /** Absent where nothing can be selected. */
  readonly isSelected: boolean | undefined
  readonly selection: Pick<TableSelection<Row>, 'name' | 'onSelect'> | undefined
  readonly onOpen: (id: string) => void
}

function Row<Row extends { readonly id: string }>({
  index,
  row,
  columns,
  isOpen,
  isActive,
  isSelected,
  selection,
  onOpen,
}: Props<Row>) {
  const tabIndex = isActive ? 0 : -1

  function act(event: KeyboardEvent) {
    // The keys of a control inside the row are its own.
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') onOpen(row.id)
    if (event.key !== ' ' || selection === undefined) return
    event.preventDefault()
    selection.onSelect([row], !isSelected)
  }

  return (
    <tr
      data-index={index}
      data-open={isOpen || undefined}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={tabIndex}
      className={styles.row}
      onKeyDown={act}
    >
      {selection !== undefined && (
        <td className={styles.check}>
          <RowCheckbox
            label={`Select ${selection.name(row)}`}
            isSelected={isSelected ?? false}
            tabIndex={tabIndex}
            onChange={(value) => selection.onSelect([row], value)}
          />
        </td>
      )}
      {columns.map(({ id, cell, hideOrder, isMuted = false, isEnd = false }) => (
        <td
          key={id}
          className={classNames(
            isMuted && styles.muted,
            isEnd && styles.end,
            hideOrder && styles[hideOrder],
          )}
        >
          {cell(row, { tabIndex, onOpen })}
        </td>
      ))}
    </tr>
  )
}

/** A row of a virtual table; drawn again only when something of its own changes. */
export const VirtualTableRow = memo(Row, (before, after) =>
  (Object.keys(after) as (keyof typeof after)[]).every(
    // The set of selected ids changes with each click; a row depends only on `isSelected`.
    (key) => key === 'selection' || before[key] === after[key],
  ),
) as typeof Row
