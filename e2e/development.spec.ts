import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it, type TestContext } from 'vitest'
import type { Ready } from '../examples/headless/provision.ts'
import { collectBrowserErrors } from './browser-errors.ts'
import { openPage } from './open-page.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What `pnpm dev` runs, on free ports and with an empty cache of Vite. */
async function startDevelopment({ onTestFinished }: TestContext) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: { dev: string }
  }
  const [, ...words] = scripts.dev.split(' ')
  const cache = await mkdtemp(join(tmpdir(), 'console-cache-'))
  const child = spawn(
    process.execPath,
    [...words, '--json', '--users', '3', '--port', '0', '--scim-port', '0'],
    {
      cwd: root,
      env: { ...process.env, CONSOLE_CACHE_DIR: cache },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const exited = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await exited
    await rm(cache, { recursive: true, force: true })
  })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return JSON.parse(line) as Ready & { readonly console: string }
}

it('has no blank page: it says that it starts, opens by itself, and shows something before its sources are there', async (context) => {
  const ready = await startDevelopment(context)
  const page = await openPage(context)
  const errors = collectBrowserErrors(page)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/users`)
  await page.getByRole('heading', { name: 'The console is starting' }).waitFor()
  await page.getByRole('heading', { name: 'Users', level: 1 }).waitFor()
  await page.getByRole('row').nth(1).waitFor()

  // From now on there is something to see before the modules have arrived.
  const looked = Promise.withResolvers<void>()
  await page.route('**/src/main.tsx*', async (route) => {
    await looked.promise
    await route.continue()
  })
  await page.goto(`${ready.console}/environments/${ready.environmentId}/groups`, {
    waitUntil: 'commit',
  })
  await page.getByText('Loading the console…').waitFor()
  looked.resolve()
  await page.getByRole('heading', { name: 'Groups', level: 1 }).waitFor()
  expect([...errors]).toEqual([])
})
