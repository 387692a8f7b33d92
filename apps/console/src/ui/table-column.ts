import type { ReactNode } from 'react'

export interface TableColumn<Row> {
  readonly id: string
  readonly header: string
  /** A CSS width, of a `VirtualTable`; a column without one takes what is left. */
  readonly width?: string
  /** The attribute that a `VirtualTable` can be ordered by; absent where it cannot. */
  readonly order?: string
  /** Left out of a narrow table: the first to go is the last in importance. */
  readonly hideOrder?: 'first' | 'second' | 'third'
  /** Its cells are headers of their rows; of a `Table` only. */
  readonly isRowHeader?: boolean
  readonly isMuted?: boolean
  readonly isEnd?: boolean
  readonly cell: (row: Row, context: CellContext) => ReactNode
}

export interface CellContext {
  /** For the controls inside: those of one row are in the tab order at a time. */
  readonly tabIndex: number
  readonly onOpen: (id: string) => void
}

export interface TableSelection<Row> {
  readonly ids: ReadonlySet<string>
  readonly name: (row: Row) => string
  readonly onSelect: (rows: readonly Row[], isSelected: boolean) => void
}
