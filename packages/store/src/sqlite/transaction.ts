import type { DatabaseSync } from 'node:sqlite'

/** Does all of the work or, when it throws, nothing of it. */
export type InTransaction = <T>(work: () => T) => T

/** Makes what runs transactions on a database. */
export function createTransactions(database: DatabaseSync): InTransaction {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const rollback = database.prepare('ROLLBACK')

  function rollBack(): void {
    try {
      // A full disk or a failed write has already rolled back.
      if (database.isTransaction) rollback.run()
    } catch {
      // What made the work fail says more; SQLite gives the transaction up by itself.
    }
  }

  return (work) => {
    begin.run()
    try {
      const result = work()
      commit.run()
      return result
    } catch (error) {
      rollBack()
      throw error
    }
  }
}
