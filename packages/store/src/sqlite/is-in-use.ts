import { statSync } from 'node:fs'
import { Database } from './load-sqlite.ts'

/** The code with which SQLite says that another process has a database open. */
const SQLITE_BUSY = 5

/** Says whether a process has the database of a file open. It changes nothing, and does not wait. A missing file is in no use. */
export function isInUse(file: string): boolean {
  if (!statSync(file, { throwIfNoEntry: false })?.size) return false
  let database: InstanceType<typeof Database> | undefined
  try {
    database = new Database(file, { readOnly: true, timeout: 0 })
    database.prepare('PRAGMA schema_version').get()
    return false
  } catch (error) {
    // An open names every other failure of the database.
    return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
  } finally {
    database?.close()
  }
}
