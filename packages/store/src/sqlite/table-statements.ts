import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { prepareWrite } from './statements.ts'
import { idColumn, keyEquals, type Table } from './table.ts'

/** A row as it is read: the columns of `rowColumns`. */
export type Row = readonly [sequence: number, id: string, version: number, document: string]

/** The columns of a `Row`, in order. */
export function rowColumns({ keys }: Table): string {
  return `sequence, ${keys.number ? 'CAST(sequence AS TEXT)' : 'id'}, version, document`
}

/** The columns of an insert, in order: the sequence, the id unless documents are numbered, the version, the document, the keys. */
export function insertColumns({ keys, keyColumns }: Table): readonly string[] {
  return ['sequence', ...(keys.number ? [] : ['id']), 'version', 'document', ...keyColumns]
}

/** Inserts a row; does nothing when a document has the id. */
export function insertSql(table: Table): string {
  const columns = insertColumns(table)
  return `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`
}

/** The prepared statements of a table. They return rows as arrays. */
export interface TableStatements {
  /** A `Row` by its `idKey`. */
  readonly byId: StatementSync
  /** A `Row` by its sequence. */
  readonly bySequence: StatementSync
  /** For each key column the `Row`s that have this key, in order. */
  readonly byKey: readonly StatementSync[]
  /** `Row`s from one sequence to another, both included, in order. */
  readonly between: StatementSync
  /** The first sequence, the last one and how many there are. */
  readonly extent: StatementSync
  readonly sequences: StatementSync
  /** The sequence, the version and the keys of a document by its `idKey`. */
  readonly before: StatementSync
  /** Takes the values of `insertColumns`. Changes nothing where a document has the id. */
  readonly insert: StatementSync
  /** Updates the keys at these positions: takes the version, the document, those keys and the sequence. */
  readonly update: (changed: readonly number[]) => StatementSync
  /** Takes the version, the document, the sequence and the version before. Changes nothing where the document has another version. */
  readonly updateDocument: StatementSync
  readonly remove: StatementSync
  readonly clear: StatementSync
  /** For each unique key: finds the `idColumn` of another document with this key. */
  readonly rival: readonly StatementSync[]
  /** For each value table. */
  readonly values: readonly ValueStatements[]
  /** For each text index. */
  readonly texts: readonly TextStatements[]
}

/** The statements of a text index. */
export interface TextStatements {
  /** Takes a sequence and a text. */
  readonly insert: StatementSync
  /** Takes a sequence. */
  readonly remove: StatementSync
  readonly clear: StatementSync
}

/** The statements of a value table. */
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
  const { name, keys, keyColumns, valueTables, textIndexes } = table
  const prepare = (text: string) => {
    const statement = database.prepare(text)
    statement.setReturnArrays(true)
    return statement
  }
  const writing = (text: string) => prepareWrite(database, text)
  const select = `SELECT ${rowColumns(table)} FROM ${name}`
  const byId = `WHERE ${idColumn(table)} = ?`
  const updates = new Map<string, StatementSync>()
  const isSame = (positions: readonly number[]) =>
    positions.map((at) => `${keyColumns[at]} = ?`).join(' AND ')

  return {
    byId: prepare(`${select} ${byId}`),
    bySequence: prepare(`${select} WHERE sequence = ?`),
    byKey: keyColumns.map((_, at) =>
      prepare(`${select} WHERE ${keyEquals(table, at)} ORDER BY sequence`),
    ),
    between: prepare(`${select} WHERE sequence BETWEEN ? AND ? ORDER BY sequence`),
    extent: prepare(
      `SELECT (SELECT min(sequence) FROM ${name}), (SELECT max(sequence) FROM ${name}), (SELECT count(*) FROM ${name})`,
    ),
    sequences: prepare(`SELECT sequence FROM ${name} ORDER BY sequence`),
    before: prepare(
      `SELECT ${['sequence', 'version', ...keyColumns].join(', ')} FROM ${name} ${byId}`,
    ),
    insert: writing(insertSql(table)),
    update(changed) {
      const which = changed.join()
      const known = updates.get(which)
      if (known) return known
      const assignments = ['version', 'document', ...changed.map((at) => keyColumns[at])]
      const statement = writing(
        `UPDATE ${name} SET ${assignments.map((column) => `${column} = ?`).join(', ')} WHERE sequence = ?`,
      )
      updates.set(which, statement)
      return statement
    },
    updateDocument: writing(
      `UPDATE ${name} SET version = ?, document = ? WHERE sequence = ? AND version = ?`,
    ),
    remove: writing(`DELETE FROM ${name} WHERE sequence = ?`),
    clear: writing(`DELETE FROM ${name}`),
    rival: keys.unique.map((positions) =>
      prepare(
        `SELECT ${idColumn(table)} FROM ${name} WHERE ${isSame(positions)} AND ${idColumn(table)} <> ? LIMIT 1`,
      ),
    ),
    values: valueTables.map((values) => ({
      read: prepare(`SELECT key FROM ${values} WHERE sequence = ?`),
      insert: writing(`INSERT INTO ${values} VALUES (?, ?) ON CONFLICT DO NOTHING`),
      remove: writing(`DELETE FROM ${values} WHERE key = ? AND sequence = ?`),
      removeAll: writing(`DELETE FROM ${values} WHERE sequence = ?`),
      clear: writing(`DELETE FROM ${values}`),
    })),
    texts: textIndexes.map((index) => ({
      insert: writing(`INSERT INTO ${index} (rowid, key) VALUES (?, ?)`),
      remove: writing(`DELETE FROM ${index} WHERE rowid = ?`),
      clear: writing(`DELETE FROM ${index}`),
    })),
  }
}
