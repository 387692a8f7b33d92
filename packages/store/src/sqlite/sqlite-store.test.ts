import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import {
  defineAttribute,
  parseFilter,
  type ResourceTypeDefinition,
  userResourceType,
} from '@pingone-sandbox/scim'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { type Collection, type Document, UniquenessError } from '../store.ts'
import { createSqliteStore, DatabaseInUseError } from './index.ts'

const users: Collection = { name: 'users', type: userResourceType, unique: [['userName']] }

const directory = mkdtempSync(join(tmpdir(), 'sqlite-store-'))
afterAll(() => rmSync(directory, { recursive: true }))

let file = ''
let files = 0
beforeEach(() => {
  file = join(directory, `${++files}.db`)
})

it('keeps documents, versions, order and keys when it is opened again', async () => {
  const first = createSqliteStore({ collections: [users], file })
  for (const id of ['b', 'a', 'b'])
    await first.commit([{ kind: 'put', collection: 'users', document: { id, userName: id } }])
  await first.close()

  const second = createSqliteStore({ collections: [users], file })
  expect((await second.find('users')).items).toMatchObject([
    { document: { id: 'b', userName: 'b' }, version: 2 },
    { document: { id: 'a', userName: 'a' }, version: 1 },
  ])
  const rival = { id: 'c', userName: 'A' }
  await expect(
    second.commit([{ kind: 'put', collection: 'users', document: rival }]),
  ).rejects.toThrow(expect.objectContaining({ existingId: 'a' }))
  await second.close()
})

it('refuses a file that another store has open, until that one closes', async () => {
  const first = createSqliteStore({ collections: [users], file })
  expect(() => createSqliteStore({ collections: [users], file })).toThrow(DatabaseInUseError)
  expect(() => createSqliteStore({ collections: [users], file })).toThrow(file)
  await first.close()
  await createSqliteStore({ collections: [users], file }).close()
})

