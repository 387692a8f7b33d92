import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** The releases of Node that the package is tried with, each with its executable; both are npm packages. */
export const nodeVersions = ['node-22', 'node'].map((name) => {
  const manifest = require.resolve(`${name}/package.json`)
  const { version } = require(manifest) as { version: string }
  return { version, executable: join(dirname(manifest), 'bin/node') }
})
