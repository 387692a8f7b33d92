import type { DatabaseSync } from 'node:sqlite'
import { formatCursor } from '../cursor.ts'
import { documentKey } from '../key.ts'
import { completeListing, type Listing, readQuery } from '../listing.ts'
import { StoreError } from '../store-error.ts'
import type { Collection, Document, Listed, Page, Query, Store, Write } from '../store.ts'
import { FORMAT_VERSION, writeFormat } from './database-mark.ts'
import { createFileWatch } from './file-watch.ts'
import { findRows } from './find-rows.ts'
import { type LiveTable, noteApplied, openTable, readRow } from './live-table.ts'
import { openDatabase, type OpenedDatabase, toOpeningError } from './open-database.ts'
import { toStoreError } from './sqlite-failure.ts'
import { createPrepare } from './statements.ts'
import { createStatistics } from './statistics.ts'
import type { Row } from './table-statements.ts'
import { hasTextIndexes } from './text-index.ts'
import { createTransactions, type InTransaction } from './transaction.ts'
import { type Applied, applyWrite } from './write.ts'

export interface SqliteStoreOptions {
  readonly collections: readonly Collection[]
  /** The database file, created if there is none; absent: everything in memory. */
  readonly file?: string
  /** Called once a file that an earlier version wrote has been brought to the format of this one. */
  readonly onUpgrade?: (formats: { readonly from: number; readonly to: number }) => void
  /** Whether to index texts that are searched; absent: where SQLite can (FTS5 with its trigram tokenizer). */
  readonly textIndexes?: boolean
  /** Called with the open database, for example to set `PRAGMA max_page_count`. */
  readonly onOpen?: (database: DatabaseSync) => void
}

/**
 * Creates a store on SQLite.
 *
 * Every operation is one synchronous step, so none sees part of a commit. Throws a `DatabaseInUseError` when another store has the
 * file open, and a `StoreError` when the file cannot be used.
 *
 * @example const store = createSqliteStore({ collections, file: 'sandbox.db' })
 */
export function createSqliteStore(options: SqliteStoreOptions): Store {
  const { file, onOpen } = options
  const opened = openDatabase(file)
  const { database } = opened
  const inTransaction = createTransactions(database)
  const tables = openTables(opened, inTransaction, options)
  const prepare = createPrepare(database)
  const countWrites = createStatistics(database)
  const assertInPlace = createFileWatch(file)
  const revisions = new Map<LiveTable, number>()
  let failure: StoreError | undefined
  onOpen?.(database)

  const tableOf = (collection: string): LiveTable => {
    // Some queries are answered from caches, without the database.
    if (!database.isOpen) throw new StoreError('closed', { file })
    const table = tables.get(collection)
    if (!table) throw new Error(`The store has no collection ${collection}.`)
    return table
  }

  const countChange = (live: LiveTable): void => {
    revisions.set(live, (revisions.get(live) ?? 0) + 1)
  }

  function reading<Result>(read: () => Result): Result {
    try {
      return read()
    } catch (error) {
      throw toStoreError(error, file)
    }
  }

  /** Records a failure, and clears it on success. */
  function writing<Result>(write: () => Result): Result {
    try {
      assertInPlace()
      const result = write()
      failure = undefined
      return result
    } catch (cause) {
      const error = toStoreError(cause, file)
      if (error instanceof StoreError) failure = error
      throw error
    }
  }

  function find<D extends Document>(collection: string, query: Query): Page<D> {
    const live = tableOf(collection)
    const listing = completeListing(readQuery(live.table.collection, query), (sequence) => {
      const row = readRow(live.statements, sequence)
      return row && toListed(row, file).document
    })
    const { rows, total, hasMore } = findRows(prepare, live, listing)
    const items = rows.map((row) => toListed<D>(row, file))
    const nextCursor = hasMore ? cursorAfter(listing, items.at(-1)) : undefined
    return { items, total, ...(nextCursor !== undefined && { nextCursor }) }
  }

  /** Applies writes one by one, so that a commit of very many need not be in memory. */
  function applyAll(writes: Iterable<Write>, touched: Set<LiveTable>): readonly AppliedTo[] {
    const all: AppliedTo[] = []
    for (const write of writes) {
      const live = tableOf(write.collection)
      touched.add(live)
      const outcome = applyWrite(live, write)
      all.push({ live, outcome: all.length < MOST_ROWS ? outcome : withoutRow(outcome) })
    }
    return all
  }

  return {
    get: async <D extends Document>(collection: string, id: string) =>
      reading(() => {
        const { statements, reads } = tableOf(collection)
        const row = statements.byId.get(id) as unknown as Row | undefined
        if (!row) return undefined
        const read = toListed<D>(row, file)
        reads.add(read)
        return read
      }),
    find: async <D extends Document>(collection: string, query: Query = {}) =>
      reading(() => find<D>(collection, query)),
    async commit(writes) {
      if (!database.isOpen) throw new StoreError('closed', { file })
      const touched = new Set<LiveTable>()
      const applied = writing(() => {
        try {
          return inTransaction(() => applyAll(writes, touched))
        } catch (error) {
          for (const { sequences, interned } of touched)
            for (const each of [sequences, interned]) each.abandon()
          throw error
        } finally {
          for (const live of touched) countChange(live)
        }
      })
      for (const { live, outcome } of applied) noteApplied(live, outcome)
      countWrites(applied.length)
      return applied.map(({ outcome }) => outcome.version)
    },
    async clear() {
      if (!database.isOpen) throw new StoreError('closed', { file })
      writing(() =>
        inTransaction(() => {
          for (const { statements, interned } of tables.values()) {
            for (const { clear } of [statements, ...statements.values, ...statements.texts])
              clear.run()
            interned.clear()
          }
        }),
      )
      for (const { sequences, slices, recent } of tables.values())
        for (const each of [sequences, slices, recent]) each.clear()
      for (const live of tables.values()) countChange(live)
    },
    revision: (collection) => revisions.get(tableOf(collection)) ?? 0,
    failure() {
      if (!database.isOpen) return new StoreError('closed', { file })
      try {
        assertInPlace()
      } catch (error) {
        if (error instanceof StoreError) return error
        throw error
      }
      return failure?.problem === 'missing' ? undefined : failure
    },
    async close() {
      if (database.isOpen) database.close()
    },
  }
}

