import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pingOneCollections } from '@pingone-sandbox/pingone'
import { collectionsFor, type Layout } from '@pingone-sandbox/scim-server'
import type { Collection, Store } from '@pingone-sandbox/store'
import { createSqliteStore, DatabaseInUseError } from '@pingone-sandbox/store/sqlite'
import { SandboxError } from './errors.ts'

export interface Persistence {
  /** How people are told: `in memory`, or where the data is. */
  readonly description: string
  readonly pingone: Store
  readonly scim: Store
  /** The token that the reference server asks for, in the default directory or in a named one; a data folder keeps it. */
  scimToken(directory?: string): string
  close(): Promise<void>
}

/**
 * Opens the stores of both sides, that of the reference server for its layout: in a data folder, or in memory without one.
 * `newToken` makes the tokens that are not there yet.
 *
 * Throws a `SandboxError` `data_dir_in_use` when another process has the folder open.
 */
export function openPersistence(
  folder: string | undefined,
  layout: Layout,
  newToken: () => string,
): Persistence {
  const path = folder === undefined ? undefined : resolve(folder)
  if (path !== undefined) mkdirSync(path, { recursive: true, mode: 0o700 })
  const pingone = openStore(pingOneCollections, path, 'pingone.db')
  const scim = openStore(collectionsFor(layout), path, 'scim.db')
  return {
    description: path ?? 'in memory',
    pingone,
    scim,
    scimToken(directory) {
      const name = directory === undefined ? 'scim-token' : `scim-token-${directory}`
      return path === undefined ? newToken() : readOrCreateToken(join(path, name), newToken)
    },
    async close() {
      await pingone.close()
      await scim.close()
    },
  }
}

function openStore(
  collections: readonly Collection[],
  folder: string | undefined,
  name: string,
): Store {
  if (folder === undefined) return createSqliteStore({ collections })
  try {
    return createSqliteStore({ collections, file: join(folder, name) })
  } catch (cause) {
    if (!(cause instanceof DatabaseInUseError)) throw cause
    throw new SandboxError(
      'data_dir_in_use',
      `Another sandbox has the data folder ${folder} open.`,
      'Stop it, or give this one a folder of its own with --data-dir.',
      { cause },
    )
  }
}

function readOrCreateToken(path: string, newToken: () => string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  const token = newToken()
  writeFileSync(path, `${token}\n`, { mode: 0o600, flag: 'wx' })
  return token
}
