import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { explainFileError } from './file-error.ts'
import { restrict } from './permissions.ts'

/** The databases of a data folder. */
export const databaseNames = ['pingone.db', 'scim.db'] as const
export type DatabaseName = (typeof databaseNames)[number]

/** The files that the sandbox makes: databases with what SQLite puts beside them, and tokens. */
const isOwn = (name: string): boolean =>
  databaseNames.some((database) => name.startsWith(database)) || name.startsWith('scim-token')

/**
 * Makes sure that there is a data folder which can be used, and that its files are readable by its owner alone.
 *
 * Throws a `SandboxError` `data_dir_unusable`; `warn` receives a message about files that others may read.
 */
export function prepareDataFolder(folder: string, warn: (message: string) => void): void {
  const about = `The data folder ${folder}`
  try {
    makeFolder(folder)
    if (!statSync(folder).isDirectory()) throw isFile(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    const names = readdirSync(folder)
    if (names.every(isOwn)) restrict(folder, 0o700, warn)
    else if (isOpenToOthers(folder))
      warn(
        `${about} holds other files too, so its permissions stay as they are. The files of the sandbox are readable by their owner alone.`,
      )
    for (const name of names.filter(isOwn)) restrict(`${folder}/${name}`, 0o600, warn)
  } catch (error) {
    if (error instanceof SandboxError) throw error
    if (codeOf(error) === 'EEXIST') throw isFile(folder, error)
    throw explainFileError(error, about)
  }
}

/**
 * Makes a folder with its parents, one after the other: a recursive call of Node never ends in a file system that takes no folders,
 * such as /proc, and says of one that is mounted read-only that there is no such folder.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) makeFolder(parent)
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another process may have made it meanwhile.
    if (codeOf(error) !== 'EEXIST' || !existsSync(folder)) throw error
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

function isFile(folder: string, cause?: unknown): SandboxError {
  return new SandboxError(
    'data_dir_unusable',
    `The data folder ${folder} is a file.`,
    'Name a folder with --data-dir; it is made when there is none.',
    { cause },
  )
}

const isOpenToOthers = (folder: string): boolean =>
  process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0
