import { parseFilter, userResourceType } from '@pingone-sandbox/scim'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adaptersIn, shorthandFor } from './adapters.test.fixture.ts'
import { createDraft, type Draft } from './draft.ts'
import { ConflictError, type Store, UniquenessError, type Write } from './store.ts'

const directory = mkdtempSync(join(tmpdir(), 'draft-'))
afterAll(() => rmSync(directory, { recursive: true }))

const put = (id: string, userName: string, expectedVersion?: number): Write => ({
  kind: 'put',
  collection: 'users',
  document: { id, userName },
  ...(expectedVersion !== undefined && { expectedVersion }),
})

describe.each(adaptersIn(directory))('over a store of %s', (_, create) => {
  let store: Store
  let draft: Draft

  beforeEach(async () => {
    store = create()
    await shorthandFor(store).putAll({ id: '1', userName: 'ada' }, { id: '2', userName: 'bob' })
    draft = createDraft(store, new Map([['users', userResourceType]]))
  })
  afterEach(() => store.close())

  const namesIn = async (each: Pick<Store, 'find'>, filter?: string) => {
    const query = filter === undefined ? {} : { filter: parseFilter(filter) }
    const { items } = await each.find('users', query)
    return items.map(({ document, version }) => `${String(document['userName'])} ${version}`)
  }

  it('reads its own writes, which the store does not have until they are applied', async () => {
    const versions = await draft.store.commit([
      put('3', 'eve', 0),
      put('3', 'eva'),
      put('1', 'ida'),
    ])
    await draft.store.commit([{ kind: 'delete', collection: 'users', id: '2' }])

    expect(versions).toEqual([1, 2, 2])
    expect(await namesIn(draft.store)).toEqual(['eva 2', 'ida 2'])
    expect(await namesIn(draft.store, 'userName sw "i"')).toEqual(['ida 2'])
    expect(await namesIn(draft.store, 'userName sw "a" or userName eq "bob"')).toEqual([])
    expect(await draft.store.get('users', '2')).toBeUndefined()
    expect((await draft.store.get('users', '3'))?.document).toEqual({ id: '3', userName: 'eva' })
    expect(await namesIn(store)).toEqual(['ada 1', 'bob 1'])

    await draft.apply()
    expect(await namesIn(store)).toEqual(['ida 2', 'eva 2'])
  })

  it.each<[string, Write]>([
    ['a version that is another one', put('1', 'x', 7)],
    ['a new document that is there', put('1', 'x', 0)],
    ['the deletion of what is not there', { kind: 'delete', collection: 'users', id: '9' }],
    ['what is required and not there', { kind: 'require', collection: 'users', id: '9' }],
  ])('refuses %s, and holds nothing of that commit back', async (_name, write) => {
    await expect(draft.store.commit([put('4', 'x'), write])).rejects.toThrow(ConflictError)
    expect(draft.length()).toBe(0)
    expect(await namesIn(draft.store)).toEqual(['ada 1', 'bob 1'])
  })

  it('finds the write that takes a unique key which is taken, and has changed nothing', async () => {
    for (const each of [put('3', 'eve'), put('4', 'mia'), put('5', 'ADA'), put('6', 'zoe')])
      await draft.store.commit([each])

    await expect(draft.apply()).rejects.toThrow(UniquenessError)
    expect(await draft.findRefused()).toBe(2)
    expect(await namesIn(store)).toEqual(['ada 1', 'bob 1'])
    await store.commit([{ kind: 'delete', collection: 'users', id: '1' }])
    expect(await draft.findRefused()).toBeUndefined()
    await draft.apply()
    expect(await namesIn(store)).toEqual(['bob 1', 'eve 1', 'mia 1', 'ADA 1', 'zoe 1'])
  })

  it('is refused as a whole when another one has written in between', async () => {
    await draft.store.commit([put('3', 'eve', 0), put('1', 'ida', 1)])
    await store.commit([put('1', 'amy')])

    await expect(draft.apply()).rejects.toThrow(ConflictError)
    expect(await namesIn(store)).toEqual(['amy 2', 'bob 1'])
  })
})
