import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { classNames } from '../../ui/class-names.ts'
import { RowCheckbox } from '../../ui/row-checkbox.tsx'
import type { TableColumn, TableSelection } from '../../ui/table-column.ts'
import styles from './virtual-table.module.css'

interface Props<Row extends { readonly id: string }> {
  readonly columns: readonly TableColumn<Row>[]
  readonly rowCount: number
  readonly rowAt: (index: number) => Row | undefined
  readonly order?: string | undefined
  readonly onOrder?: (order: string | undefined) => void
  readonly selection?: TableSelection<Row>
}

/** The head of a virtual table: it stays in sight, orders the list, and selects every row that is loaded. */
export function VirtualTableHeader<Row extends { readonly id: string }>({
  columns,
  rowCount,
  rowAt,
  order,
  onOrder,
  selection,
}: Props<Row>) {
  const count = selection?.ids.size ?? 0
  const isAll = rowCount > 0 && count >= rowCount
  const loaded = () =>
    Array.from({ length: rowCount }, (_, index) => rowAt(index)).filter((row) => row !== undefined)

  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection !== undefined && (
          <th scope="col" className={styles.check}>
            <RowCheckbox
              label="Select all loaded rows"
              isSelected={isAll}
              isMixed={count > 0 && !isAll}
              onChange={(value) => selection.onSelect(loaded(), value)}
            />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            style={{ width: column.width }}
            aria-sort={directionOf(column.order, order)}
            className={classNames(
              column.isEnd && styles.end,
              column.hideOrder && styles[column.hideOrder],
            )}
          >
            {column.order === undefined || onOrder === undefined ? (
              column.header
            ) : (
              <OrderButton
                label={column.header}
                direction={directionOf(column.order, order)}
                onPress={() => onOrder(following(column.order, order))}
              />
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}

type Direction = 'ascending' | 'descending' | undefined

interface OrderButtonProps {
  readonly label: string
  readonly direction: Direction
  readonly onPress: () => void
}

const icons = { ascending: ArrowUp, descending: ArrowDown }

function OrderButton({ label, direction, onPress }: OrderButtonProps) {
  const Icon = direction === undefined ? ChevronsUpDown : icons[direction]
  return (
    <button type="button" className={styles.order} onClick={onPress}>
      {label}
      <Icon size={13} aria-hidden="true" data-idle={direction === undefined || undefined} />
    </button>
  )
}

function directionOf(attribute: string | undefined, order: string | undefined): Direction {
  if (attribute === undefined) return undefined
  if (order === attribute) return 'ascending'
  return order === `-${attribute}` ? 'descending' : undefined
}

/** Ascending, descending, then the default order. */
function following(attribute = '', order: string | undefined): string | undefined {
  const next = { ascending: `-${attribute}`, descending: undefined }
  const direction = directionOf(attribute, order)
  return direction === undefined ? attribute : next[direction]
}
