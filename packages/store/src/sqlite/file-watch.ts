import { statSync } from 'node:fs'
import { StoreError } from '../store-error.ts'

/**
 * Makes what throws a `StoreError` `missing` once a database file, or its log, is no longer the one that was opened.
 *
 * SQLite goes on writing to a file that was removed, and what it writes is lost when the process ends.
 */
export function createFileWatch(file: string | undefined): () => void {
  if (file === undefined) return () => {}
  const opened = [file, `${file}-wal`].flatMap((path) => {
    const identity = identityOf(path)
    return identity === undefined ? [] : [{ path, identity }]
  })
  return () => {
    if (opened.some(({ path, identity }) => identityOf(path) !== identity))
      throw new StoreError('missing', { file })
  }
}

/** File systems that number no files say 0 for all: there at least a missing one is seen. */
function identityOf(path: string): string | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false })
    return stat && `${stat.dev} ${stat.ino}`
  } catch {
    // What cannot be looked at, such as a folder that has lost its permissions, is not there.
    return undefined
  }
}
