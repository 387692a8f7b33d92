import type { DatabaseSync } from 'node:sqlite'
import { instantKey, textKey } from '../key.ts'
import { keyForms } from './key-form.ts'
import { StoreError } from '../store-error.ts'
import { assertUsableFile, readFormat } from './database-mark.ts'
import { Database } from './load-sqlite.ts'
import { toStoreError } from './sqlite-failure.ts'

/** Another process, or another store of this one, has the database file open. */
export class DatabaseInUseError extends Error {
  override readonly name = 'DatabaseInUseError'
  readonly file: string

  constructor(file: string, options?: ErrorOptions) {
    super(
      `${file} is in use by another process. Stop that one, or choose another data directory.`,
      options,
    )
    this.file = file
  }
}

/** How long to wait for another process to close the file, in milliseconds. */
const LOCK_TIMEOUT = 250

/** The size of the page cache in KiB. */
const PAGE_CACHE = 32 * 1024

/**
 * How many pages of 4 KiB the log has before they are copied to the file. More pages mean fewer waits for the disk, and fewer copies
 * of pages that change often; these make a log of 64 MB.
 */
const PAGES_PER_CHECKPOINT = 16_000

export interface OpenedDatabase {
  readonly database: DatabaseSync
  /** The format of the file as an earlier process left it; undefined for a new one, and in memory. */
  readonly format: number | undefined
}

/**
 * Opens a database, in memory when no file is named, with the functions that make keys.
 *
 * One store at a time can open a file. Commits survive the end of the process; the last ones may be lost, each as a whole, when
 * the machine loses power.
 *
 * Throws a `DatabaseInUseError`, or a `StoreError` for a file that cannot be used, which stays unchanged.
 */
export function openDatabase(file: string | undefined): OpenedDatabase {
  let database: DatabaseSync | undefined
  try {
    if (file !== undefined) assertUsableFile(file)
    database = new Database(file ?? ':memory:', { timeout: LOCK_TIMEOUT })
    const format = file === undefined ? undefined : takeFile(database, file)
    defineKeyFunctions(database)
    return { database, format }
  } catch (error) {
    if (database?.isOpen) database.close()
    throw toOpeningError(error, file)
  }
}

/** The error for a failure while the file is opened: any other error of SQLite then means that the database is damaged. */
export function toOpeningError(cause: unknown, file: string | undefined): unknown {
  const error = toStoreError(cause, file)
  if (file === undefined) return error
  if (error instanceof StoreError && error.problem === 'busy')
    return new DatabaseInUseError(file, { cause })
  const isSqlite = cause instanceof Error && 'errcode' in cause
  return error === cause && isSqlite ? new StoreError('damaged', { file, cause }) : error
}

/** The lock is taken by the first transaction and kept until the database is closed. Returns the format of the file. */
function takeFile(database: DatabaseSync, file: string): number | undefined {
  database.exec('PRAGMA locking_mode = EXCLUSIVE')
  const format = readFormat(database, file)
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = NORMAL')
  // Temporary files would contain stored data outside of the data folder.
  database.exec('PRAGMA temp_store = MEMORY')
  database.exec(`PRAGMA cache_size = -${PAGE_CACHE}`)
  database.exec(`PRAGMA wal_autocheckpoint = ${PAGES_PER_CHECKPOINT}`)
  database.exec('BEGIN IMMEDIATE')
  database.exec('COMMIT')
  return format
}

function defineKeyFunctions(database: DatabaseSync): void {
  const options = { deterministic: true, directOnly: true }
  for (const { name, attribute } of keyForms)
    database.function(name, options, (value) => textKey(attribute, value))
  database.function('instant_key', options, (value) => instantKey(value))
}
