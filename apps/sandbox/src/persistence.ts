import { join, resolve } from 'node:path'
import { collectionsFor, type Layout } from '@pingone-sandbox/scim-server'
import type { Store } from '@pingone-sandbox/store'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { workspaceCollections } from '@pingone-sandbox/workspace'
import { prepareDataFolder } from './data/data-folder.ts'
import { openStores } from './data/open-stores.ts'
import { readOrCreateToken } from './data/token-file.ts'

export interface Persistence {
  /** What the terminal shows: `in memory`, or where the data is. */
  readonly description: string
  readonly pingone: Store
  readonly scim: Store
  /** The token of the reference server, for the default directory or a named one; a data folder keeps it. */
  scimToken(directory?: string): string
  close(): Promise<void>
}

export interface PersistenceOptions {
  /** Absent: everything in memory. */
  readonly folder: string | undefined
  /** Of the reference server. */
  readonly layout: Layout
  /** Creates the tokens that the folder does not have. */
  readonly newToken: () => string
  /** Receives warnings, which stop nothing. */
  readonly warn: (message: string) => void
  /** Receives a message about each database that was upgraded. */
  readonly inform: (message: string) => void
}

/**
 * Opens the stores of both sides: in a data folder, or in memory without one.
 *
 * Throws a `SandboxError` `data_dir_in_use` when another process has the folder open, `data_dir_unusable` when it cannot be used.
 */
export async function openPersistence(options: PersistenceOptions): Promise<Persistence> {
  const { folder, newToken, warn } = options
  const path = folder === undefined ? undefined : resolve(folder)
  const { pingone, scim } = await openBoth(path, options)
  return {
    description: path ?? 'in memory',
    pingone,
    scim,
    scimToken(directory) {
      const name = directory === undefined ? 'scim-token' : `scim-token-${directory}`
      return path === undefined
        ? newToken()
        : readOrCreateToken(join(path, name), { newToken, warn })
    },
    async close() {
      await pingone.close()
      await scim.close()
    },
  }
}

async function openBoth(
  folder: string | undefined,
  { layout, warn, inform }: PersistenceOptions,
): Promise<Pick<Persistence, 'pingone' | 'scim'>> {
  const collections = { 'pingone.db': workspaceCollections, 'scim.db': collectionsFor(layout) }
  if (folder === undefined)
    return {
      pingone: createSqliteStore({ collections: collections['pingone.db'] }),
      scim: createSqliteStore({ collections: collections['scim.db'] }),
    }
  prepareDataFolder(folder, warn)
  const stores = await openStores({ folder, collections, warn, inform })
  return { pingone: stores['pingone.db'], scim: stores['scim.db'] }
}
