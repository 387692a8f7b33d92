import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import type { TestProject } from 'vitest/node'
import { bundleVariable } from '../src/cli/command-line.test-support.ts'

const packageFolder = fileURLToPath(new URL('..', import.meta.url))
/** Below the package, so that the bundle finds the manifest and what it imports of a checkout. */
const outDir = join(packageFolder, 'node_modules/.cache/command-line')

/** Bundles the command line from its sources once for all projects of a test run, whose processes then start faster. */
export async function setup(project: TestProject): Promise<void> {
  if (process.env[bundleVariable] !== undefined) return
  process.env[bundleVariable] = join(outDir, 'main.mjs')
  await bundle()
  project.onTestsRerun(bundle)
}

async function bundle(): Promise<void> {
  await build({
    configFile: false,
    root: packageFolder,
    logLevel: 'warn',
    plugins: [runsFromSource],
    ssr: {
      noExternal: true,
      external: ['vite'],
      resolve: { conditions: ['pingone-sandbox-source', 'node'] },
    },
    build: {
      ...{ ssr: 'src/cli/main.ts', outDir, emptyOutDir: true, target: 'esnext' },
      rolldownOptions: {
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
}

/** The bundle builds and watches the console of the checkout, and names commands, as the sources do. */
const runsFromSource: Plugin = {
  name: 'runs-from-source',
  load: (id) =>
    id.endsWith('/src/package/runs-from-source.ts')
      ? 'export const runsFromSource = true'
      : undefined,
}
