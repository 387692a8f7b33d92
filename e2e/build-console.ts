import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const workspace = fileURLToPath(new URL('..', import.meta.url))

/** Builds the console once for all specs, which run beside each other. */
export async function setup(): Promise<void> {
  const vite = dirname(createRequire(import.meta.url).resolve('vite/package.json'))
  await promisify(execFile)(
    process.execPath,
    [
      join(vite, 'bin/vite.js'),
      ...['build', '--logLevel', 'warn', '--outDir', '../sandbox/dist/console'],
    ],
    { cwd: join(workspace, 'apps/console') },
  )
}
