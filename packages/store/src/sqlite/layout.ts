import type { DatabaseSync } from 'node:sqlite'
import type { LocatedAttribute } from '@pingone-sandbox/scim'
import { documentKeys } from '../key.ts'
import type { Document } from '../store.ts'
import { keyFunction } from './key-form.ts'
import { numberOf } from '../numbering.ts'
import { createInternedTexts } from './interned-texts.ts'
import { internedTextsName, quote, type Table, textIndexPrefix, valueTablePrefix } from './table.ts'
import { prepareWrite } from './statements.ts'
import { insertColumns, insertSql } from './table-statements.ts'
import { createTextIndex, hasTextIndexes, indexedText } from './text-index.ts'

/** Creates a table, or rebuilds one whose collection has declared other keys, within the transaction that is open. */
export function layOut(database: DatabaseSync, table: Table): void {
  const layout = layoutOf(table)
  const kept = readLayout(database, table.collection.name)
  if (kept === layout) return
  if (kept === undefined) database.exec(layout)
  else rebuild(database, table, layout)
  prepareWrite(database, 'INSERT OR REPLACE INTO "table layout" VALUES (?, ?)').run(
    table.collection.name,
    layout,
  )
}

/**
 * The statements that create a table.
 *
 * The indexes of unique keys are plain ones, since a put may allow a duplicate. Any other put checks uniqueness within its
 * transaction, and the lock on the file excludes writers of other processes.
 */
function layoutOf(table: Table): string {
  const { collection, name, keys, keyColumns, valueTables, internedTexts, textIndexes } = table
  const columns = [
    'sequence INTEGER PRIMARY KEY',
    ...(keys.number ? [] : ['id TEXT NOT NULL UNIQUE']),
    'version INTEGER NOT NULL',
    'document TEXT NOT NULL',
    // With the affinity of the numbers that it is compared with, or else its index is not used.
    ...keyColumns.map((column, at) => (keys.interned.includes(at) ? `${column} INTEGER` : column)),
  ]
  const index = (positions: readonly number[], condition = '') => {
    const indexName = quote(
      [collection.name, ...positions.map((at) => keys.attributes[at]?.name)].join(' '),
    )
    return `CREATE INDEX ${indexName} ON ${name} (${positions.map((at) => keyColumns[at]).join(', ')})${condition};`
  }
  const values = keys.plural.flatMap((attribute, at) => [
    `CREATE TABLE ${valueTables[at]} (key, sequence INTEGER, PRIMARY KEY (key, sequence)) WITHOUT ROWID;`,
    `CREATE INDEX ${quote(`${collection.name} ${attribute.name}`)} ON ${valueTables[at]} (sequence);`,
  ])
  return [
    ...keys.attributes.flatMap(describeKeys),
    `CREATE TABLE ${name} (${columns.join(', ')});`,
    ...keys.unique.map((positions) => index(positions)),
    ...keys.indexed.map((position) => index([position])),
    ...keys.sparse.map((position) =>
      index([position], ` WHERE ${keyColumns[position]} IS NOT NULL`),
    ),
    ...values,
    ...(keys.interned.length === 0
      ? []
      : [`CREATE TABLE ${internedTexts} (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);`]),
    ...textIndexes.map(createTextIndex),
  ].join('\n')
}

/** Describes keys of a particular form in the layout, so that a table with keys of an earlier form is rebuilt. */
function describeKeys({ name, definition }: LocatedAttribute): readonly string[] {
  const form = keyFunction(definition)
  return form === 'username_key' ? [`-- The keys of ${name} are made by ${form}.`] : []
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
  const hadInterned = hasInternedTexts(database, table)
  database.exec(`ALTER TABLE ${table.name} RENAME TO ${quote(oldName)}`)
  dropKeys(database, table, oldName)
  // Filling a table before its indexes takes a fraction of the time.
  const statements = layout.split('\n')
  const isIndex = (statement: string) => statement.startsWith('CREATE INDEX ')
  database.exec(statements.filter((each) => !isIndex(each)).join('\n'))
  if (hadInterned || !copyRows(database, table, oldName)) computeRows(database, table, oldName)
  database.exec(statements.filter(isIndex).join('\n'))
  database.exec(`DROP TABLE ${quote(oldName)}`)
}

/** Tells whether a table that is to be rebuilt has numbers in place of texts. */
function hasInternedTexts(database: DatabaseSync, { collection }: Table): boolean {
  const name = internedTextsName(collection)
  const found = database.prepare('SELECT count(*) AS total FROM sqlite_schema WHERE name = ?')
  return Number(found.get(name)?.['total']) > 0
}

