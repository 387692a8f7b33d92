/** Why a store cannot carry out operations, for the moment or at all. */
export type StoreProblem =
  | 'full'
  | 'read-only'
  | 'missing'
  | 'busy'
  | 'damaged'
  | 'input-output'
  | 'memory'
  | 'closed'
  | 'no-database'
  | 'foreign'
  | 'newer'
  | 'emptied'

export interface StoreErrorOptions extends ErrorOptions {
  /** The database file, if there is one. */
  readonly file?: string | undefined
}

/**
 * The storage has failed: nothing of the operation was carried out, and it may succeed later.
 *
 * An operation that the store refuses throws a `ConflictError` or a `UniquenessError` instead.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly problem: StoreProblem
  readonly file: string | undefined
  /** What is wrong, as a sentence that names no file. */
  readonly reason: string
  /** What to do about it, as a sentence. */
  readonly remedy: string

  constructor(problem: StoreProblem, { file, ...options }: StoreErrorOptions = {}) {
    const { reason, remedy } = words[problem]
    super(file === undefined ? reason : `${file}: ${reason}`, options)
    this.problem = problem
    this.file = file
    this.reason = reason
    this.remedy = remedy
  }
}

const words: Readonly<Record<StoreProblem, { readonly reason: string; readonly remedy: string }>> =
  {
    full: {
      reason: 'There is no room left to store data.',
      remedy: 'Make room on the disk.',
    },
    'read-only': {
      reason: 'The data must not be written.',
      remedy: 'Make the data folder and its files writable for this user.',
    },
    missing: {
      reason: 'The database file was removed or replaced while it was open.',
      remedy: 'Put the same data folder back, or stop the sandbox and start it on a copy.',
    },
    busy: {
      reason: 'Another process has locked the database.',
      remedy: 'End the other process.',
    },
    damaged: {
      reason: 'The database is damaged.',
      remedy: 'Restore the data folder from a copy, or move it away to begin anew.',
    },
    'input-output': {
      reason: 'The disk could not be read or written.',
      remedy: 'Check the disk and its quota.',
    },
    memory: {
      reason: 'There is too little memory to read or store data.',
      remedy: 'Give the process more memory.',
    },
    'no-database': {
      reason: 'The file is no database.',
      remedy: 'Choose another data folder, or move the file away.',
    },
    foreign: {
      reason: 'The database belongs to another application.',
      remedy: 'Choose another data folder.',
    },
    newer: {
      reason: 'The database was written by a newer version of the sandbox.',
      remedy: 'Start that version, or choose another data folder.',
    },
    emptied: {
      reason: 'The database is empty, while what belongs to it is not: it was damaged or replaced.',
      remedy: 'Restore the data folder from a copy, or move all of it away to begin anew.',
    },
    closed: {
      reason: 'The store is closed.',
      remedy: 'Start the sandbox again.',
    },
  }