it('keeps what was committed when the process is killed', async () => {
  const script = `
    import { createSqliteStore } from '${new URL('index.ts', import.meta.url).href}'
    import { userResourceType as type } from '@pingone-sandbox/scim'
    const store = createSqliteStore({ collections: [{ name: 'users', type }], file: ${JSON.stringify(file)} })
    for (let id = 0; ; id++) {
      await store.commit([{ kind: 'put', collection: 'users', document: { id: String(id) } }])
      console.log(id)
    }`
  const child = spawn(
    process.execPath,
    ['--conditions=pingone-sandbox-source', '--input-type=module', '--eval', script],
    { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const exit = once(child, 'exit')
  let committed = -1
  for await (const line of createInterface(child.stdout)) {
    committed = Number(line)
    if (committed === 100) child.kill('SIGKILL')
  }
  await exit

  const store = createSqliteStore({ collections: [users], file })
  expect(committed).toBeGreaterThanOrEqual(100)
  expect((await store.find('users')).total).toBeGreaterThan(committed)
  await store.close()
})

it('gives a table of an older version the keys that are declared now', async () => {
  const before = createSqliteStore({ collections: [{ ...users, unique: [] }], file })
  for (const id of ['b', 'a', 'b'])
    await before.commit([
      { kind: 'put', collection: 'users', document: { id, userName: id, title: 'T' } },
    ])
  await before.close()

  const after = createSqliteStore({ collections: [{ ...users, indexed: ['title'] }], file })
  const filter = parseFilter('title eq "t" and userName sw "B"')
  expect((await after.find('users', { filter })).items).toMatchObject([
    { document: { id: 'b', userName: 'b', title: 'T' }, version: 2 },
  ])
  expect((await after.find('users')).items.map(({ document }) => document.id)).toEqual(['b', 'a'])
  await after.close()
})

it('gives a table of an older version the keys of several values, and takes them away', async () => {
  const document = { id: 'a', emails: [{ value: 'A@x.test' }, { value: 'b@x.test' }] }
  const first = createSqliteStore({ collections: [users], file })
  await first.commit([{ kind: 'put', collection: 'users', document }])
  await first.close()

  for (const indexed of [['emails.value'], ['emails.value', 'emails.type'], []]) {
    const store = createSqliteStore({ collections: [{ ...users, indexed }], file })
    for (const value of ['a@x.test', 'B@x.test']) {
      const filter = parseFilter(`emails.value eq "${value}"`)
      expect((await store.find('users', { filter })).total).toBe(1)
    }
    await store.commit([{ kind: 'put', collection: 'users', document }])
    await store.close()
  }
})

it('opens documents that share a key which is unique now, and refuses a third', async () => {
  const before = createSqliteStore({ collections: [{ ...users, unique: [] }], file })
  for (const id of ['a', 'b'])
    await before.commit([{ kind: 'put', collection: 'users', document: { id, userName: 'same' } }])
  await before.close()

  const after = createSqliteStore({ collections: [users], file })
  expect((await after.find('users')).total).toBe(2)
  const third = { id: 'c', userName: 'SAME' }
  await expect(
    after.commit([{ kind: 'put', collection: 'users', document: third }]),
  ).rejects.toThrow(UniquenessError)
  await after.close()
})

it('gives the text of a document, and parses it when the document is asked for', async () => {
  const store = createSqliteStore({ collections: [users], file })
  const document = { title: 'T', id: 'a', userName: 'anna' }
  await store.commit([{ kind: 'put', collection: 'users', document }])
  const [found] = (await store.find('users')).items
  const got = await store.get('users', 'a')
  for (const stored of [found, got]) {
    expect(stored?.json).toBe('{"title":"T","id":"a","userName":"anna"}')
    expect(stored?.document).toEqual(document)
    expect(stored?.document).toBe(stored?.document)
    expect(Object.keys(stored ?? {})).toEqual(['id', 'document', 'version', 'json', 'sequence'])
  }
  await store.close()
})

it('makes the keys of user names anew in a database whose keys were made in lower case', async () => {
  const now = createSqliteStore({ collections: [users], file })
  for (const userName of ['RENE\u0301', 'ren\u00E9', 'ada'])
    await now.commit([
      {
        kind: 'put',
        collection: 'users',
        document: { id: userName, userName },
        allowDuplicate: true,
      },
    ])
  await now.close()
  const database = new DatabaseSync(file)
  database.exec(`
    UPDATE users SET "key userName" = lower(json_extract(document, '$.userName'));
    UPDATE "table layout" SET layout = substr(layout, instr(layout, 'CREATE TABLE'));`)
  database.close()

  const opened = createSqliteStore({ collections: [users], file })
  const filter = parseFilter('userName eq "Rene\u0301"')
  expect((await opened.find('users', { filter })).items.map(({ id }) => id)).toEqual([
    'RENE\u0301',
    'ren\u00E9',
  ])
  expect((await opened.find('users')).total).toBe(3)
  const rival = { id: 'new', userName: 'Ren\u00C9' }
  await expect(
    opened.commit([{ kind: 'put', collection: 'users', document: rival }]),
  ).rejects.toThrow(UniquenessError)
  const kept = { id: 'ren\u00E9', userName: 'ren\u00E9', title: 'Philosopher' }
  await opened.commit([{ kind: 'put', collection: 'users', document: kept }])
  await opened.close()
})

const logType: ResourceTypeDefinition = {
  name: 'Line',
  endpoint: '/Lines',
  description: 'A line of a log.',
  schema: {
    id: 'urn:test:Line',
    name: 'Line',
    description: 'A line of a log.',
    attributes: [
      defineAttribute('seq', 'The number.', { type: 'integer' }),
      defineAttribute('text', 'The text.'),
    ],
  },
  extensions: [],
}
const log: Collection = { name: 'log', type: logType }
const line = (id: string): Document => ({ id, seq: Number(id), text: `line ${id}` })

it('numbers and searches a collection of an older version that did neither', async () => {
  const before = createSqliteStore({ collections: [log], file })
  for (const id of ['2', '5'])
    await before.commit([{ kind: 'put', collection: 'log', document: line(id) }])
  await before.close()

  const now: Collection = { ...log, numberedBy: 'seq', searchable: ['text'] }
  const after = createSqliteStore({ collections: [now], file })
  await after.commit([{ kind: 'put', collection: 'log', document: line('6') }])
  const found = await after.find('log', { filter: parseFilter('text co "LINE" and seq gt 2') })
  expect(found.items.map(({ id, sequence }) => [id, sequence])).toEqual([
    ['5', 5],
    ['6', 6],
  ])
  await after.close()
  const again = createSqliteStore({ collections: [now], file, textIndexes: false })
  expect((await again.find('log', { filter: parseFilter('text co "ne 5"') })).total).toBe(1)
  await again.close()
})

it('numbers a collection whose keys are there already, in other places than their numbers', async () => {
  const keyed: Collection = { ...log, indexed: ['seq', 'text'] }
  const before = createSqliteStore({ collections: [keyed], file })
  for (const id of ['1', '2', '3'])
    await before.commit([{ kind: 'put', collection: 'log', document: line(id) }])
  await before.clear()
  for (const id of ['1', '3'])
    await before.commit([{ kind: 'put', collection: 'log', document: line(id) }])
  await before.commit([{ kind: 'put', collection: 'log', document: line('3') }])
  await before.close()

  const now: Collection = { ...log, numberedBy: 'seq', indexed: ['text'] }
  for (const collections of [[now], [{ ...now, sparse: ['text'], indexed: [] }]]) {
    const after = createSqliteStore({ collections, file })
    const { items } = await after.find('log', { filter: parseFilter('text sw "line"') })
    expect(items.map(({ id, sequence, version }) => [id, sequence, version])).toEqual([
      ['1', 1, 1],
      ['3', 3, 2],
    ])
    await after.close()
  }
})

it('leaves a file of an older version as it is when some document does not suit the new format', async () => {
  const before = createSqliteStore({ collections: [users, log], file })
  await before.commit([
    { kind: 'put', collection: 'log', document: { id: 'first', seq: 1, text: 'line' } },
  ])
  await before.close()
  const raw = new DatabaseSync(file)
  raw.exec('PRAGMA user_version = 1')
  raw.close()

  const upgrades: unknown[] = []
  const changed = { ...users, indexed: ['title'] }
  const open = (collections: readonly Collection[]) =>
    createSqliteStore({ collections, file, onUpgrade: (formats) => upgrades.push(formats) })
  expect(() => open([changed, { ...log, numberedBy: 'seq' }])).toThrow('The id first is not')
  expect(upgrades).toEqual([])
  const after = open([users, log])
  expect(upgrades).toEqual([{ from: 1, to: 3 }])
  expect(await after.get('log', 'first')).toMatchObject({ document: { text: 'line' } })
  await after.close()
})
