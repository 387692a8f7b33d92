import { classNames } from './class-names.ts'
import type { TableColumn } from './table-column.ts'
import styles from './table.module.css'

interface Props<Row> {
  readonly label?: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly idOf: (row: Row) => string
  /** The row whose panel is open. */
  readonly openId?: string | undefined
  readonly onOpen?: (id: string) => void
}

const ignore = () => {}

/** A table whose rows are all in the document; `VirtualTable` shows lists of any length. */
export function Table<Row>({ label, columns, rows, idOf, openId, onOpen = ignore }: Props<Row>) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={classOf(column)}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const id = idOf(row)
          return (
            <tr key={id} data-selected={id === openId || undefined}>
              {columns.map((column) => {
                const content = column.cell(row, { tabIndex: 0, onOpen })
                return column.isRowHeader ? (
                  <th key={column.id} scope="row">
                    {content}
                  </th>
                ) : (
                  <td
                    key={column.id}
                    className={classNames(classOf(column), column.isMuted && styles.second)}
                  >
                    {content}
                  </td>
                )
              })}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const classOf = <Row,>({ isEnd, hideOrder }: TableColumn<Row>) =>
  classNames(
    isEnd && styles.end,
    hideOrder === 'first' && styles.minor,
    hideOrder === 'second' && styles.narrow,
  )
