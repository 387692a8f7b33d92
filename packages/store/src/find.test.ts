import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseFilter } from '@pingone-sandbox/scim'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adaptersIn, shorthandFor } from './adapters.test.fixture.ts'
import type { Query, Store } from './store.ts'

const directory = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(directory, { recursive: true }))

describe.each(adaptersIn(directory))('find in %s', (_, create) => {
  let store: Store
  let on: ReturnType<typeof shorthandFor>
  beforeEach(() => {
    store = create()
    on = shorthandFor(store)
  })
  afterEach(() => store.close())

  it('lists documents in the order of their first insertion', async () => {
    await on.putAll({ id: 'b' }, { id: 'a' }, { id: 'c' })
    await on.put({ id: 'b', userName: 'changed' })
    expect(await on.idsOf({})).toEqual(['b', 'a', 'c'])
    await on.remove('a')
    await on.put({ id: 'a' })
    expect(await on.idsOf({})).toEqual(['b', 'c', 'a'])
  })

  it('lists the newest first when the order is turned around', async () => {
    await on.putAll({ id: 'b' }, { id: 'a' }, { id: 'c' })
    await on.put({ id: 'b', userName: 'changed' })
    expect(await on.idsOf({ sortOrder: 'descending' })).toEqual(['c', 'a', 'b'])
    expect(await on.idsOf({ sortOrder: 'descending', startIndex: 2, count: 1 })).toEqual(['a'])
    expect(await on.idsOf({ sortOrder: 'descending', startIndex: 9 })).toEqual([])
  })

  it('pages by startIndex and counts every match', async () => {
    await on.putAll(...['a', 'b', 'c', 'd', 'e'].map((id) => ({ id })))
    expect(await store.find('users', { startIndex: 2, count: 2 })).toMatchObject({
      items: [{ document: { id: 'b' } }, { document: { id: 'c' } }],
      total: 5,
    })
    expect(await on.idsOf({ startIndex: 0, count: 1 })).toEqual(['a'])
    expect(await store.find('users', { startIndex: 6 })).toEqual({ items: [], total: 5 })
  })

  it('counts without items when count is 0', async () => {
    await on.putAll({ id: 'a' }, { id: 'b' })
    expect(await store.find('users', { count: 0 })).toEqual({ items: [], total: 2 })
    expect(await store.find('users', { count: -1 })).toEqual({ items: [], total: 2 })
  })

  it('finds the same page without the total', async () => {
    await on.putAll(...['a', 'b', 'c'].map((id) => ({ id, userName: `user ${id}` })))
    const query = { filter: parseFilter('userName sw "user"'), count: 2 }
    const { items, nextCursor } = await store.find('users', query)
    expect(await store.find('users', { ...query, uncounted: true })).toMatchObject({
      items: items.map(({ document }) => ({ document })),
      nextCursor,
    })
  })

  it('gives a cursor only when more follow', async () => {
    await on.putAll({ id: 'a' }, { id: 'b' })
    expect(await store.find('users', { count: 2 })).not.toHaveProperty('nextCursor')
    expect(await store.find('users', { count: 1 })).toHaveProperty('nextCursor')
  })

  it.each<Omit<Query, 'count' | 'cursor'>>([
    {},
    { sortOrder: 'descending' },
    { filter: parseFilter('title pr'), sortOrder: 'descending' },
    { filter: parseFilter('userName sw "user"'), sortOrder: 'descending' },
    { sortBy: 'userName' },
    { sortBy: 'userName', sortOrder: 'descending' },
    { sortBy: 'title' },
    { sortBy: 'emails', sortOrder: 'descending' },
    { filter: parseFilter('title pr'), sortBy: 'title', sortOrder: 'descending' },
  ])('walks every match once by cursor with %j', async (query) => {
    await on.putAll(
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
      expect(page.total).toBe((await on.idsOf(query)).length)
      walked.push(...page.items.map(({ document }) => document.id))
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(walked).toEqual(await on.idsOf(query))
  })

  it('continues after a cursor whatever was written in between', async () => {
    await on.putAll(...['a', 'b', 'c', 'd', 'e'].map((id) => ({ id })))
    const { nextCursor = '' } = await store.find('users', { count: 2 })
    await on.remove('a')
    await on.remove('b')
    await on.put({ id: 'f' })
    expect(await on.idsOf({ cursor: nextCursor })).toEqual(['c', 'd', 'e', 'f'])
  })

  it.each<Query>([
    {},
    { sortBy: 'title' },
    { sortBy: 'userName', sortOrder: 'descending' },
    { filter: parseFilter('active eq true') },
    { filter: parseFilter('userName sw "user"'), sortBy: 'name.familyName' },
    { filter: parseFilter('active eq true'), sortBy: 'userName' },
    { anyOf: { attribute: 'title', values: ['T0', 'T1'] }, sortBy: 'externalId' },
  ])(
    'lists what stays exactly once by cursor with %j, whatever is inserted or deleted',
    async (query) => {
      const person = (index: number, prefix = '') => ({
        id: `${prefix}${index}`,
        userName: `user ${prefix}${(index * 7) % 31}`,
        title: `T${index % 2}`,
        active: true,
        externalId: `${(index * 5) % 31}`,
        name: { familyName: `F${index % 4}` },
      })
      const indexes = Array.from({ length: 31 }, (_, index) => index)
      await on.putAll(...indexes.map((index) => person(index)))
      const walked: string[] = []
      let cursor: string | undefined
      let step = 0
      do {
        const page = await store.find('users', { ...query, count: 3, ...(cursor && { cursor }) })
        walked.push(...page.items.map(({ document }) => document.id))
        cursor = page.nextCursor
        // What was met last goes, and so does what came in between and was not met.
        const last = page.items.at(-1)
        if (last) await on.remove(last.document.id)
        await on.put(person(step, 'new '))
        const earlier = `new ${step - 1}`
        if (step % 2 === 1 && !walked.includes(earlier)) await on.remove(earlier)
        step++
      } while (cursor !== undefined)
      expect(walked.filter((id) => !id.startsWith('new')).toSorted()).toEqual(
        indexes.map(String).toSorted(),
      )
      expect(new Set(walked).size).toBe(walked.length)
    },
  )

  it('counts and pages rightly after deletes, refused commits and clear', async () => {
    await on.putAll(...Array.from({ length: 200 }, (_, index) => ({ id: String(index) })))
    for (let index = 0; index < 200; index += 3) await on.remove(String(index))
    const refused = store.commit([
      { kind: 'put', collection: 'users', document: { id: 'new' } },
      { kind: 'delete', collection: 'users', id: '1' },
      { kind: 'delete', collection: 'users', id: 'nobody' },
    ])
    await expect(refused).rejects.toThrow('nobody')
    const kept = Array.from({ length: 200 }, (_, index) => index).filter((index) => index % 3 > 0)
    const page = await store.find('users', { startIndex: 101, count: 5 })
    expect(page.total).toBe(kept.length)
    expect(page.items.map(({ document }) => document.id)).toEqual(kept.slice(100, 105).map(String))
    await store.clear()
    await on.put({ id: 'a' })
    expect(await store.find('users')).toMatchObject({ items: [{ version: 1 }], total: 1 })
  })

  it('filters by the current values of a document, not by earlier ones', async () => {
    await on.putAll({ id: 'a', nickName: 'x' }, { id: 'b', nickName: 'y' })
    expect(await on.where('nickName eq "x"')).toEqual(['a'])
    await on.put({ id: 'a', nickName: 'y', locale: 'de' })
    expect(await on.where('nickName eq "x"')).toEqual([])
    expect(await on.where('nickName eq "y" and locale eq "de"')).toEqual(['a'])
    await on.remove('a')
    await on.put({ id: 'a', nickName: 'x' })
    expect(await on.where('nickName eq "x" or locale eq "de"')).toEqual(['a'])
  })

  it('refuses a cursor that is none, or of another sorting', async () => {
    await on.putAll({ id: 'a' }, { id: 'b' })
    const { nextCursor = '' } = await store.find('users', { count: 1 })
    const refusal = expect.objectContaining({ status: 400, scimType: 'invalidCursor' })
    await expect(store.find('users', { cursor: 'x' })).rejects.toThrow(refusal)
    await expect(store.find('users', { cursor: nextCursor, sortBy: 'title' })).rejects.toThrow(
      refusal,
    )
  })

  it('sorts by the case rule, missing values last, ties by insertion', async () => {
    await on.putAll(
      { id: 'none' },
      { id: 'B', title: 'B' },
      { id: 'a', title: 'a' },
      { id: 'Ä', title: 'Ä' },
      { id: 'b', title: 'b' },
      { id: 'null', title: null },
    )
    expect(await on.idsOf({ sortBy: 'TITLE' })).toEqual(['a', 'B', 'b', 'Ä', 'none', 'null'])
    expect(await on.idsOf({ sortBy: 'title', sortOrder: 'descending' })).toEqual([
      'none',
      'null',
      'Ä',
      'B',
      'b',
      'a',
    ])
  })

  it('sorts exact text, numbers and instants', async () => {
    await on.putAll(
      { id: '1', externalId: 'b', meta: { created: '2026-01-01T01:00:00+02:00' } },
      { id: '2', externalId: 'B', meta: { created: '2026-01-01T00:00:00Z' } },
      { id: '3', externalId: '\u{1F600}', meta: { created: '2025-01-01T00:00:00Z' } },
      { id: '4', externalId: '\uFF21' },
    )
    expect(await on.idsOf({ sortBy: 'externalId' })).toEqual(['2', '1', '3', '4'])
    expect(await on.idsOf({ sortBy: 'meta.created' })).toEqual(['3', '1', '2', '4'])
    await on.putEntries({ id: '1', seq: 10 }, { id: '2', seq: 9 }, { id: '3', seq: -1.5 })
    expect(await on.idsOf({ sortBy: 'seq' }, 'entries')).toEqual(['3', '2', '1'])
  })

  it('sorts by the primary of several values, else by the first', async () => {
    await on.putAll(
      { id: '1', emails: [{ value: 'a@x.test' }, { value: 'C@x.test', primary: true }] },
      { id: '2', emails: [{ value: 'b@x.test' }, { value: 'a@x.test' }] },
      { id: '3', emails: [] },
    )
    expect(await on.idsOf({ sortBy: 'emails.value' })).toEqual(['2', '1', '3'])
    expect(await on.idsOf({ sortBy: 'emails' })).toEqual(['2', '1', '3'])
  })

  it('filters by keys and by other attributes', async () => {
    await on.putAll(
      { id: 'a', userName: 'Anna', externalId: 'X', active: true },
      { id: 'b', userName: 'bob', externalId: 'x', emails: [{ type: 'work', value: 'B@x.test' }] },
    )
    expect(await on.where('USERNAME eq "ANNA"')).toEqual(['a'])
    expect(await on.where('externalId eq "x"')).toEqual(['b'])
    expect(await on.where('id eq "b" or active eq true')).toEqual(['a', 'b'])
    expect(await on.where('emails[type eq "WORK" and value ew "@X.TEST"]')).toEqual(['b'])
    expect(await on.where('not (emails co "b@")')).toEqual(['a'])
  })

  it('looks up by any of many values, by the case rule of the attribute', async () => {
    await on.putAll(
      ...Array.from({ length: 30 }, (_, index) => ({ id: String(index), title: `T${index % 3}` })),
      { id: 'a', userName: 'Anna', externalId: 'X', emails: [{ value: 'A@x.test' }, {}] },
      { id: 'b', userName: 'bob', externalId: 'x', emails: [null, { value: 'b@x.test' }] },
    )
    const many = Array.from({ length: 5000 }, (_, index) => `none ${index}`)
    const among = (attribute: string, ...values: string[]) =>
      on.idsOf({ anyOf: { attribute, values: [...values, ...many] } })
    expect(await among('userName', 'ANNA', 'BOB', 'anna')).toEqual(['a', 'b'])
    expect(await among('externalId', 'x')).toEqual(['b'])
    expect(await among('id', '29', 'B', '3', 'b')).toEqual(['3', '29', 'b'])
    expect(await among('title', 't1')).toHaveLength(10)
    expect(await among('emails', 'a@x.test', '')).toEqual(['a'])
    expect(await among('emails.value', 'a@x.test', 'B@X.test')).toEqual(['a', 'b'])
    expect(await on.idsOf({ anyOf: { attribute: 'title', values: [] } })).toEqual([])
  })

  it('looks up by many values within a filter, page by page', async () => {
    await on.putAll(
      ...Array.from({ length: 9 }, (_, index) => ({ id: `${index}`, title: `T${index % 2}` })),
    )
    const query: Query = {
      filter: parseFilter('title eq "T0"'),
      anyOf: { attribute: 'id', values: ['8', '1', '2', '4', '6'] },
      count: 2,
    }
    const page = await store.find('users', { ...query, sortBy: 'id', sortOrder: 'descending' })
    expect(page).toMatchObject({ items: [{ document: { id: '8' } }, {}], total: 4 })
    expect(await on.idsOf({ ...query, startIndex: 2 })).toEqual(['4', '6'])
  })

  it('refuses to find or to order by what is never returned', async () => {
    const refusal = expect.objectContaining({ status: 403, scimType: 'sensitive' })
    await expect(on.idsOf({ sortBy: 'password' })).rejects.toThrow(refusal)
    await expect(on.where('password eq "x"')).rejects.toThrow(refusal)
    await expect(on.idsOf({ anyOf: { attribute: 'password', values: ['x'] } })).rejects.toThrow(
      refusal,
    )
  })

  it('refuses unknown attributes in a filter, a lookup and in sortBy', async () => {
    await expect(on.idsOf({ anyOf: { attribute: 'nothing', values: [] } })).rejects.toThrow(
      expect.objectContaining({ status: 400, scimType: 'invalidFilter' }),
    )
    await expect(on.where('nothing eq "x"')).rejects.toThrow(
      expect.objectContaining({ status: 400, scimType: 'invalidFilter' }),
    )
    await expect(on.idsOf({ sortBy: 'nothing' })).rejects.toThrow(
      expect.objectContaining({ status: 400 }),
    )
    await expect(on.idsOf({ sortBy: 'name' })).rejects.toThrow(
      expect.objectContaining({ status: 400 }),
    )
  })

  it('takes the longest filter that is read', async () => {
    await on.put({ id: 'a', userName: '499' })
    const terms = Array.from({ length: 500 }, (_, index) => `title eq "${index}" `)
    expect(
      await on.where(terms.join('or ').replace('title eq "499"', 'userName eq "499"')),
    ).toEqual(['a'])
  })

  it('takes values for what they are, never for SQL', async () => {
    await on.put({ id: `'; DROP TABLE users; --`, userName: `"'` })
    expect(await on.where(`userName eq "\\"'"`)).toEqual([`'; DROP TABLE users; --`])
    expect(await on.where(`title eq "' OR 1=1 --"`)).toEqual([])
  })
})
