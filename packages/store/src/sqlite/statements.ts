import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Prepares statements once for each text. They give rows as arrays. */
export type Prepare = (text: string) => StatementSync

/**
 * Prepares a statement that writes, for `run`.
 *
 * `run` reads the latest rowid, and those inside a text index are too great for a number.
 */
export function prepareWrite(database: DatabaseSync, text: string): StatementSync {
  const statement = database.prepare(text)
  statement.setReadBigInts(true)
  return statement
}

/** Filters come from clients in any shape, so only the latest statements are kept. */
const KEPT_STATEMENTS = 200

/** Makes a `Prepare` over a database that keeps the statements it used last. */
export function createPrepare(database: DatabaseSync): Prepare {
  const statements = new Map<string, StatementSync>()
  return (text) => {
    let statement = statements.get(text)
    if (!statement) {
      statement = database.prepare(text)
      statement.setReturnArrays(true)
    }
    // A map lists what was set last at its end, so the first entry is the one unused for longest.
    statements.delete(text)
    statements.set(text, statement)
    if (statements.size > KEPT_STATEMENTS) {
      const [oldest] = statements.keys()
      if (oldest !== undefined) statements.delete(oldest)
    }
    return statement
  }
}
