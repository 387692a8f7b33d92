import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  defineAttribute,
  parseFilter,
  type ResourceTypeDefinition,
  userResourceType,
} from '@pingone-sandbox/scim'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryStore } from './memory/index.ts'
import { createSqliteStore } from './sqlite/index.ts'
import {
  type Collection,
  ConflictError,
  type Document,
  type Query,
  type Store,
  UniquenessError,
} from './store.ts'

const entryType: ResourceTypeDefinition = {
  name: 'entry',
  endpoint: '/entries',
  description: 'Entries of a log.',
  schema: {
    id: 'urn:test:entry',
    name: 'entry',
    description: 'Entries of a log.',
    attributes: [
      defineAttribute('environmentId', 'The environment.', { caseExact: true }),
      defineAttribute('name', 'A name.'),
      defineAttribute('seq', 'A number.', { type: 'integer' }),
    ],
  },
  extensions: [],
}

const collections: readonly Collection[] = [
  { name: 'users', type: userResourceType, unique: [['userName']], indexed: ['externalId'] },
  {
    name: 'entries',
    type: entryType,
    unique: [['environmentId', 'name']],
    indexed: ['environmentId', 'seq'],
  },
]

const directory = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(directory, { recursive: true }))
let files = 0

describe.each([
  ['SQLite in memory', () => createSqliteStore({ collections })],
  [
    'SQLite in a file',
    () => createSqliteStore({ collections, file: join(directory, `${++files}.db`) }),
  ],
  ['memory', () => createMemoryStore({ collections })],
])('store in %s', (_, create) => {
  let store: Store
  beforeEach(() => {
    store = create()
  })
  afterEach(() => store.close())

  const put = (document: Document, expectedVersion?: number) =>
    store.commit([
      {
        kind: 'put',
        collection: 'users',
        document,
        ...(expectedVersion !== undefined && { expectedVersion }),
      },
    ])

  const remove = (id: string, expectedVersion?: number) =>
    store.commit([
      {
        kind: 'delete',
        collection: 'users',
        id,
        ...(expectedVersion !== undefined && { expectedVersion }),
      },
    ])

  const idsOf = async (query: Query, collection = 'users') =>
    (await store.find(collection, query)).items.map(({ document }) => document.id)

  const where = (filter: string) => idsOf({ filter: parseFilter(filter) })

  const putAll = (...documents: Document[]) =>
    store.commit(documents.map((document) => ({ kind: 'put', collection: 'users', document })))

  const putEntries = (...documents: Document[]) =>
    store.commit(documents.map((document) => ({ kind: 'put', collection: 'entries', document })))

  it('gives back what was put, with its version', async () => {
    const anna = { id: 'a', userName: 'anna', emails: [{ value: 'a@x.test', primary: true }] }
    expect(await put(anna)).toEqual([1])
    expect(await put({ ...anna, active: true })).toEqual([2])
    expect(await store.get('users', 'a')).toEqual({
      document: { ...anna, active: true },
      version: 2,
    })
    expect(await store.get('users', 'A')).toBeUndefined()
  })

  it('keeps copies', async () => {
    const emails = [{ value: 'a@x.test' }]
    await put({ id: 'a', emails })
    emails.push({ value: 'changed@x.test' })
    const first = (await store.get<{ id: string; emails: unknown[] }>('users', 'a'))?.document
    first?.emails.push('changed')
    const [found] = (await store.find<{ id: string; emails: unknown[] }>('users')).items
    found?.document.emails.push('changed')
    expect((await store.get('users', 'a'))?.document).toEqual({
      id: 'a',
      emails: [{ value: 'a@x.test' }],
    })
  })

  it('drops undefined members, as JSON does', async () => {
    await put({ id: 'a', userName: undefined })
    expect(Object.keys((await store.get('users', 'a'))?.document ?? {})).toEqual(['id'])
  })

  it('counts versions from 1 again after a delete', async () => {
    await put({ id: 'a' })
    await put({ id: 'a' })
    expect(await remove('a')).toEqual([0])
    expect(await put({ id: 'a' })).toEqual([1])
  })

  it.each([
    ['put', 0],
    ['put', 2],
    ['delete', 0],
    ['delete', 2],
  ])('refuses a %s that expects version %i of a document at version 1', async (kind, expected) => {
    await put({ id: 'a', userName: 'anna' })
    const write = kind === 'put' ? put({ id: 'a' }, expected) : remove('a', expected)
    await expect(write).rejects.toThrow(ConflictError)
    expect(await store.get('users', 'a')).toEqual({
      document: { id: 'a', userName: 'anna' },
      version: 1,
    })
  })

  it('accepts the version that it expects', async () => {
    expect(await put({ id: 'a' }, 0)).toEqual([1])
    expect(await put({ id: 'a' }, 1)).toEqual([2])
    expect(await remove('a', 2)).toEqual([0])
  })

  it('refuses to update or delete a document that is not there', async () => {
    await expect(put({ id: 'a' }, 1)).rejects.toThrow(ConflictError)
    await expect(remove('a')).rejects.toThrow(
      expect.objectContaining({ collection: 'users', id: 'a' }),
    )
  })

  it('lets one of several concurrent creations win', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => put({ id: String(index), userName: 'anna' })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await store.find('users')).total).toBe(1)
  })

  it('compares unique keys by the case rule of their attributes and names the holder', async () => {
    await put({ id: 'a', userName: 'Änna' })
    await expect(put({ id: 'b', userName: 'äNNA' })).rejects.toThrow(
      expect.objectContaining({ name: 'UniquenessError', key: ['userName'], existingId: 'a' }),
    )
    expect(await put({ id: 'a', userName: 'änna' })).toEqual([2])
  })

  it('frees a unique key with its document', async () => {
    await put({ id: 'a', userName: 'anna' })
    await put({ id: 'a', userName: 'other' })
    await put({ id: 'b', userName: 'anna' })
    await remove('b')
    expect(await put({ id: 'c', userName: 'ANNA' })).toEqual([1])
  })

  it('lets documents share a part of a key, or lack one', async () => {
    await putEntries(
      { id: '1', environmentId: 'e', name: 'x' },
      { id: '2', environmentId: 'E', name: 'x' },
      { id: '3', environmentId: 'e' },
      { id: '4', environmentId: 'e', name: null },
    )
    await expect(putEntries({ id: '5', environmentId: 'e', name: 'X' })).rejects.toThrow(
      UniquenessError,
    )
  })

  it('commits all writes or none', async () => {
    await put({ id: 'a', userName: 'anna' })
    const commit = store.commit([
      { kind: 'put', collection: 'users', document: { id: 'b', userName: 'bob' } },
      { kind: 'put', collection: 'entries', document: { id: '1' } },
      { kind: 'delete', collection: 'users', id: 'a' },
      { kind: 'put', collection: 'users', document: { id: 'c', userName: 'BOB' } },
    ])
    await expect(commit).rejects.toThrow(UniquenessError)
    expect(await idsOf({})).toEqual(['a'])
    expect(await idsOf({}, 'entries')).toEqual([])
    expect(await put({ id: 'c', userName: 'bob' })).toEqual([1])
  })

  it('applies the writes of a commit in order', async () => {
    await put({ id: 'a', userName: 'anna' })
    const versions = await store.commit([
      { kind: 'delete', collection: 'users', id: 'a' },
      { kind: 'put', collection: 'users', document: { id: 'b', userName: 'anna' } },
      {
        kind: 'put',
        collection: 'users',
        document: { id: 'b', userName: 'Anna' },
        expectedVersion: 1,
      },
    ])
    expect(versions).toEqual([0, 1, 2])
  })

  it('lists documents in the order of their first insertion', async () => {
    await putAll({ id: 'b' }, { id: 'a' }, { id: 'c' })
    await put({ id: 'b', userName: 'changed' })
    expect(await idsOf({})).toEqual(['b', 'a', 'c'])
    await remove('a')
    await put({ id: 'a' })
    expect(await idsOf({})).toEqual(['b', 'c', 'a'])
  })

  it('pages by startIndex and counts every match', async () => {
    await putAll(...['a', 'b', 'c', 'd', 'e'].map((id) => ({ id })))
    expect(await store.find('users', { startIndex: 2, count: 2 })).toMatchObject({
      items: [{ document: { id: 'b' } }, { document: { id: 'c' } }],
      total: 5,
    })
    expect(await idsOf({ startIndex: 0, count: 1 })).toEqual(['a'])
    expect(await store.find('users', { startIndex: 6 })).toEqual({ items: [], total: 5 })
  })

  it('counts without items when count is 0', async () => {
    await putAll({ id: 'a' }, { id: 'b' })
    expect(await store.find('users', { count: 0 })).toEqual({ items: [], total: 2 })
    expect(await store.find('users', { count: -1 })).toEqual({ items: [], total: 2 })
  })

  it('gives a cursor only when more follow', async () => {
    await putAll({ id: 'a' }, { id: 'b' })
    expect(await store.find('users', { count: 2 })).not.toHaveProperty('nextCursor')
    expect(await store.find('users', { count: 1 })).toHaveProperty('nextCursor')
  })

  it.each<Omit<Query, 'count' | 'cursor'>>([
    {},
    { sortBy: 'userName' },
    { sortBy: 'userName', sortOrder: 'descending' },
    { sortBy: 'title' },
    { sortBy: 'emails', sortOrder: 'descending' },
    { filter: parseFilter('title pr'), sortBy: 'title', sortOrder: 'descending' },
  ])('walks every match once by cursor with %j', async (query) => {
    await putAll(
      ...Array.from({ length: 23 }, (_, index) => ({
        id: String(index),
        ...(index % 3 > 0 && { title: `T${index % 4}` }),
        ...(index % 2 > 0 && { emails: [{ value: `${index % 5}@x.test` }] }),
        ...(index % 5 > 0 && { userName: `user ${(index * 7) % 23}` }),
      })),
    )
    const walked: string[] = []
    let cursor: string | undefined
    do {
      const page = await store.find('users', { ...query, count: 4, ...(cursor && { cursor }) })
      expect(page.total).toBe((await idsOf(query)).length)
      walked.push(...page.items.map(({ document }) => document.id))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(walked).toEqual(await idsOf(query))
  })

  it('continues after a cursor whatever was written in between', async () => {
    await putAll(...['a', 'b', 'c', 'd', 'e'].map((id) => ({ id })))
    const { nextCursor = '' } = await store.find('users', { count: 2 })
    await remove('a')
    await remove('b')
    await put({ id: 'f' })
    expect(await idsOf({ cursor: nextCursor })).toEqual(['c', 'd', 'e', 'f'])
  })

  it('refuses a cursor that is none, or of another sorting', async () => {
    await putAll({ id: 'a' }, { id: 'b' })
    const { nextCursor = '' } = await store.find('users', { count: 1 })
    const refusal = expect.objectContaining({ status: 400, scimType: 'invalidValue' })
    await expect(store.find('users', { cursor: 'x' })).rejects.toThrow(refusal)
    await expect(store.find('users', { cursor: nextCursor, sortBy: 'title' })).rejects.toThrow(
      refusal,
    )
  })

  it('sorts by the case rule, missing values last, ties by insertion', async () => {
    await putAll(
      { id: 'none' },
      { id: 'B', title: 'B' },
      { id: 'a', title: 'a' },
      { id: 'Ä', title: 'Ä' },
      { id: 'b', title: 'b' },
      { id: 'null', title: null },
    )
    expect(await idsOf({ sortBy: 'TITLE' })).toEqual(['a', 'B', 'b', 'Ä', 'none', 'null'])
    expect(await idsOf({ sortBy: 'title', sortOrder: 'descending' })).toEqual([
      'none',
      'null',
      'Ä',
      'B',
      'b',
      'a',
    ])
  })

  it('sorts exact text, numbers and instants', async () => {
    await putAll(
      { id: '1', externalId: 'b', meta: { created: '2026-01-01T01:00:00+02:00' } },
      { id: '2', externalId: 'B', meta: { created: '2026-01-01T00:00:00Z' } },
      { id: '3', externalId: '\u{1F600}', meta: { created: '2025-01-01T00:00:00Z' } },
      { id: '4', externalId: '\uFF21' },
    )
    expect(await idsOf({ sortBy: 'externalId' })).toEqual(['2', '1', '3', '4'])
    expect(await idsOf({ sortBy: 'meta.created' })).toEqual(['3', '1', '2', '4'])
    await putEntries({ id: '1', seq: 10 }, { id: '2', seq: 9 }, { id: '3', seq: -1.5 })
    expect(await idsOf({ sortBy: 'seq' }, 'entries')).toEqual(['3', '2', '1'])
  })

  it('sorts by the primary of several values, else by the first', async () => {
    await putAll(
      { id: '1', emails: [{ value: 'a@x.test' }, { value: 'C@x.test', primary: true }] },
      { id: '2', emails: [{ value: 'b@x.test' }, { value: 'a@x.test' }] },
      { id: '3', emails: [] },
    )
    expect(await idsOf({ sortBy: 'emails.value' })).toEqual(['2', '1', '3'])
    expect(await idsOf({ sortBy: 'emails' })).toEqual(['2', '1', '3'])
  })

  it('filters by keys and by other attributes', async () => {
    await putAll(
      { id: 'a', userName: 'Anna', externalId: 'X', active: true },
      { id: 'b', userName: 'bob', externalId: 'x', emails: [{ type: 'work', value: 'B@x.test' }] },
    )
    expect(await where('USERNAME eq "ANNA"')).toEqual(['a'])
    expect(await where('externalId eq "x"')).toEqual(['b'])
    expect(await where('id eq "b" or active eq true')).toEqual(['a', 'b'])
    expect(await where('emails[type eq "WORK" and value ew "@X.TEST"]')).toEqual(['b'])
    expect(await where('not (emails co "b@")')).toEqual(['a'])
  })

  it('refuses unknown attributes in a filter and in sortBy', async () => {
    await expect(where('nothing eq "x"')).rejects.toThrow(
      expect.objectContaining({ status: 400, scimType: 'invalidFilter' }),
    )
    await expect(idsOf({ sortBy: 'nothing' })).rejects.toThrow(
      expect.objectContaining({ status: 400 }),
    )
    await expect(idsOf({ sortBy: 'name' })).rejects.toThrow(
      expect.objectContaining({ status: 400 }),
    )
  })

  it('takes the longest filter that is read', async () => {
    await put({ id: 'a', userName: '499' })
    const terms = Array.from({ length: 500 }, (_, index) => `title eq "${index}" `)
    expect(await where(terms.join('or ').replace('title eq "499"', 'userName eq "499"'))).toEqual([
      'a',
    ])
  })

  it('takes values for what they are, never for SQL', async () => {
    await put({ id: `'; DROP TABLE users; --`, userName: `"'` })
    expect(await where(`userName eq "\\"'"`)).toEqual([`'; DROP TABLE users; --`])
    expect(await where(`title eq "' OR 1=1 --"`)).toEqual([])
  })

  it('removes everything on clear, and starts over', async () => {
    await put({ id: 'a', userName: 'anna' })
    await putEntries({ id: '1' })
    await store.clear()
    expect((await store.find('users')).total + (await store.find('entries')).total).toBe(0)
    expect(await put({ id: 'b', userName: 'anna' })).toEqual([1])
  })

  it('refuses an unknown collection', async () => {
    await expect(store.get('nothing', 'a')).rejects.toThrow('The store has no collection nothing.')
  })
})

it.each(['emails.value', 'nothing'])('refuses to key a collection by %s', (path) => {
  const keyed = [{ name: 'users', type: userResourceType, indexed: [path] }]
  expect(() => createSqliteStore({ collections: keyed })).toThrow(`cannot be keyed by ${path}`)
  expect(() => createMemoryStore({ collections: keyed })).toThrow(`cannot be keyed by ${path}`)
})
