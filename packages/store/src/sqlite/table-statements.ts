import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Table } from './table.ts'

/** What is read of a row: the columns of `rowColumns`. */
export type Row = readonly [sequence: number, id: string, version: number, document: string]

/** The columns of a `Row`, in order. */
export const rowColumns = 'sequence, id, version, document'

/** What reads and writes a table, prepared once. Every statement gives rows as arrays. */
export interface TableStatements {
  /** A `Row` by its id. */
  readonly byId: StatementSync
  /** A `Row` by its sequence. */
  readonly bySequence: StatementSync
  /** For each key column the `Row`s that have this key, in order. */
  readonly byKey: readonly StatementSync[]
  /** `Row`s from one sequence to another, both included, in order. */
  readonly between: StatementSync
  readonly sequences: StatementSync
  /** The sequence, the version and the keys of a document by its id. */
  readonly before: StatementSync
  /** Takes the sequence, the id, the version, the document and the keys. */
  readonly insert: StatementSync
  /** For a document of which the keys at these positions change: takes the version, the document, those keys and the sequence. */
  readonly update: (changed: readonly number[]) => StatementSync
  readonly remove: StatementSync
  readonly clear: StatementSync
  /** For each unique key what finds the id of another document that holds it. */
  readonly rival: readonly StatementSync[]
  /** For each value table. */
  readonly values: readonly ValueStatements[]
}

/** What keeps the keys of an attribute's several values. */
export interface ValueStatements {
  /** The keys of a document by its sequence. */
  readonly read: StatementSync
  /** Takes a key and a sequence. */
  readonly insert: StatementSync
  /** Takes a key and a sequence. */
  readonly remove: StatementSync
  /** Takes a sequence. */
  readonly removeAll: StatementSync
  readonly clear: StatementSync
}

/** Prepares the statements of a table. */
export function prepareTable(database: DatabaseSync, table: Table): TableStatements {
  const { name, keys, keyColumns, valueTables } = table
  const prepare = (text: string) => {
    const statement = database.prepare(text)
    statement.setReturnArrays(true)
    return statement
  }
  const select = `SELECT ${rowColumns} FROM ${name}`
  const columns = ['sequence', 'id', 'version', 'document', ...keyColumns]
  const updates = new Map<string, StatementSync>()
  const isSame = (positions: readonly number[]) =>
    positions.map((at) => `${keyColumns[at]} = ?`).join(' AND ')

  return {
    byId: prepare(`${select} WHERE id = ?`),
    bySequence: prepare(`${select} WHERE sequence = ?`),
    byKey: keyColumns.map((column) => prepare(`${select} WHERE ${column} = ? ORDER BY sequence`)),
    between: prepare(`${select} WHERE sequence BETWEEN ? AND ? ORDER BY sequence`),
    sequences: prepare(`SELECT sequence FROM ${name} ORDER BY sequence`),
    before: prepare(
      `SELECT ${['sequence', 'version', ...keyColumns].join(', ')} FROM ${name} WHERE id = ?`,
    ),
    insert: prepare(
      `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ),
    update(changed) {
      const which = changed.join()
      const known = updates.get(which)
      if (known) return known
      const assignments = ['version', 'document', ...changed.map((at) => keyColumns[at])]
      const statement = prepare(
        `UPDATE ${name} SET ${assignments.map((column) => `${column} = ?`).join(', ')} WHERE sequence = ?`,
      )
      updates.set(which, statement)
      return statement
    },
    remove: prepare(`DELETE FROM ${name} WHERE sequence = ?`),
    clear: prepare(`DELETE FROM ${name}`),
    rival: keys.unique.map((positions) =>
      prepare(`SELECT id FROM ${name} WHERE ${isSame(positions)} AND id <> ? LIMIT 1`),
    ),
    values: valueTables.map((values) => ({
      read: prepare(`SELECT key FROM ${values} WHERE sequence = ?`),
      insert: prepare(`INSERT INTO ${values} VALUES (?, ?)`),
      remove: prepare(`DELETE FROM ${values} WHERE key = ? AND sequence = ?`),
      removeAll: prepare(`DELETE FROM ${values} WHERE sequence = ?`),
      clear: prepare(`DELETE FROM ${values}`),
    })),
  }
}
