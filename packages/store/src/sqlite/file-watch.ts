import { statSync } from 'node:fs'
import { StoreError } from '../store-error.ts'

/**
 * Returns a function that throws a `StoreError` `missing` once the database file, or its log, is not the one that was opened.
 *
 * SQLite continues to write to a file that was removed, and what it writes is lost when the process ends.
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

/** Some file systems give the number 0 to every file; there only a missing file is detected. */
function identityOf(path: string): string | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false })
    return stat && `${stat.dev} ${stat.ino}`
  } catch {
    // A file that cannot be read, for example because of the folder's permissions, counts as missing.
    return undefined
  }
}
