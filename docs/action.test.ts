import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8')

const page = read('docs/ci.md')
const action = parse(read('action.yml')) as Record<'inputs' | 'outputs', object>

it.each(['inputs', 'outputs'] as const)('names the %s of the action in their order', (kind) => {
  const table = page.split('\n\n').find((part) => part.startsWith(`| ${kind.slice(0, -1)} `)) ?? ''
  const names = table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)])
    .map(([, name]) => name)
  expect(names).toEqual(Object.keys(action[kind]))
})
