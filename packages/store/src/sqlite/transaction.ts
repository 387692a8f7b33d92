import type { DatabaseSync } from 'node:sqlite'

/** Does all of the work or, when it throws, nothing of it. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk or a failed write has already rolled back.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
