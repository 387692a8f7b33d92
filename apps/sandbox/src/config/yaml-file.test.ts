import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { readConfigFile } from './config-file.ts'
import { readSchemaFile } from './schema-file.ts'
import { readSeedFile } from './seed-file.ts'
import { readYamlFile } from './yaml-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'yaml-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(text: string): string {
  const path = join(folder, 'pingone-sandbox.config.yaml')
  writeFileSync(path, text)
  return path
}

const tooDeep = 'nested deeper than 50 levels'
const aliases = Array.from(
  { length: 12 },
  (_, level) =>
    `a${level}: &a${level} [${Array(9)
      .fill(level === 0 ? 'x' : `*a${level - 1}`)
      .join()}]`,
)
const hostile: readonly (readonly [what: string, text: string, message: string])[] = [
  ['lists in lists', '['.repeat(20_000) + ']'.repeat(20_000), tooDeep],
  ['lists in lists without an end', '['.repeat(20_000), tooDeep],
  ['a few lists in lists', '['.repeat(51) + ']'.repeat(51), tooDeep],
  ['objects in objects', '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000), tooDeep],
  ['lists in one line', '- '.repeat(20_000) + 'x', tooDeep],
  ['keys that are maps', '? '.repeat(5_000) + 'x', tooDeep],
  [
    'lines that are ever further in',
    Array.from({ length: 2_000 }, (_, in_) => `${' '.repeat(in_)}a:`).join('\n'),
    tooDeep,
  ],
  ['an alias to what it stands in', 'users: &all\n  - username: ada\n    name: *all\n', tooDeep],
  ['aliases of aliases', aliases.join('\n'), 'aliases repeat too much'],
  ['a key twice', 'port: 1\nhost: x\nport: 2', 'line 3, column 1: The key port stands there twice'],
  ['a key twice in one line', '{users: [], users: []}', 'line 1, column 13: The key users'],
  [
    'two documents',
    'port: 1\n---\nport: 2',
    'line 2, column 1: Source contains multiple documents',
  ],
  [
    'thousands of faults',
    `a: "${'\\x'.repeat(20_000)}`,
    'line 1, column 5: Invalid escape sequence',
  ],
  ['a tag of another language', 'users: !!js/function "x"', 'line 1, column 8: Unresolved tag'],
]

it.each(hostile)('refuses %s, whatever the file is for', async (_, text, message) => {
  const path = write(text)
  const readers = [readYamlFile, readSeedFile, readSchemaFile, () => readConfigFile(folder)]
  for (const read of readers) {
    const error: unknown = await read(path).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SandboxError)
    expect(String(error)).toContain(`${path} cannot be read: `)
    expect(String(error)).toContain(message)
  }
})

it('reads what is 50 levels deep, and an alias', async () => {
  const deep = await readYamlFile(write('['.repeat(50) + ']'.repeat(50)))
  expect(JSON.stringify(deep)).toHaveLength(100)
  expect(await readYamlFile(write('a: &a {b: 1}\nc: [*a, *a]'))).toMatchObject({
    c: [{ b: 1 }, { b: 1 }],
  })
})

it('reads a map of many keys', async () => {
  const text = Array.from({ length: 20_000 }, (_, index) => `key${index}: ${index}`).join('\n')
  expect(await readYamlFile(write(text))).toHaveProperty('key19999', 19_999)
})
