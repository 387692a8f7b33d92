import { StoreError } from '@pingone-sandbox/store'
import { SandboxError } from '@pingone-sandbox/workspace/text'

interface Words {
  readonly reason: string
  readonly remedy: string
}

const writable = 'Make it writable for this user, or choose another one with --data-dir.'
const roomy = 'Make room, or choose a folder on another disk with --data-dir.'

const words: Readonly<Record<string, Words>> = {
  EACCES: { reason: 'may not be used by this user', remedy: writable },
  EPERM: { reason: 'may not be used by this user', remedy: writable },
  EROFS: { reason: 'is on a file system that is mounted read-only', remedy: writable },
  ENOSPC: { reason: 'is on a disk that is full', remedy: roomy },
  EDQUOT: { reason: 'is on a disk whose quota is used up', remedy: roomy },
  EISDIR: { reason: 'is a folder', remedy: 'Move it away.' },
  ENOTDIR: {
    reason: 'lies below something that is a file',
    remedy: 'Name a folder with --data-dir; it is made when there is none.',
  },
  ENAMETOOLONG: { reason: 'has a name that is too long', remedy: 'Choose a shorter one.' },
  ELOOP: {
    reason: 'is a symbolic link that leads back to itself',
    remedy: 'Name the folder itself.',
  },
}

/** Turns a file system error into a `SandboxError` with a hint; the message begins with `about`. */
export function explainFileError(cause: unknown, about: string): SandboxError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const known = words[code]
  if (known)
    return new SandboxError('data_dir_unusable', `${about} ${known.reason}.`, known.remedy, {
      cause,
    })
  const message = cause instanceof Error ? cause.message : String(cause)
  return new SandboxError(
    'data_dir_unusable',
    `${about} cannot be used: ${message}.`,
    'Choose another folder with --data-dir.',
    { cause },
  )
}

/** Turns a `StoreError` into a `SandboxError`. */
export function explainStoreError(error: StoreError): SandboxError {
  return new SandboxError('data_dir_unusable', error.message, error.remedy, { cause: error })
}
