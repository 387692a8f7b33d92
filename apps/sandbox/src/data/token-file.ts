import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { explainFileError } from './file-error.ts'
import { restrict } from './permissions.ts'

export interface TokenFileOptions {
  readonly newToken: () => string
  readonly warn: (message: string) => void
}

/**
 * Reads the token that a file holds, one line; makes one where there is none.
 *
 * An empty file, as a full disk may leave one, gets a new token. Throws a `SandboxError` `data_dir_unusable` for one that holds
 * something else, or that cannot be read or written.
 */
export function readOrCreateToken(path: string, { newToken, warn }: TokenFileOptions): string {
  const text = readIfPresent(path)
  const token = text?.trim()
  if (token) {
    if (!/^[\x21-\x7e]+$/.test(token)) throw isNoToken(path)
    return token
  }
  if (text !== undefined)
    warn(
      `${path} is empty, so the reference SCIM server has a new token. Connections that were made with the former one need the new one.`,
    )
  return keepToken(path, newToken(), warn)
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw explainFileError(error, `The token file ${path}`)
  }
}

function isNoToken(path: string): SandboxError {
  return new SandboxError(
    'data_dir_unusable',
    `${path} has no token: a token is one line of visible ASCII characters without a space.`,
    'Write the token into it, or delete the file to get a new one.',
  )
}

/** Written aside and moved into place, so that the file holds a whole token or is not there, whatever happens meanwhile. */
function keepToken(path: string, token: string, warn: (message: string) => void): string {
  const aside = `${path}.new`
  try {
    writeThrough(aside, `${token}\n`)
    restrict(aside, 0o600, warn)
    renameSync(aside, path)
    syncFolder(dirname(path))
    return token
  } catch (error) {
    rmSync(aside, { force: true })
    throw explainFileError(error, `The token file ${path}`)
  }
}

function writeThrough(path: string, text: string): void {
  const file = openSync(path, 'w', 0o600)
  try {
    const bytes = Buffer.from(text)
    // A disk that is nearly full takes a part of it.
    for (let written = 0; written < bytes.length;)
      written += writeSync(file, bytes, written, bytes.length - written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes the new name last; Windows opens no folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
