import { DatabaseSync } from 'node:sqlite'
import { exactKey, foldedKey, instantKey } from '../key.ts'

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

/**
 * Opens a database, in memory when no file is named, with the functions that make keys.
 *
 * The file belongs to one store at a time. What was committed survives the death of the process; the last commits may
 * be lost, whole, when the machine loses power.
 */
export function openDatabase(file: string | undefined): DatabaseSync {
  const database = new DatabaseSync(file ?? ':memory:', { timeout: LOCK_TIMEOUT })
  try {
    if (file !== undefined) takeFile(database)
    defineKeyFunctions(database)
    return database
  } catch (cause) {
    database.close()
    if (file !== undefined && isBusy(cause)) throw new DatabaseInUseError(file, { cause })
    throw cause
  }
}

/** The lock is taken by the first transaction and kept until the database is closed. */
function takeFile(database: DatabaseSync): void {
  database.exec('PRAGMA locking_mode = EXCLUSIVE')
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = NORMAL')
  database.exec(`PRAGMA cache_size = -${PAGE_CACHE}`)
  database.exec(`PRAGMA wal_autocheckpoint = ${PAGES_PER_CHECKPOINT}`)
  database.exec('BEGIN IMMEDIATE; COMMIT')
}

function defineKeyFunctions(database: DatabaseSync): void {
  const options = { deterministic: true, directOnly: true }
  database.function('exact_key', options, (value) => exactKey(value))
  database.function('folded_key', options, (value) => foldedKey(value))
  database.function('instant_key', options, (value) => instantKey(value))
}

const SQLITE_BUSY = 5
const SQLITE_LOCKED = 6

function isBusy(error: unknown): boolean {
  const code = (error as { readonly errcode?: number }).errcode
  // Extended result codes carry the primary one in the lowest byte.
  return code !== undefined && [SQLITE_BUSY, SQLITE_LOCKED].includes(code & 0xff)
}
