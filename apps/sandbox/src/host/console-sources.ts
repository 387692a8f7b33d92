import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../package/package-folder.ts'
import { builtConsoleFolder } from './built-console.ts'

/** The checkout; of use only where the code runs from its sources. */
export const repositoryFolder = join(packageFolder, '../..')

/** The console's own package. */
export const consoleSourceFolder = join(repositoryFolder, 'apps/console')

/** What the console's bundle is made of: files, and folders with all that is in them. */
const sources = [
  ...['src', 'public', 'index.html', 'vite.config.ts', 'package.json'].map(
    (path) => `apps/console/${path}`,
  ),
  ...['client', 'contract', 'expression', 'scim'].map((name) => `packages/${name}/src`),
  'pnpm-lock.yaml',
]

/** Tells whether the console must be built: a source is newer than the built files. */
export function isConsoleStale(): boolean {
  const index = join(builtConsoleFolder, 'index.html')
  if (!existsSync(index)) return true
  const built = statSync(index).mtimeMs
  return sources.some((source) =>
    filesAt(join(repositoryFolder, source)).some((file) => statSync(file).mtimeMs > built),
  )
}

/** Lists a file, or the sources in a folder. A start does so each time, and a glob would take 25 ms. */
function filesAt(path: string): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat ? [path] : []
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[^/\\]*$/.test(name) && !name.includes('.test.'))
    .map((name) => join(path, name))
}
