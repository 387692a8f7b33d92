import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { userResourceType } from '@pingone-sandbox/scim'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adaptersIn, shorthandFor } from './adapters.test.fixture.ts'
import { createMemoryStore } from './memory/index.ts'
import { createSqliteStore } from './sqlite/index.ts'
import { ConflictError, type Store, UniquenessError } from './store.ts'

const directory = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(directory, { recursive: true }))

describe.each(adaptersIn(directory))('commit to %s', (_, create) => {
  let store: Store
  let on: ReturnType<typeof shorthandFor>
  beforeEach(() => {
    store = create()
    on = shorthandFor(store)
  })
  afterEach(() => store.close())

  it('gives back what was put, with its version', async () => {
    const anna = { id: 'a', userName: 'anna', emails: [{ value: 'a@x.test', primary: true }] }
    expect(await on.put(anna)).toEqual([1])
    expect(await on.put({ ...anna, active: true })).toEqual([2])
    expect(await store.get('users', 'a')).toMatchObject({
      document: { ...anna, active: true },
      version: 2,
    })
    expect(await store.get('users', 'A')).toBeUndefined()
  })

  it('keeps copies', async () => {
    const emails = [{ value: 'a@x.test' }]
    await on.put({ id: 'a', emails })
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
    await on.put({ id: 'a', userName: undefined })
    expect(Object.keys((await store.get('users', 'a'))?.document ?? {})).toEqual(['id'])
  })

  it('counts versions from 1 again after a delete', async () => {
    await on.put({ id: 'a' })
    await on.put({ id: 'a' })
    expect(await on.remove('a')).toEqual([0])
    expect(await on.put({ id: 'a' })).toEqual([1])
  })

  it.each([
    ['put', 0],
    ['put', 2],
    ['delete', 0],
    ['delete', 2],
  ])('refuses a %s that expects version %i of a document at version 1', async (kind, expected) => {
    await on.put({ id: 'a', userName: 'anna' })
    const write = kind === 'put' ? on.put({ id: 'a' }, expected) : on.remove('a', expected)
    await expect(write).rejects.toThrow(ConflictError)
    expect(await store.get('users', 'a')).toMatchObject({
      document: { id: 'a', userName: 'anna' },
      version: 1,
    })
  })

  it('finds a document by its present keys after puts that name the document before', async () => {
    const userNames = ['anna', 'anna', 'berta', 'berta', 'anna']
    await on.put({ id: 'a', userName: 'anna', title: 'Number 0' })
    for (const [index, userName] of userNames.entries()) {
      const previous = await store.get('users', 'a')
      const document = { id: 'a', userName, title: `Number ${index + 1}` }
      const expectedVersion = index + 1
      const write = { kind: 'put', collection: 'users', document, expectedVersion } as const
      expect(await store.commit([{ ...write, ...(previous && { previous }) }])).toEqual([index + 2])

      expect((await store.get('users', 'a'))?.document).toEqual(document)
      expect(await on.where(`userName eq "${userName}"`)).toEqual(['a'])
      const other = userName === 'anna' ? 'berta' : 'anna'
      expect(await on.where(`userName eq "${other}"`)).toEqual([])
    }
  })

  it('believes no changed copy of the document before', async () => {
    await on.put({ id: 'a', userName: 'anna' })
    const read = await store.get('users', 'a')
    const document = { id: 'a', userName: 'berta' }
    const previous = { id: 'a', version: 1, ...read, document }
    await store.commit([
      { kind: 'put', collection: 'users', document, expectedVersion: 1, previous },
    ])
    expect(await on.where('userName eq "anna"')).toEqual([])
    expect(await on.where('userName eq "berta"')).toEqual(['a'])
  })

  it('refuses a put that names a document before the present one', async () => {
    await on.put({ id: 'a', userName: 'anna' })
    const previous = await store.get('users', 'a')
    await on.put({ id: 'a', userName: 'anna', title: 'Changed' })
    const document = { id: 'a', userName: 'anna', title: 'Overwritten' }
    const write = { kind: 'put', collection: 'users', document, expectedVersion: 1 } as const
    await expect(store.commit([{ ...write, ...(previous && { previous }) }])).rejects.toThrow(
      ConflictError,
    )
    expect((await store.get('users', 'a'))?.document).toMatchObject({ title: 'Changed' })
  })

  it('accepts the version that it expects', async () => {
    expect(await on.put({ id: 'a' }, 0)).toEqual([1])
    expect(await on.put({ id: 'a' }, 1)).toEqual([2])
    expect(await on.remove('a', 2)).toEqual([0])
  })

  it('refuses to update or delete a document that is not there', async () => {
    await expect(on.put({ id: 'a' }, 1)).rejects.toThrow(ConflictError)
    await expect(on.remove('a')).rejects.toThrow(
      expect.objectContaining({ collection: 'users', id: 'a' }),
    )
  })

  it('lets one of several concurrent creations win', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => on.put({ id: String(index), userName: 'anna' })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await store.find('users')).total).toBe(1)
  })

  it('compares unique keys by the case rule of their attributes and names the holder', async () => {
    await on.put({ id: 'a', userName: 'Änna' })
    await expect(on.put({ id: 'b', userName: 'äNNA' })).rejects.toThrow(
      expect.objectContaining({ name: 'UniquenessError', key: ['userName'], existingId: 'a' }),
    )
    expect(await on.put({ id: 'a', userName: 'änna' })).toEqual([2])
  })

  it('frees a unique key with its document', async () => {
    await on.put({ id: 'a', userName: 'anna' })
    await on.put({ id: 'a', userName: 'other' })
    await on.put({ id: 'b', userName: 'anna' })
    await on.remove('b')
    expect(await on.put({ id: 'c', userName: 'ANNA' })).toEqual([1])
  })

  it('lets documents share a part of a key, or lack one', async () => {
    await on.putEntries(
      { id: '1', environmentId: 'e', name: 'x' },
      { id: '2', environmentId: 'E', name: 'x' },
      { id: '3', environmentId: 'e' },
      { id: '4', environmentId: 'e', name: null },
    )
    await expect(on.putEntries({ id: '5', environmentId: 'e', name: 'X' })).rejects.toThrow(
      UniquenessError,
    )
  })

  it('commits all writes or none', async () => {
    await on.put({ id: 'a', userName: 'anna' })
    const commit = store.commit([
      { kind: 'put', collection: 'users', document: { id: 'b', userName: 'bob' } },
      { kind: 'put', collection: 'entries', document: { id: '1' } },
      { kind: 'delete', collection: 'users', id: 'a' },
      { kind: 'put', collection: 'users', document: { id: 'c', userName: 'BOB' } },
    ])
    await expect(commit).rejects.toThrow(UniquenessError)
    expect(await on.idsOf({})).toEqual(['a'])
    expect(await on.idsOf({}, 'entries')).toEqual([])
    expect(await on.put({ id: 'c', userName: 'bob' })).toEqual([1])
  })

  it('applies the writes of a commit in order', async () => {
    await on.put({ id: 'a', userName: 'anna' })
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

  it('answers a require with the present version, and changes nothing', async () => {
    await on.putAll({ id: 'a' }, { id: 'a', userName: 'anna' })
    const versions = await store.commit([
      { kind: 'require', collection: 'users', id: 'a' },
      { kind: 'put', collection: 'entries', document: { id: '1' } },
      { kind: 'require', collection: 'entries', id: '1' },
    ])
    expect(versions).toEqual([2, 1, 1])
    expect(await store.get('users', 'a')).toMatchObject({ version: 2 })
  })

  it('refuses a commit that requires a document which is not there', async () => {
    await on.put({ id: 'a' })
    const commit = store.commit([
      { kind: 'put', collection: 'entries', document: { id: '1' } },
      { kind: 'delete', collection: 'users', id: 'a' },
      { kind: 'require', collection: 'users', id: 'a' },
    ])
    await expect(commit).rejects.toThrow(
      expect.objectContaining({ name: 'ConflictError', collection: 'users', id: 'a' }),
    )
    expect(await on.idsOf({}, 'entries')).toEqual([])
    expect(await on.idsOf({})).toEqual(['a'])
  })

  it('puts a duplicate when it is allowed, and refuses one from any other put', async () => {
    const document = { id: 'b', userName: 'ANNA' }
    await on.put({ id: 'a', userName: 'anna' })
    await store.commit([{ kind: 'put', collection: 'users', document, allowDuplicate: true }])
    expect(await on.where('userName eq "anna"')).toEqual(['a', 'b'])
    await expect(on.put({ id: 'c', userName: 'anna' })).rejects.toThrow(UniquenessError)
    await on.remove('a')
    await expect(on.put({ id: 'c', userName: 'anna' })).rejects.toThrow(
      expect.objectContaining({ existingId: 'b' }),
    )
    await on.remove('b')
    expect(await on.put({ id: 'c', userName: 'anna' })).toEqual([1])
  })

  it('lets a document keep a key that it shares, but not take it again', async () => {
    const document = { id: 'b', userName: 'anna' }
    await on.put({ id: 'a', userName: 'anna' })
    await store.commit([{ kind: 'put', collection: 'users', document, allowDuplicate: true }])
    expect(await on.put({ id: 'a', userName: 'Anna', title: 'T' })).toEqual([2])
    await on.put({ id: 'a', userName: 'other' })
    await expect(on.put({ id: 'a', userName: 'anna' })).rejects.toThrow(UniquenessError)
  })

  it('removes everything on clear, and starts over', async () => {
    await on.put({ id: 'a', userName: 'anna' })
    await on.putEntries({ id: '1' })
    await store.clear()
    expect((await store.find('users')).total + (await store.find('entries')).total).toBe(0)
    expect(await on.put({ id: 'b', userName: 'anna' })).toEqual([1])
  })

  it('refuses to be used once it is closed', async () => {
    await store.close()
    await expect(store.get('users', 'a')).rejects.toThrow('The store is closed.')
    await expect(store.find('users')).rejects.toThrow('The store is closed.')
    await expect(on.put({ id: 'a' })).rejects.toThrow('The store is closed.')
    await store.close()
  })

  it('refuses an unknown collection', async () => {
    await expect(store.get('nothing', 'a')).rejects.toThrow('The store has no collection nothing.')
  })
})

it.each([{ unique: [['emails.value']] }, { indexed: ['nothing'] }])(
  'refuses a collection keyed by %j',
  (keys) => {
    const keyed = [{ name: 'users', type: userResourceType, ...keys }]
    expect(() => createSqliteStore({ collections: keyed })).toThrow('cannot be keyed by')
    expect(() => createMemoryStore({ collections: keyed })).toThrow('cannot be keyed by')
  },
)
