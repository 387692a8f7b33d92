import type { DatabaseSync } from 'node:sqlite'
import { prepareWrite } from './statements.ts'

/** Does all of the work or, when it throws, nothing of it. */
export type InTransaction = <T>(work: () => T) => T

/** Makes what runs transactions on a database. */
export function createTransactions(database: DatabaseSync): InTransaction {
  const begin = prepareWrite(database, 'BEGIN IMMEDIATE')
  const commit = prepareWrite(database, 'COMMIT')
  const rollback = prepareWrite(database, 'ROLLBACK')

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
