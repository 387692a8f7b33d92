import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { createFolder, startCli } from './cli-process.test-support.ts'
import { importTracer, packagesIn } from './module-trace.test-support.ts'

it('starts and stops without the packages that only some requests and settings need', async () => {
  const trace = join(createFolder(), 'modules.txt')
  const cli = await startCli([], {
    fromSource: true,
    environment: { NODE_OPTIONS: importTracer, MODULE_TRACE: trace },
  })
  await cli.end('SIGTERM')
  const packages = packagesIn(trace)
  expect([...packages]).toEqual(expect.arrayContaining(['express', 'zod', 'node:sqlite']))
  for (const name of [
    '@modelcontextprotocol/server',
    'cross-spawn',
    'msw',
    '@msw/data',
    'undici',
    'jose',
    'yaml',
    'vite',
  ])
    expect(packages).not.toContain(name)
})

it.each([
  ['store', [], ['@msw/data', 'node:sqlite']],
  ['store/sqlite', ['node:sqlite'], ['@msw/data']],
  ['store/memory', ['@msw/data'], ['node:sqlite']],
  ['pingone', ['@faker-js/faker'], ['undici']],
  ['pingone/http-transport', ['undici'], ['@faker-js/faker']],
  ['workspace', ['@faker-js/faker'], ['undici', 'express', 'node:sqlite']],
  ['http', ['path-to-regexp'], ['express', 'msw']],
  ['http/express', ['node:stream'], ['msw']],
  ['http/msw', ['msw'], ['express']],
])('loads with %s the packages of that door only', async (door, loaded, others) => {
  const trace = join(createFolder(), 'modules.txt')
  await promisify(execFile)(
    process.execPath,
    [
      ...['--conditions=pingone-sandbox-source', importTracer, '--input-type=module'],
      ...['--eval', `await import('@pingone-sandbox/${door}')`],
    ],
    {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, MODULE_TRACE: trace },
    },
  )
  const packages = packagesIn(trace)
  for (const name of loaded) expect(packages).toContain(name)
  for (const name of others) expect(packages).not.toContain(name)
})
