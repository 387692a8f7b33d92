import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Code without its indentation, which tells how deep it stands in its file. */
const linesOf = (text: string) => text.replaceAll(/^ +/gm, '')

// The tests of the examples run these files.
const typescript = { language: 'ts', files: 'examples/{vitest-endpoint,playwright}/*.ts' }
const pipelines = { language: 'yaml', files: 'examples/ci/*.yml' }

it.each([
  { page: 'docs/library.md', ...typescript },
  { page: 'docs/vitest.md', ...typescript },
  { page: 'docs/playwright.md', ...typescript },
  { page: 'docs/msw.md', language: 'ts', files: 'examples/msw/*.ts' },
  { page: 'docs/ci.md', ...pipelines },
])('shows code in $page that tests run', ({ page, language, files }) => {
  const texts = globSync(files, { cwd: root }).map((file) => linesOf(read(file)))
  const fence = new RegExp(`(?<=\`\`\`${language}\\n).*?(?=\`\`\`)`, 'gs')
  const blocks = [...read(page).matchAll(fence)].map(([block]) => linesOf(block))
  expect(blocks.length).toBeGreaterThan(1)
  expect(blocks.filter((block) => !texts.some((text) => text.includes(block)))).toEqual([])
})
