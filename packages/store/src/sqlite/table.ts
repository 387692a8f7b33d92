import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { type CollectionKeys, documentKey, keysOf } from '../key.ts'
import type { Collection, Document } from '../store.ts'
import { inTransaction } from './transaction.ts'

/**
 * The table that holds a collection.
 *
 * `sequence` is the order of first insertion, `document` its JSON; each key of the collection has a column of its own, computed
 * at each write, so that neither a lookup nor a uniqueness check reads JSON.
 */
export interface Table {
  readonly collection: Collection
  readonly keys: CollectionKeys
  /** The quoted name. */
  readonly name: string
  /** The quoted columns of `keys.attributes`, in order. */
  readonly keyColumns: readonly string[]
}

/** Makes sure that a collection has its table, and that a table of an older version has its present key columns. */
export function openTable(database: DatabaseSync, collection: Collection): Table {
  const keys = keysOf(collection)
  const table: Table = {
    collection,
    keys,
    name: quote(collection.name),
    keyColumns: keys.attributes.map((attribute) => quote(`key ${attribute.name}`)),
  }
  inTransaction(database, () => {
    const layout = layoutOf(table)
    const kept = readLayout(database, collection.name)
    if (kept === layout) return
    if (kept === undefined) database.exec(layout)
    else rebuild(database, table, layout)
    database
      .prepare('INSERT OR REPLACE INTO "table layout" VALUES (?, ?)')
      .run(collection.name, layout)
  })
  return table
}

/** The values of the key columns for a document. */
export function keyValues({ keys }: Table, document: Document): SQLInputValue[] {
  return keys.attributes.map((attribute) => documentKey(attribute, document))
}

/** The key column of an attribute, if it has one. */
export function keyColumn({ keys, keyColumns }: Table, attribute: string): string | undefined {
  return keyColumns[keys.attributes.findIndex(({ name }) => name === attribute)]
}

/** Writes a text as an SQL identifier. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/**
 * The statements that create a table.
 *
 * The indexes of unique keys are plain ones, since a put may allow a duplicate. Every other put looks for rivals within its
 * transaction, and the lock on the file keeps writers of other processes out, so none can slip in between.
 */
function layoutOf({ collection, name, keys, keyColumns }: Table): string {
  const columns = [
    'sequence INTEGER PRIMARY KEY AUTOINCREMENT',
    'id TEXT NOT NULL UNIQUE',
    'version INTEGER NOT NULL',
    'document TEXT NOT NULL',
    ...keyColumns,
  ]
  const index = (positions: readonly number[]) => {
    const indexName = quote(
      [collection.name, ...positions.map((at) => keys.attributes[at]?.name)].join(' '),
    )
    return `CREATE INDEX ${indexName} ON ${name} (${positions.map((at) => keyColumns[at]).join(', ')});`
  }
  return [
    `CREATE TABLE ${name} (${columns.join(', ')});`,
    ...keys.unique.map((positions) => index(positions)),
    ...keys.indexed.map((position) => index([position])),
  ].join('\n')
}

function readLayout(database: DatabaseSync, collection: string): string | undefined {
  database.exec(
    'CREATE TABLE IF NOT EXISTS "table layout" (collection TEXT PRIMARY KEY, layout TEXT NOT NULL)',
  )
  const row = database
    .prepare('SELECT layout FROM "table layout" WHERE collection = ?')
    .get(collection)
  return row?.['layout'] as string | undefined
}

/** Moves the documents of a table with other keys into a new one. */
function rebuild(database: DatabaseSync, table: Table, layout: string): void {
  const oldName = `${table.collection.name} before`
  database.exec(`ALTER TABLE ${table.name} RENAME TO ${quote(oldName)}`)
  // Indexes move along with their table, and would keep their names from the new ones.
  const indexes = database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?",
    )
    .all(oldName)
  for (const { name } of indexes) database.exec(`DROP INDEX ${quote(String(name))}`)
  database.exec(layout)

  const columns = ['sequence', 'id', 'version', 'document', ...table.keyColumns]
  const insert = database.prepare(
    `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  )
  const rows = database.prepare(`SELECT sequence, id, version, document FROM ${quote(oldName)}`)
  for (const row of rows.all()) {
    const keys = keyValues(table, JSON.parse(String(row['document'])) as Document)
    insert.run(...(Object.values(row) as SQLInputValue[]), ...keys)
  }
  database.exec(`DROP TABLE ${quote(oldName)}`)
}
