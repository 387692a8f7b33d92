import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildConsole } from '../src/host/build-console.ts'
import { isConsoleStale } from '../src/host/console-sources.ts'
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

const lists = [join(dist, listed), join(dist, 'console', listed)]
writeFileSync(
  join(dist, 'THIRD-PARTY-LICENSES.txt'),
  formatLicenses(
    lists.flatMap((path) => JSON.parse(readFileSync(path, 'utf8')) as BundledPackage[]),
  ),
)
rmSync(join(dist, listed))
