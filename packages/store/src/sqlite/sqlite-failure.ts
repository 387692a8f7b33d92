import { StoreError, type StoreProblem } from '../store-error.ts'

/** The result codes that concern the file or the machine, not the statement. */
const problems: Readonly<Record<number, StoreProblem>> = {
  3: 'read-only', // SQLITE_PERM
  5: 'busy', // SQLITE_BUSY
  6: 'busy', // SQLITE_LOCKED
  7: 'memory', // SQLITE_NOMEM
  8: 'read-only', // SQLITE_READONLY
  9: 'input-output', // SQLITE_INTERRUPT
  10: 'input-output', // SQLITE_IOERR
  11: 'damaged', // SQLITE_CORRUPT
  13: 'full', // SQLITE_FULL
  14: 'input-output', // SQLITE_CANTOPEN
  15: 'busy', // SQLITE_PROTOCOL
  22: 'input-output', // SQLITE_NOLFS
  23: 'read-only', // SQLITE_AUTH
  26: 'damaged', // SQLITE_NOTADB
}

/** `SQLITE_READONLY_DBMOVED`: the file has been moved or removed. */
const MOVED = 8 | (4 << 8)

/**
 * Turns an error of SQLite that concerns its file into a `StoreError`; returns any other error as it is.
 *
 * @see {@link https://www.sqlite.org/rescode.html}
 */
export function toStoreError(cause: unknown, file: string | undefined): unknown {
  // Stored text that is not JSON.
  if (cause instanceof SyntaxError) return new StoreError('damaged', { file, cause })
  const code = resultCodeOf(cause)
  if (code === undefined) return cause
  // Extended result codes carry the primary one in the lowest byte.
  const problem = code === MOVED ? 'missing' : problems[code & 0xff]
  return problem === undefined ? cause : new StoreError(problem, { file, cause })
}

function resultCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined
  return typeof error.errcode === 'number' ? error.errcode : undefined
}
