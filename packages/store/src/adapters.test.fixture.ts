import {
  defineAttribute,
  parseFilter,
  type ResourceTypeDefinition,
  userResourceType,
} from '@pingone-sandbox/scim'
import { createMemoryStore } from './memory/index.ts'
import { createSqliteStore } from './sqlite/index.ts'
import type { Collection, Document, Query, Store, Write } from './store.ts'

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

let files = 0

/** Every adapter of the port; databases go into the directory. */
export function adaptersIn(directory: string): readonly [name: string, create: () => Store][] {
  const nextFile = () => `${directory}/${++files}.db`
  return [
    ['SQLite in memory', () => createSqliteStore({ collections })],
    ['SQLite in a file', () => createSqliteStore({ collections, file: nextFile() })],
    ['memory', () => createMemoryStore({ collections })],
  ]
}

/** Short ways to say what a test does with a store. */
export function shorthandFor(store: Store) {
  const putInto = (collection: string, documents: readonly Document[]) =>
    store.commit(documents.map((document) => ({ kind: 'put', collection, document })))

  async function idsOf(query: Query, collection = 'users'): Promise<string[]> {
    return (await store.find(collection, query)).items.map(({ document }) => document.id)
  }

  return {
    put: (document: Document, expectedVersion?: number) =>
      store.commit([expecting({ kind: 'put', collection: 'users', document }, expectedVersion)]),
    remove: (id: string, expectedVersion?: number) =>
      store.commit([expecting({ kind: 'delete', collection: 'users', id }, expectedVersion)]),
    putAll: (...documents: Document[]) => putInto('users', documents),
    putEntries: (...documents: Document[]) => putInto('entries', documents),
    idsOf,
    where: (filter: string) => idsOf({ filter: parseFilter(filter) }),
  }
}

function expecting(
  write: Exclude<Write, { readonly kind: 'require' }>,
  expectedVersion: number | undefined,
): Write {
  return expectedVersion === undefined ? write : { ...write, expectedVersion }
}
