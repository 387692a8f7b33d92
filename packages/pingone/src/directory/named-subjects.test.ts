import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect, it } from 'vitest'
import { directoryCollections } from './collections.ts'
import { findNamed } from './named-subjects.ts'

async function storeOf(usernames: readonly string[], groups: readonly string[] = []) {
  const store = createSqliteStore({ collections: directoryCollections })
  const environmentId = 'e1'
  await store.commit([
    ...usernames.map((username) => ({
      ...{ kind: 'put' as const, collection: 'users' },
      document: { id: `id-of-${username}`, environmentId, username },
    })),
    ...groups.map((name) => ({
      ...{ kind: 'put' as const, collection: 'groups' },
      document: { id: `id-of-${name}`, environmentId, name },
    })),
  ])
  return store
}

it('finds users and groups by a part of their name, regardless of case', async () => {
  const store = await storeOf(['gus.beer', 'ada'], ['August', 'Sales'])
  expect(await findNamed(store, 'GUS')).toEqual(['id-of-gus.beer', 'id-of-August'])
  expect(await findNamed(store, 'unknown')).toEqual([])
})

it('finds only the user of that very name where a hundred others contain it', async () => {
  const others = Array.from({ length: 100 }, (_, count) => `ann-${count}`)
  const store = await storeOf(['ann', ...others], ['ann-and-bob'])
  expect(await findNamed(store, 'Ann')).toEqual(['id-of-ann', 'id-of-ann-and-bob'])
  expect(await findNamed(store, 'ann-')).toHaveLength(101)
})
