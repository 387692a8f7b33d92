import type { DatabaseSync } from 'node:sqlite'
import { prepareWrite } from './statements.ts'

/** Runs a function in a transaction, which is rolled back when it throws. */
export type InTransaction = <T>(work: () => T) => T

/** Makes an `InTransaction` for a database. */
export function createTransactions(database: DatabaseSync): InTransaction {
  const begin = prepareWrite(database, 'BEGIN IMMEDIATE')
  const commit = prepareWrite(database, 'COMMIT')
  const rollback = prepareWrite(database, 'ROLLBACK')

  function rollBack(): void {
    try {
      // SQLite has rolled back already after a full disk or a failed write.
      if (database.isTransaction) rollback.run()
    } catch {
      // The first error is the cause; SQLite ends the transaction by itself.
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
