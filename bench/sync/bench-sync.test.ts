import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import type { SyncFigures } from './measure-sync.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const size = 40

it('measures every target and every kind of storage', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--conditions=pingone-sandbox-source', main],
    ...['sync', '--sizes', String(size), '--json'],
  ])
  const figures = JSON.parse(stdout) as SyncFigures[]

  expect(figures.map(({ keeping, target }) => `${keeping} ${target}`)).toEqual([
    'memory stub',
    'disk stub',
    'memory reference',
    'disk reference',
  ])
  for (const { first, bare, storing, resync, changed, p99 } of figures) {
    expect(first.requests).toBe(size * 2)
    expect(bare.requests).toBe(first.requests)
    expect(storing.requests).toBe(first.requests)
    expect(resync).toMatchObject({ requests: size, writes: 0 })
    // PingOne reads a user before it replaces it.
    expect(changed.requests).toBe(changed.users * 2)
    expect(p99).toBeGreaterThanOrEqual(0)
  }
})

it('refuses the name of an unknown target', async () => {
  const run = promisify(execFile)(process.execPath, [
    ...['--conditions=pingone-sandbox-source', main],
    ...['sync', '--sizes', '1', '--targets', 'moon'],
  ])
  await expect(run).rejects.toThrow('“moon” is none of stub, reference.')
})