interface AppliedTo {
  readonly live: LiveTable
  readonly outcome: Applied
}

/** The most rows of one commit that are kept for later writes. */
const MOST_ROWS = 1000

function withoutRow({ change, sequence, version, id }: Applied): Applied {
  return { change, sequence, version, id }
}

/** Opens the tables in one transaction, which brings all of them to the format of this version, or none. */
function openTables(
  { database, format }: OpenedDatabase,
  inTransaction: InTransaction,
  options: SqliteStoreOptions,
): ReadonlyMap<string, LiveTable> {
  const { collections, file, onUpgrade } = options
  const usage = { total: 0 }
  const canIndex = (options.textIndexes ?? true) && hasTextIndexes(database)
  const open = (collection: Collection): [string, LiveTable] => [
    collection.name,
    openTable(database, collection, { usage, hasTextIndexes: canIndex }),
  ]
  try {
    const tables = inTransaction(() => {
      if (file !== undefined && format !== FORMAT_VERSION) writeFormat(database)
      return new Map(collections.map(open))
    })
    if (format !== undefined && format !== FORMAT_VERSION)
      onUpgrade?.({ from: format, to: FORMAT_VERSION })
    return tables
  } catch (error) {
    database.close()
    throw toOpeningError(error, file)
  }
}

/** Parses the text when the document is first read. */
function toListed<D extends Document>(
  [sequence, id, version, json]: Row,
  file: string | undefined,
): Listed<D> {
  let document: D | undefined
  return {
    id,
    get document() {
      return (document ??= parseDocument<D>(json, file))
    },
    version,
    json,
    sequence,
  }
}

function parseDocument<D extends Document>(json: string, file: string | undefined): D {
  try {
    return JSON.parse(json) as D
  } catch (cause) {
    throw new StoreError('damaged', { file, cause })
  }
}

function cursorAfter({ sort, order }: Listing, last: Listed | undefined): string | undefined {
  if (last === undefined) return undefined
  const key = sort ? documentKey(sort.attribute, last.document) : null
  return formatCursor({ sequence: last.sequence, key }, order)
}
