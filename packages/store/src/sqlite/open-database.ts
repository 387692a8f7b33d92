import { DatabaseSync } from 'node:sqlite'
import { instantKey, textKey } from '../key.ts'
import { keyForms } from './key-form.ts'
import { StoreError } from '../store-error.ts'
import { assertUsableFile, readFormat } from './database-mark.ts'
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

/** How long to wait for a process that is just closing the file, in milliseconds. */
const LOCK_TIMEOUT = 250

/** How much of a file is kept in memory, in KiB. */
const PAGE_CACHE = 32 * 1024

/** How many pages of 4 KiB are written to the log before they move to the file: a write waits for the disk less often. */
const PAGES_PER_CHECKPOINT = 4000

export interface OpenedDatabase {
  readonly database: DatabaseSync
  /** The format of the file as an earlier process left it; undefined for a new one, and in memory. */
  readonly format: number | undefined
}

/**
 * Opens a database, in memory when no file is named, with the functions that make keys.
 *
 * The file belongs to one store at a time. What was committed survives the death of the process; the last commits may
 * be lost, whole, when the machine loses power.
 *
 * Throws a `DatabaseInUseError`, or a `StoreError` that says why the file cannot be used; a file that is not ours stays as it is.
 */
export function openDatabase(file: string | undefined): OpenedDatabase {
  let database: DatabaseSync | undefined
  try {
    if (file !== undefined) assertUsableFile(file)
    database = new DatabaseSync(file ?? ':memory:', { timeout: LOCK_TIMEOUT })
    const format = file === undefined ? undefined : takeFile(database, file)
    defineKeyFunctions(database)
    return { database, format }
  } catch (error) {
    if (database?.isOpen) database.close()
    throw toOpeningError(error, file)
  }
}

/** What a person is told of a failure while the file is opened: there, a database that does not do what it should is damaged. */
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
  // What is sorted holds what is stored, so it stays out of the folder for temporary files.
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
