import { useCallback, useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { ListQuery } from './list-query.ts'
import type { TableSelection } from '../../ui/table-column.ts'
import type { PagedList } from './use-paged-list.ts'

/** The props of a directory table. */
export interface ListTableProps<Row> {
  readonly list: PagedList<Row>
  readonly openId: string | undefined
  readonly onOpen: (id: string) => void
  readonly order: string | undefined
  readonly onOrder: (order: string | undefined) => void
  readonly selection: TableSelection<Row>
}

/** The props of a bulk bar. */
export interface BulkBarProps<Row> {
  readonly selection: Selection<Row>
  readonly total: number
  /** The address of the list that they are selected in. */
  readonly listPath: string
  /** Called with whether a bulk action is running or reported. */
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

/** The props of a list's table and of its bulk bar; no bar while nothing is selected. */
export function useListPage<Row extends { readonly id: string }>({
  list,
  row,
  query: { order },
  change,
  name,
}: Options<Row>) {
  const selection = useSelection<Row>(list.listKey)
  // The report of a bulk action stays when the selection is empty.
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

/** The open row, kept in the path of the address. */
export function useOpenRow(listPath: string) {
  const { id } = useParams()
  const navigate = useNavigate()
  const close = useCallback(
    () => void navigate(listPath + window.location.search),
    [navigate, listPath],
  )
  const open = useCallback(
    (rowId: string) => void navigate(`${listPath}/${rowId}${window.location.search}`),
    [navigate, listPath],
  )
  return { id, open, close }
}

/** The selected rows of a list, and how to change them. */
export interface Selection<Row> {
  readonly rows: readonly Row[]
  readonly ids: ReadonlySet<string>
  readonly select: (rows: readonly Row[], isSelected: boolean) => void
  readonly clear: () => void
}

/** The selection of a list; cleared when the list changes. */
function useSelection<Row extends { readonly id: string }>(listKey: string): Selection<Row> {
  const [{ of, selected }, set] = useState<{
    readonly of: string
    readonly selected: ReadonlyMap<string, Row>
  }>({ of: listKey, selected: new Map() })
  const isSame = of === listKey

  const select = useCallback(
    (rows: readonly Row[], isSelected: boolean) =>
      set((now) => {
        const next = new Map(now.of === listKey ? now.selected : [])
        for (const row of rows)
          if (isSelected) next.set(row.id, row)
          else next.delete(row.id)
        return { of: listKey, selected: next }
      }),
    [listKey],
  )
  const clear = useCallback(() => set({ of: listKey, selected: new Map() }), [listKey])

  return useMemo(() => {
    const rows = isSame ? [...selected.values()] : []
    return { rows, ids: new Set(rows.map(({ id }) => id)), select, clear }
  }, [isSame, selected, select, clear])
}
