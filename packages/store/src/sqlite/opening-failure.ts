import { statSync } from 'node:fs'
import { Database } from './load-sqlite.ts'

/** The code with which SQLite says that another process has a database open. */
const SQLITE_BUSY = 5

/** Why the database of a file cannot be opened now. */
export interface OpeningFailure {
  /** Another process has it open. */
  readonly isInUse: boolean
  readonly message: string
}

/**
 * Finds out why the database of a file cannot be opened; undefined where it can, and where the file is missing or empty. It changes
 * nothing, and does not wait.
 */
export function findOpeningFailure(file: string): OpeningFailure | undefined {
  if (!statSync(file, { throwIfNoEntry: false })?.size) return undefined
  let database: InstanceType<typeof Database> | undefined
  try {
    database = new Database(file, { readOnly: true, timeout: 0 })
    database.prepare('PRAGMA schema_version').get()
    return undefined
  } catch (error) {
    const { errcode, message } = error as Error & { readonly errcode?: unknown }
    return { isInUse: errcode === SQLITE_BUSY, message }
  } finally {
    database?.close()
  }
}
