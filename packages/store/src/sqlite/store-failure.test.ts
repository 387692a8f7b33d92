import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { userResourceType } from '@pingone-sandbox/scim'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { StoreError } from '../store-error.ts'
import type { Collection, Document } from '../store.ts'
import { createSqliteStore } from './index.ts'

const users: Collection = { name: 'users', type: userResourceType, unique: [['userName']] }
const put = (document: Document) => ({ kind: 'put', collection: 'users', document }) as const
const failure = (problem: string) => expect.objectContaining({ name: 'StoreError', problem })

const parent = mkdtempSync(join(tmpdir(), 'store-failure-'))
afterAll(() => rmSync(parent, { recursive: true }))

let folder = ''
let file = ''
let folders = 0
beforeEach(() => {
  folder = join(parent, String(++folders))
  mkdirSync(folder)
  file = join(folder, 'users.db')
})

/** Lets a database grow no further, and again. */
function openLimited() {
  let database: DatabaseSync | undefined
  const store = createSqliteStore({
    collections: [users],
    file,
    onOpen: (opened) => (database = opened),
  })
  return {
    store,
    fill: () => database?.exec('PRAGMA max_page_count = 1'),
    makeRoom: () => database?.exec('PRAGMA max_page_count = 1000000'),
  }
}

const large = 'x'.repeat(10_000)

it('keeps nothing of a commit for which there is no room, and all of it once there is', async () => {
  const { store, fill, makeRoom } = openLimited()
  await store.commit([put({ id: 'a', userName: 'ada' })])
  fill()
  const both = [put({ id: 'a', userName: 'augusta' }), put({ id: 'b', title: large })]
  await expect(store.commit(both)).rejects.toThrow(failure('full'))
  expect(store.failure()).toEqual(failure('full'))
  expect((await store.find('users')).items).toMatchObject([{ document: { userName: 'ada' } }])
  makeRoom()
  expect(await store.commit(both)).toEqual([2, 1])
  expect(store.failure()).toBeUndefined()
  await store.close()
})

it('does not call a commit failed that is kept, when the statistics find no room', async () => {
  const { store, fill } = openLimited()
  await store.commit(Array.from({ length: 255 }, (_, at) => put({ id: `user-${at}` })))
  fill()
  // This one fits into a page that is there; the statistics are a table of their own.
  await expect(store.commit([put({ id: 'last' })])).resolves.toEqual([1])
  expect((await store.find('users', { count: 0 })).total).toBe(256)
  await store.close()
})

it.each([
  ['the folder', () => rmSync(folder, { recursive: true })],
  ['the database', () => rmSync(file)],
  ['the log', () => rmSync(`${file}-wal`)],
])('refuses to write when %s was deleted', async (_, remove) => {
  const store = createSqliteStore({ collections: [users], file })
  await store.commit([put({ id: 'a' })])
  remove()
  await expect(store.commit([put({ id: 'b' })])).rejects.toThrow(failure('missing'))
  await expect(store.clear()).rejects.toThrow(failure('missing'))
  expect(store.failure()).toEqual(failure('missing'))
  await store.close()
})

it('continues when the folder is back', async () => {
  const store = createSqliteStore({ collections: [users], file })
  renameSync(folder, `${folder}-away`)
  await expect(store.commit([put({ id: 'a' })])).rejects.toThrow(failure('missing'))
  renameSync(`${folder}-away`, folder)
  expect(store.failure()).toBeUndefined()
  await expect(store.commit([put({ id: 'a' })])).resolves.toEqual([1])
  await store.close()
})

it('calls a document that is no JSON any more damage, not a defect', async () => {
  const store = createSqliteStore({ collections: [users], file })
  await store.commit([put({ id: 'a' })])
  await store.close()
  const raw = new DatabaseSync(file)
  raw.exec('UPDATE users SET document = \'{"id":\'')
  raw.close()
  const damaged = createSqliteStore({ collections: [users], file })
  const stored = await damaged.get('users', 'a')
  expect(() => stored?.document).toThrow(failure('damaged'))
  await damaged.close()
})

const open = () => createSqliteStore({ collections: [users], file })

it('marks its databases as its own, those that were written before there were marks as well', async () => {
  await open().close()
  const markOf = () => {
    const database = new DatabaseSync(file)
    const { application_id: id } = { ...database.prepare('PRAGMA application_id').get() }
    const { user_version: version } = { ...database.prepare('PRAGMA user_version').get() }
    return { database, mark: [id, version] }
  }
  const { database, mark } = markOf()
  expect(mark).toEqual([0x50315342, 3])
  database.exec('PRAGMA application_id = 0; PRAGMA user_version = 0')
  database.close()
  await open().close()
  const again = markOf()
  expect(again.mark).toEqual([0x50315342, 3])
  again.database.close()
})

it.each<[string, string, () => void]>([
  ['a folder', 'no-database', () => mkdirSync(file)],
  ['a text', 'no-database', () => writeFileSync(file, 'Dear diary, today I wrote to a file.\n')],
  ['the database of another application', 'foreign', () => change('CREATE TABLE notes (text)')],
  ['a database with the mark of another', 'foreign', () => change('PRAGMA application_id = 7')],
  [
    'a database of a newer version',
    'newer',
    () => change('PRAGMA application_id = 0x50315342; PRAGMA user_version = 4'),
  ],
  ['an empty file beside its log', 'emptied', () => writeFileSync(`${file}-wal`, 'log')],
  ['a cut database', 'damaged', cutShort],
])('refuses %s in words (%s)', (_, problem, prepare) => {
  prepare()
  expect(open).toThrow(failure(problem))
  expect(open).toThrow(StoreError)
  expect(open).toThrow(file)
})

function change(statements: string): void {
  const database = new DatabaseSync(file)
  database.exec(statements)
  database.close()
}

/** Keeps the head, which is that of an intact database, and not what it refers to. */
function cutShort(): void {
  const head = new DatabaseSync(file)
  head.exec('PRAGMA page_size = 4096; CREATE TABLE "table layout" (a); CREATE TABLE b (c)')
  head.exec(`INSERT INTO b VALUES ('${large}')`)
  head.close()
  const bytes = Buffer.alloc(8192)
  Buffer.from('SQLite format 3\0').copy(bytes)
  writeFileSync(file, bytes)
}
