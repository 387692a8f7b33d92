import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Prepares statements once for each text. */
export type Prepare = (text: string) => StatementSync

/** Filters come from clients in any shape, so only the latest statements are kept. */
const KEPT_STATEMENTS = 200

/** Makes a `Prepare` over a database that keeps the statements it used last. */
export function createPrepare(database: DatabaseSync): Prepare {
  const statements = new Map<string, StatementSync>()
  return (text) => {
    const statement = statements.get(text) ?? database.prepare(text)
    // A map lists what was set last at its end, so the first entry is the one unused for longest.
    statements.delete(text)
    statements.set(text, statement)
    const [oldest] = statements.keys()
    if (statements.size > KEPT_STATEMENTS && oldest !== undefined) statements.delete(oldest)
    return statement
  }
}
