import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { launchBrowser } from '../../e2e/browser.ts'
import type { ConsoleFigures } from './bench-console.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

it('measures every query, page and scroll', async ({ skip }) => {
  const launch = await launchBrowser()
  if ('missing' in launch) throw skip(launch.missing)
  await launch.browser.close()
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--conditions=pingone-sandbox-source', main, 'console', '--quick', '--json'],
  ])
  const { queries, scripts, scrolls, userScrolls } = JSON.parse(stdout) as ConsoleFigures
  const figures = [
    ...Object.values(queries),
    ...Object.values(scripts),
    ...[...Object.values(scrolls), ...Object.values(userScrolls)].flatMap(
      ({ frames, slowest, busy, distance }) => [frames, slowest, busy, distance],
    ),
  ]
  expect(figures).toHaveLength(6 + 3 + 24)
  expect(figures.filter((figure) => !(figure > 0))).toEqual([])
})
