import { useCallback, useMemo, useState } from 'react'

/** The selected rows of a list, and how to change them. */
export interface Selection<Row> {
  readonly rows: readonly Row[]
  readonly ids: ReadonlySet<string>
  readonly select: (rows: readonly Row[], isSelected: boolean) => void
  readonly clear: () => void
}

/** What is selected in a list; nothing any more once it is another list. */
export function useSelection<Row extends { readonly id: string }>(listKey: string): Selection<Row> {
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
