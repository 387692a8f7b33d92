import { defineAttribute, parseFilter, type ResourceTypeDefinition } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { createMemoryStore } from './memory/index.ts'
import { createSqliteStore } from './sqlite/index.ts'
import { type Collection, ConflictError, type Query, type Store } from './store.ts'

const type: ResourceTypeDefinition = {
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
const collections: readonly Collection[] = [
  { name: 'log', type, numberedBy: 'seq', searchable: ['text'] },
]

const adapters: readonly [string, () => Store][] = [
  ['SQLite', () => createSqliteStore({ collections })],
  ['memory', () => createMemoryStore({ collections })],
]

const append = (store: Store, ...numbers: number[]) =>
  store.commit(
    numbers.map((seq) => ({
      kind: 'put',
      collection: 'log',
      document: { id: String(seq), seq, text: `line ${seq}` },
      expectedVersion: 0,
    })),
  )

const numbersOf = async (store: Store, query?: Query) =>
  (await store.find('log', query)).items.map(({ id }) => Number(id))

it.each(adapters)('numbers a log in %s', async (_, create) => {
  const store = create()
  await append(store, 3, 4)
  await append(store, 7)
  expect(await numbersOf(store)).toEqual([3, 4, 7])
  expect(await numbersOf(store, { sortOrder: 'descending', count: 2 })).toEqual([7, 4])
  expect(await numbersOf(store, { filter: parseFilter('seq gt 3 and seq le 7') })).toEqual([4, 7])
  expect(await numbersOf(store, { filter: parseFilter('text co "line 7"') })).toEqual([7])
  expect(await numbersOf(store, { filter: parseFilter('id eq "4"') })).toEqual([4])
  expect(await numbersOf(store, { filter: parseFilter('id eq "04"') })).toEqual([])
  expect(await numbersOf(store, { anyOf: { attribute: 'id', values: ['7', '8', '3'] } })).toEqual([
    3, 7,
  ])
  expect(await numbersOf(store, { sortBy: 'seq', sortOrder: 'descending' })).toEqual([7, 4, 3])
  expect(await store.get('log', '4')).toMatchObject({ id: '4', version: 1, document: { seq: 4 } })
  expect(await store.get('log', 'four')).toBeUndefined()
})

it.each(adapters)('changes and removes what a log of %s has', async (_, create) => {
  const store = create()
  await append(store, 1, 2, 3)
  const document = { id: '2', seq: 2, text: 'changed' }
  expect(await store.commit([{ kind: 'put', collection: 'log', document }])).toEqual([2])
  await store.commit([{ kind: 'delete', collection: 'log', id: '1' }])
  expect(await numbersOf(store)).toEqual([2, 3])
  expect(await numbersOf(store, { filter: parseFilter('text co "chang"') })).toEqual([2])
})

it.each(adapters)('refuses in %s a number that is there or does not follow', async (_, create) => {
  const store = create()
  await append(store, 1, 3)
  await expect(append(store, 4, 3)).rejects.toThrow(ConflictError)
  await expect(append(store, 2)).rejects.toThrow('already has numbers from 2 on')
  const document = { id: 'x', seq: 5 }
  await expect(store.commit([{ kind: 'put', collection: 'log', document }])).rejects.toThrow(
    'The id x is not the seq of its document.',
  )
  await append(store, 4)
  expect(await numbersOf(store)).toEqual([1, 3, 4])
})

it.each(adapters)(
  'gives the numbers of a refused or cleared log of %s again',
  async (_, create) => {
    const store = create()
    const missing = { kind: 'require', collection: 'log', id: '9' } as const
    const document = { id: '1', seq: 1, text: 'first' }
    await expect(
      store.commit([{ kind: 'put', collection: 'log', document, expectedVersion: 0 }, missing]),
    ).rejects.toThrow(ConflictError)
    await append(store, 1, 2)
    await store.clear()
    await append(store, 1)
    expect(await numbersOf(store)).toEqual([1])
  },
)
