import { useState } from 'react'
import type { TableSelection } from './table-column.ts'
import type { ListQuery } from './list-query.ts'
import type { useOpenRow } from './use-open-row.ts'
import type { PagedList } from './use-paged-list.ts'
import { type Selection, useSelection } from './use-selection.ts'

/** What a table of the directory shows, and tells of. */
export interface ListTableProps<Row> {
  readonly list: PagedList<Row>
  readonly openId: string | undefined
  readonly onOpen: (id: string) => void
  readonly order: string | undefined
  readonly onOrder: (order: string | undefined) => void
  readonly selection: TableSelection<Row>
}

/** What can be acted upon at once. */
export interface BulkBarProps<Row> {
  readonly selection: Selection<Row>
  readonly total: number
  /** The address of the list that they are selected in. */
  readonly listPath: string
  /** Told whether there is a bulk action to report of. */
  readonly onWork: (isWorking: boolean) => void
}

interface Options<Row> {
  readonly list: PagedList<Row>
  readonly row: ReturnType<typeof useOpenRow>
  readonly query: ListQuery
  readonly change: (change: Partial<ListQuery>) => void
  /** What a row is called where it is selected. */
  readonly name: (row: Row) => string
}

/** What the table of a list takes, and the bar for its selected rows; there is no bar while none is selected. */
export function useListPage<Row extends { readonly id: string }>({
  list,
  row,
  query: { order },
  change,
  name,
}: Options<Row>) {
  const selection = useSelection<Row>(list.listKey)
  // The report of a bulk action stays when nothing is selected any more.
  const [isWorking, setWorking] = useState(false)
  const { ids, select } = selection
  const table: ListTableProps<Row> = {
    ...{ list, openId: row.id, onOpen: row.open, order },
    onOrder: (next) => change({ order: next }),
    selection: { ids, name, onSelect: select },
  }
  const bulk: BulkBarProps<Row> = {
    ...{ selection, listPath: list.listKey, onWork: setWorking },
    total: list.total ?? list.rowCount,
  }
  return { table, bulk: isWorking || selection.rows.length > 0 ? bulk : undefined }
}
