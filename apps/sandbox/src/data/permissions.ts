import { chmodSync, statSync } from 'node:fs'

/**
 * Takes from group and others what they may do with a file or folder, however it was made and whatever the umask says.
 *
 * `warn` receives a message about a file system without permissions, and about a file of another user: others may read it.
 */
export function restrict(path: string, mode: number, warn: (message: string) => void): void {
  // Windows has access control lists in place of permission bits.
  if (process.platform === 'win32') return
  // The target of a symbolic link, since that is the file that others would read.
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat || (stat.mode & 0o777) === mode) return
  try {
    chmodSync(path, mode)
  } catch (error) {
    if ((stat.mode & 0o077) === 0) return
    const reason = error instanceof Error ? error.message : String(error)
    warn(
      `${path} is readable by other users, and its permissions cannot be changed (${reason}). It holds secrets: run chmod ${mode.toString(8)} on it as its owner.`,
    )
  }
}
