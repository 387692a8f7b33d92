import { closeSync, openSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError, type Collection, type Store } from '@pingone-sandbox/store'
import { createSqliteStore, DatabaseInUseError } from '@pingone-sandbox/store/sqlite'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { databaseNames, type DatabaseName } from './data-folder.ts'
import { explainFileError, explainStoreError } from './file-error.ts'
import { restrict } from './permissions.ts'

export interface OpenStoresOptions {
  readonly folder: string
  readonly collections: Readonly<Record<DatabaseName, readonly Collection[]>>
  readonly warn: (message: string) => void
  /** Receives a message about each database that was upgraded. */
  readonly inform: (message: string) => void
}

/**
 * Opens the databases of a data folder, none when one cannot be opened.
 *
 * Throws a `SandboxError` `data_dir_in_use` when another process has the folder open, `data_dir_unusable` for a database that is
 * damaged or not ours. An empty file beside a database with data was emptied: it is not taken for a new one.
 */
export async function openStores(
  options: OpenStoresOptions,
): Promise<Readonly<Record<DatabaseName, Store>>> {
  const sizes = new Map(databaseNames.map((name) => [name, sizeOf(join(options.folder, name))]))
  // Non-empty databases first: they show whether an empty one is new.
  const inOrder = databaseNames.toSorted(
    (one, other) => (sizes.get(other) ?? 0) - (sizes.get(one) ?? 0),
  )
  const stores = new Map<DatabaseName, Store>()
  try {
    for (const name of inOrder) {
      if (sizes.get(name) === 0 && (await holdsData(stores, options)))
        throw new StoreError('emptied', { file: join(options.folder, name) })
      stores.set(name, openStore(name, options))
    }
    return Object.fromEntries(stores) as Record<DatabaseName, Store>
  } catch (error) {
    for (const store of stores.values()) await store.close()
    throw error instanceof StoreError ? explainStoreError(error) : error
  }
}

async function holdsData(
  stores: ReadonlyMap<DatabaseName, Store>,
  { collections }: OpenStoresOptions,
): Promise<boolean> {
  for (const [name, store] of stores)
    for (const collection of collections[name])
      if ((await store.find(collection.name, { count: 0 })).total > 0) return true
  return false
}

function openStore(name: DatabaseName, options: OpenStoresOptions): Store {
  const { folder, collections, warn, inform } = options
  const file = join(folder, name)
  // A log without a database is a remnant of one, and SQLite would delete it.
  const isNew = sizeOf(file) === undefined && !sizeOf(`${file}-wal`)
  try {
    // SQLite gives the files that it puts beside a database the permissions of the database.
    if (isNew) create(file)
    restrict(file, 0o600, warn)
    return createSqliteStore({
      collections: collections[name],
      file,
      onUpgrade: ({ from, to }) => {
        inform(`The database ${file} was brought from format ${from} to format ${to}.`)
      },
    })
  } catch (cause) {
    if (isNew) for (const path of [file, `${file}-wal`]) rmSync(path, { force: true })
    if (!(cause instanceof DatabaseInUseError)) throw cause
    throw new SandboxError(
      'data_dir_in_use',
      `Another sandbox has the data folder ${folder} open.`,
      'Stop it, or choose another folder with --data-dir.',
      { cause },
    )
  }
}

function create(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    throw explainFileError(error, `The database ${file}`)
  }
}

const sizeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.size
