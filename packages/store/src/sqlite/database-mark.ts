import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { StoreError, type StoreProblem } from '../store-error.ts'

/** `P1SB`: marks the databases of the sandbox. */
const APPLICATION_ID = 0x50315342

/** The format of the database; incremented when an older version could not read what this one writes. */
export const FORMAT_VERSION = 3

const FIRST_BYTES = 'SQLite format 3\0'

/**
 * Throws a `StoreError` for a file that is no database, or an empty one beside its log.
 *
 * SQLite itself would take an empty file for a new database.
 */
export function assertUsableFile(file: string): void {
  const size = sizeOf(file)
  if (!size && sizeOf(`${file}-wal`)) throw new StoreError('emptied', { file })
  if (!size) return
  if (readFirstBytes(file) !== FIRST_BYTES) throw new StoreError('no-database', { file })
}

/**
 * Reads the format of a database: 0 for one that was written before there were marks, undefined for a new one. Throws a `StoreError`
 * for one of a newer version or of another application.
 *
 * @see {@link https://www.sqlite.org/pragma.html#pragma_application_id}
 */
export function readFormat(database: DatabaseSync, file: string): number | undefined {
  const applicationId = numberOf(database, 'PRAGMA application_id')
  const version = numberOf(database, 'PRAGMA user_version')
  if (applicationId === APPLICATION_ID) {
    if (version > FORMAT_VERSION) throw new StoreError('newer', { file })
    return version
  }
  const isNew = numberOf(database, 'SELECT count(*) FROM sqlite_schema') === 0
  const isUnmarked =
    numberOf(database, "SELECT count(*) FROM sqlite_schema WHERE name = 'table layout'") > 0
  if (applicationId !== 0 || !(isNew || isUnmarked)) throw new StoreError('foreign', { file })
  return isNew ? undefined : 0
}

/** Marks a database as one of ours in the format of this version, within the transaction that is open. */
export function writeFormat(database: DatabaseSync): void {
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
  database.exec(`PRAGMA user_version = ${FORMAT_VERSION}`)
}

function numberOf(database: DatabaseSync, query: string): number {
  return Number(Object.values(database.prepare(query).get() ?? {})[0])
}

/** Undefined when there is no such file. */
function sizeOf(path: string): number | undefined {
  const stat = inFileTerms(path, () => statSync(path, { throwIfNoEntry: false }))
  return stat?.size
}

/** Opens the file for writing as well, so that one that cannot be written is refused. */
function readFirstBytes(file: string): string {
  return inFileTerms(file, () => {
    const descriptor = openSync(file, 'r+')
    try {
      const bytes = Buffer.alloc(FIRST_BYTES.length)
      readSync(descriptor, bytes, 0, bytes.length, 0)
      return bytes.toString('latin1')
    } finally {
      closeSync(descriptor)
    }
  })
}

const problems: Readonly<Record<string, StoreProblem>> = {
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  EISDIR: 'no-database',
  ENOSPC: 'full',
  EDQUOT: 'full',
}

function inFileTerms<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    throw new StoreError(problems[code] ?? 'input-output', { file, cause })
  }
}
