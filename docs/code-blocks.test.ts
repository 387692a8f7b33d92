import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Code without its indentation, which tells how deep it stands in its file. */
const linesOf = (text: string) => text.replaceAll(/^ +/gm, '')

// The tests of the examples run these files.
const files = globSync('examples/{vitest-endpoint,playwright}/*.ts', { cwd: root }).map((file) =>
  linesOf(read(file)),
)

it.each(['docs/library.md', 'docs/vitest.md', 'docs/playwright.md'])(
  'shows code in %s that tests run',
  (page) => {
    const blocks = [...read(page).matchAll(/(?<=```ts\n).*?(?=```)/gs)].map(([block]) =>
      linesOf(block),
    )
    expect(blocks.length).toBeGreaterThan(1)
    expect(blocks.filter((block) => !files.some((file) => file.includes(block)))).toEqual([])
  },
)
