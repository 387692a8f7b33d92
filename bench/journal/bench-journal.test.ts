import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import type { JournalFigures } from './measure-journal.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

it('fills a journal past its limit and reads every part of it', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--conditions=pingone-sandbox-source', main],
    ...['journal', '--entries', '1000', '--json'],
  ])
  const figures = JSON.parse(stdout) as JournalFigures

  expect(figures.dropped).toBeGreaterThan(0)
  // It drops in rounds of 500.
  expect(figures.kept).toBeLessThan(1500)
  for (const { median, worst } of figures.readings) {
    expect(median).toBeGreaterThan(0)
    expect(worst).toBeGreaterThanOrEqual(median)
  }
})
