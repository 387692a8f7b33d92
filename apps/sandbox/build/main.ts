import {
  copyFileSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { buildConsole } from '../src/host/build-console.ts'
import { consoleSourceFolder, isConsoleStale } from '../src/host/console-sources.ts'
import { bundleCode } from './bundle-code.ts'
import { bundleDeclarations } from './bundle-declarations.ts'
import { packageFolder } from './entries.ts'
import { type BundledPackage, formatLicenses } from './licenses.ts'

// Builds what is published into `dist`. The compiler must have emitted the declarations.
const dist = join(packageFolder, 'dist')
const listed = 'licenses.json'

if (isConsoleStale()) await buildConsole()
for (const name of readdirSync(dist))
  if (name !== 'console') rmSync(join(dist, name), { recursive: true })
await bundleCode(listed)
await bundleDeclarations()

// Messages name these pages.
const pages = join(packageFolder, 'docs')
rmSync(pages, { recursive: true, force: true })
mkdirSync(pages)
for (const page of globSync('*.md', { cwd: join(packageFolder, '../../docs') }))
  copyFileSync(join(packageFolder, '../../docs', page), join(pages, page))

const lists = [join(dist, listed), join(dist, 'console', listed)].map(
  (path) => JSON.parse(readFileSync(path, 'utf8')) as BundledPackage[],
)
writeFileSync(
  join(dist, 'THIRD-PARTY-LICENSES.txt'),
  formatLicenses([...lists.flat(), readFont('@fontsource-variable/inter')]),
)
rmSync(join(dist, listed))

/** A font of the console. It is a file and no module, so the list of the console's bundler lacks it. */
function readFont(name: string): BundledPackage {
  const read = (file: string) =>
    readFileSync(join(consoleSourceFolder, 'node_modules', name, file), 'utf8')
  const { version, license } = JSON.parse(read('package.json')) as {
    version: string
    license: string
  }
  return { name, version, identifier: license, text: read('LICENSE') }
}
