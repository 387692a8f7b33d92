import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder with the manifest of this package.
 *
 * A source in a checkout and a file of the built package stand at different depths below it.
 */
export const packageFolder = findManifest(dirname(fileURLToPath(import.meta.url)))

function findManifest(folder: string): string {
  const parent = dirname(folder)
  return existsSync(join(folder, 'package.json')) || parent === folder
    ? folder
    : findManifest(parent)
}
