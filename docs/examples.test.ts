import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** The pages whose code is part of an example, which tests run. */
const examples: Readonly<Record<string, string>> = { 'docs/msw.md': 'examples/msw/*.ts' }

/** The lines of code without their indentation, which says how deep a block is in its file. */
const linesOf = (code: string) => code.replaceAll(/^ +/gm, '')

it.each(Object.entries(examples))('shows in %s code of %s', (page, files) => {
  const sources = globSync(files, { cwd: root }).map((file) => linesOf(read(file)))
  const blocks = [...read(page).matchAll(/(?<=```ts\n).*?(?=```)/gs)].map(([block]) => block)
  expect(blocks.length).toBeGreaterThan(5)
  const strange = blocks.filter((block) => !sources.some((file) => file.includes(linesOf(block))))
  expect(strange).toEqual([])
})
