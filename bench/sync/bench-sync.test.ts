import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import type { SyncFigures } from './measure-sync.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const size = 40

async function bench(...words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--conditions=pingone-sandbox-source', main, 'sync', ...words],
  ])
  return stdout
}

it.each([
  ['memory', 'stub'],
  ['disk', 'reference'],
])('measures data in %s and the target %s', async (keeping, target) => {
  const stdout = await bench(
    ...['--sizes', String(size), '--keeping', keeping, '--targets', target, '--json'],
  )
  const figures = JSON.parse(stdout) as SyncFigures[]

  expect(figures).toMatchObject([{ keeping, target }])
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
  await expect(bench('--sizes', '1', '--targets', 'moon')).rejects.toThrow(
    '“moon” is none of stub, reference.',
  )
})
