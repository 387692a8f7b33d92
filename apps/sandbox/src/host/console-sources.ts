import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtConsoleFolder } from './built-console.ts'

/** The checkout, where there is one. */
export const repositoryFolder = fileURLToPath(new URL('../../../../', import.meta.url))

/** The console's own package; present only in a checkout of the repository. */
export const consoleSourceFolder = join(repositoryFolder, 'apps/console')

/** What the console's bundle is made of. */
const sources = [
  'apps/console/{src,public}/**/*.*',
  'apps/console/{index.html,vite.config.ts,package.json}',
  'packages/{client,contract,expression,scim}/src/**/*.ts',
]

/** Tells whether there is a console to build: in a checkout, when a source is newer than the built files. */
export function isConsoleStale(): boolean {
  if (!existsSync(join(consoleSourceFolder, 'vite.config.ts'))) return false
  const index = join(builtConsoleFolder, 'index.html')
  if (!existsSync(index)) return true
  const built = statSync(index).mtimeMs
  return globSync(sources, { cwd: repositoryFolder }).some(
    (file) => !file.includes('.test.') && statSync(join(repositoryFolder, file)).mtimeMs > built,
  )
}
