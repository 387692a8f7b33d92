import type { SQLInputValue } from 'node:sqlite'

/** A piece of SQL and the values for its placeholders, in order. */
export interface Sql {
  readonly text: string
  readonly values: readonly SQLInputValue[]
}