/** Copies all rows within SQLite when the old table has every key of the new one. Returns false, and copies none, when it has not. */
function copyRows(database: DatabaseSync, table: Table, oldName: string): boolean {
  const { collection, keys, keyColumns, textIndexes } = table
  const isComputed =
    collection.upgrade !== undefined ||
    keys.interned.length > 0 ||
    keys.attributes.some((attribute) => describeKeys(attribute).length > 0)
  if (isComputed || keys.plural.length > 0 || textIndexes.length > 0) return false
  const old = quote(oldName)
  const found = database.prepare('SELECT name FROM pragma_table_info(?)').all(oldName)
  const columns = new Set(found.map(({ name }) => quote(String(name))))
  const isNumbered = !columns.has('"id"')
  if (isNumbered && !keys.number) return false
  const number = keys.number && !isNumbered ? quote(`key ${keys.number.name}`) : '"sequence"'
  if (![number, ...keyColumns].every((column) => columns.has(column))) return false

  const into = insertColumns(table)
  const from = into.map((column) => (column === 'sequence' ? number : column))
  const suits = keys.number && !isNumbered ? ` WHERE id = CAST(${number} AS TEXT)` : ''
  const { changes } = prepareWrite(
    database,
    `INSERT INTO ${table.name} (${into.join(', ')}) SELECT ${from.join(', ')} FROM ${old}${suits} ORDER BY sequence`,
  ).run()
  const total = Number(database.prepare(`SELECT count(*) AS total FROM ${old}`).get()?.['total'])
  if (Number(changes) === total) return true
  database.exec(`DELETE FROM ${table.name}`)
  return false
}

/** Inserts a row for each document of the old table, with the keys that its JSON has. */
function computeRows(database: DatabaseSync, table: Table, oldName: string): void {
  const { number, plural, searchable } = table.keys
  const upgrade = table.collection.upgrade?.()
  const interned = createInternedTexts(database, table)
  const insert = prepareWrite(database, insertSql(table))
  const insertValues = table.valueTables.map((name) =>
    prepareWrite(database, `INSERT INTO ${name} VALUES (?, ?) ON CONFLICT DO NOTHING`),
  )
  const insertTexts = table.textIndexes.map((name) =>
    prepareWrite(database, `INSERT INTO ${name} (rowid, key) VALUES (?, ?)`),
  )
  const rows = database.prepare(
    `SELECT sequence, version, document FROM ${quote(oldName)} ORDER BY sequence`,
  )
  rows.setReturnArrays(true)
  for (const row of rows.iterate()) {
    const [place, version, kept] = row as unknown as [number, number, string]
    const before = JSON.parse(kept) as Document
    const document = upgrade ? upgrade(before) : before
    const json = upgrade ? JSON.stringify(document) : kept
    const sequence = number ? numberOf(number, document) : place
    const keys = interned.keysOf(document)
    insert.run(sequence, ...(number ? [] : [document.id]), version, json, ...keys)
    for (const [at, attribute] of plural.entries())
      for (const key of documentKeys(attribute, document)) insertValues[at]?.run(key, sequence)
    for (const [at, statement] of insertTexts.entries()) {
      const key = keys[searchable[at] ?? -1]
      if (typeof key === 'string') statement.run(sequence, indexedText(key))
    }
  }
}

/** Drops the indexes, which have moved with their table and would keep their names from the new ones, the value tables and text indexes. */
function dropKeys(
  database: DatabaseSync,
  { collection, internedTexts }: Table,
  tableName: string,
): void {
  database.exec(`DROP TABLE IF EXISTS ${internedTexts}`)
  const indexes = database.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?",
  )
  for (const { name } of indexes.all(tableName)) database.exec(`DROP INDEX ${quote(String(name))}`)
  // The tables in which a text index keeps its data go with it.
  const tables = database.prepare(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, ?) = ? AND (? OR sql LIKE 'CREATE VIRTUAL %')",
  )
  const prefixes = [
    { prefix: valueTablePrefix(collection), isPlain: 1 },
    // Without FTS5 a text index cannot be dropped; it remains unused.
    ...(hasTextIndexes(database) ? [{ prefix: textIndexPrefix(collection), isPlain: 0 }] : []),
  ]
  for (const { prefix, isPlain } of prefixes)
    for (const { name } of tables.all(prefix.length, prefix, isPlain))
      database.exec(`DROP TABLE ${quote(String(name))}`)
}
