import { createRequire } from 'node:module'
import type { DatabaseSync } from 'node:sqlite'

/**
 * The database of Node.
 *
 * Node 22 warns on standard error that `node:sqlite` is experimental. The product is tested with the releases of Node that it
 * supports, so this warning alone is left out while the module loads.
 */
export const Database: typeof DatabaseSync = loadWithoutWarning()

function loadWithoutWarning(): typeof DatabaseSync {
  const emitWarning = process.emitWarning.bind(process)
  process.emitWarning = (warning: string | Error, ...options: unknown[]) => {
    if (!String(warning).startsWith('SQLite is an experimental feature'))
      Reflect.apply(emitWarning, process, [warning, ...options])
  }
  try {
    const require = createRequire(import.meta.url)
    return (require('node:sqlite') as typeof import('node:sqlite')).DatabaseSync
  } finally {
    process.emitWarning = emitWarning
  }
}
