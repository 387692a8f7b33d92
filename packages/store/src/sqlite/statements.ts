import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Prepares statements once for each text. They give rows as arrays. */
export type Prepare = (text: string) => StatementSync

/**
 * Prepares a statement that writes, for `run`.
 *
 * `run` returns the latest rowid, and those inside a text index exceed the range of a number.
 */
export function prepareWrite(database: DatabaseSync, text: string): StatementSync {
  const statement = database.prepare(text)
  statement.setReadBigInts(true)
  return statement
}

/** Clients send filters of any shape, so only the most recent statements are kept. */
const KEPT_STATEMENTS = 200

/** Makes a `Prepare` that caches the statements used last. */
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
