import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8')

const page = read('docs/ci.md')
const action = parse(read('action.yml')) as Record<'inputs' | 'outputs', object>

/** The lines of a text without their indentation, which tells how deep a block stands in its file. */
const linesOf = (text: string) => text.replaceAll(/^ +/gm, '')

it('shows parts of the pipelines that the tests run', () => {
  const files = ['github.yml', 'gitlab-ci.yml'].map((file) => linesOf(read(`examples/ci/${file}`)))
  const blocks = [...page.matchAll(/(?<=```yaml\n).*?(?=```)/gs)].map(([block]) => linesOf(block))
  expect(blocks.length).toBeGreaterThan(4)
  expect(blocks.filter((block) => !files.some((file) => file.includes(block)))).toEqual([])
})

it.each(['inputs', 'outputs'] as const)('names the %s of the action in their order', (kind) => {
  const table = page.split('\n\n').find((part) => part.startsWith(`| ${kind.slice(0, -1)} `)) ?? ''
  const names = table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)])
    .map(([, name]) => name)
  expect(names).toEqual(Object.keys(action[kind]))
})
