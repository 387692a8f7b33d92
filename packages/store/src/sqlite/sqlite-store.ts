import type { DatabaseSync } from 'node:sqlite'
import { formatCursor } from '../cursor.ts'
import { documentKey } from '../key.ts'
import { type Listing, readQuery } from '../listing.ts'
import type { Collection, Document, Page, Query, Store, Stored } from '../store.ts'
import { compileListing } from './listing-sql.ts'
import { openDatabase } from './open-database.ts'
import { createPrepare } from './statements.ts'
import { createStatistics } from './statistics.ts'
import { openTable, type Table } from './table.ts'
import { inTransaction } from './transaction.ts'
import { applyWrite } from './write.ts'

export interface SqliteStoreOptions {
  readonly collections: readonly Collection[]
  /** The database file, created if there is none; absent: everything in memory. */
  readonly file?: string
}

/**
 * Creates a store on SQLite.
 *
 * Every operation is one synchronous step, so none sees a commit half done. Throws a `DatabaseInUseError` when another
 * store has the file open.
 *
 * @example const store = createSqliteStore({ collections, file: 'sandbox.db' })
 */
export function createSqliteStore({ collections, file }: SqliteStoreOptions): Store {
  const database = openDatabase(file)
  const tables = openTables(database, collections)
  const prepare = createPrepare(database)
  const countWrites = createStatistics(database)

  const tableOf = (collection: string): Table => {
    const table = tables.get(collection)
    if (!table) throw new Error(`The store has no collection ${collection}.`)
    return table
  }

  function find<D extends Document>(collection: string, query: Query): Page<D> {
    const table = tableOf(collection)
    const listing = readQuery(table.collection, query)
    const { page, total } = compileListing(listing, table)
    const countAll = () => Number(prepare(total.text).get(...total.values)?.['total'])
    if (listing.count === 0) return { items: [], total: countAll() }

    const rows = prepare(page.text).all(...page.values) as unknown as Row[]
    const hasMore = listing.count !== undefined && rows.length > listing.count
    const kept = hasMore ? rows.slice(0, listing.count) : rows
    const items = kept.map((row) => toStored<D>(row))
    // A listing that begins with the first match and ends with the last has counted them.
    const isComplete = !hasMore && listing.skip === 0 && listing.after === undefined
    const nextCursor = hasMore ? cursorAfter(listing, items.at(-1), kept.at(-1)) : undefined
    return {
      items,
      total: isComplete ? items.length : countAll(),
      ...(nextCursor !== undefined && { nextCursor }),
    }
  }

  return {
    async get<D extends Document>(collection: string, id: string) {
      const text = `SELECT sequence, version, document FROM ${tableOf(collection).name} WHERE id = ?`
      const row = prepare(text).get(id) as unknown as Row | undefined
      return row && toStored<D>(row)
    },
    find: async <D extends Document>(collection: string, query: Query = {}) =>
      find<D>(collection, query),
    async commit(writes) {
      const versions = inTransaction(database, () =>
        writes.map((write) => applyWrite(prepare, tableOf(write.collection), write)),
      )
      countWrites(writes.length)
      return versions
    },
    clear: async () =>
      inTransaction(database, () => {
        for (const { name } of tables.values()) prepare(`DELETE FROM ${name}`).run()
      }),
    async close() {
      if (database.isOpen) database.close()
    },
  }
}

function openTables(
  database: DatabaseSync,
  collections: readonly Collection[],
): ReadonlyMap<string, Table> {
  try {
    return new Map(collections.map((each) => [each.name, openTable(database, each)]))
  } catch (error) {
    database.close()
    throw error
  }
}

interface Row {
  readonly sequence: number
  readonly version: number
  readonly document: string
}

/** The text is parsed when the document is asked for, once. */
function toStored<D extends Document>({ document: json, version }: Row): Stored<D> {
  let document: D | undefined
  return {
    get document() {
      return (document ??= JSON.parse(json) as D)
    },
    version,
    json,
  }
}

function cursorAfter(
  { sort, order }: Listing,
  last: Stored | undefined,
  row: Row | undefined,
): string | undefined {
  if (last === undefined || row === undefined) return undefined
  const key = sort ? documentKey(sort.attribute, last.document) : null
  return formatCursor({ sequence: row.sequence, key }, order)
}
