import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import type { StartFigures } from './measure-start.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

it('measures every number of users', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--conditions=pingone-sandbox-source', main],
    ...['start', '--users', '0,20', '--runs', '1', '--json'],
  ])
  const figures = JSON.parse(stdout) as readonly StartFigures[]

  expect(figures.map(({ users, starts }) => [users, starts.length])).toEqual([
    [0, 1],
    [20, 1],
  ])
  for (const { ready } of figures) expect(ready).toBeGreaterThan(0)
})
