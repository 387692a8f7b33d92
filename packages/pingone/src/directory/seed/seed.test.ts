import type { Store, Write } from '@pingone-sandbox/store'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect, it } from 'vitest'
import { directoryCollections } from '../collections.ts'
import { createDirectoryReader } from '../reader.ts'
import type { GroupDocument, UserDocument } from '../../records/documents.ts'
import { isProvisioningAllowed, createEnvironments } from '../environments.ts'
import { seedDirectory } from './seed.ts'

const clock = () => new Date('2026-01-01T00:00:00Z')

/** A store that also keeps what was committed. */
function openStore() {
  const store = createSqliteStore({ collections: directoryCollections })
  const commits: (readonly Write[])[] = []
  const recording: Store = {
    ...store,
    commit(writes) {
      const list = [...writes]
      commits.push(list)
      return store.commit(list)
    },
  }
  return { store: recording, commits }
}

async function all<D extends { id: string }>(store: Store, collection: string): Promise<D[]> {
  const { items } = await store.find(collection)
  return items.map((item) => item.document as unknown as D)
}

async function draw(randomSeed: number) {
  const { store, commits } = openStore()
  await seedDirectory({ store, randomSeed, users: 20, clock })
  return JSON.stringify(commits)
}

it('draws the same documents from the same seed, and others from another', async () => {
  expect(await draw(7)).toBe(await draw(7))
  expect(await draw(7)).not.toBe(await draw(8))
})

it('keeps ids when only the number of users changes', async () => {
  const [few, many] = [openStore(), openStore()]
  const first = await seedDirectory({ store: few.store, randomSeed: 1, users: 2, clock })
  const second = await seedDirectory({ store: many.store, randomSeed: 1, users: 30, clock })
  expect(second).toEqual(first)
  const [short, long] = [await all(few.store, 'users'), await all(many.store, 'users')]
  expect(long.slice(0, 2)).toEqual(short)
})

it('generates plausible users', async () => {
  const { store } = openStore()
  await seedDirectory({ store, randomSeed: 1, users: 500, clock })
  const users = await all<UserDocument>(store, 'users')
  expect(users).toHaveLength(500)
  expect(new Set(users.map((user) => user.username)).size).toBe(500)
  for (const user of users) {
    expect(user.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(user.username).toMatch(/^[a-z]+\.[a-z]+\d*$/)
    expect(user.email).toBe(`${user.username}@example.com`)
    expect(user.primaryPhone).toMatch(/^\+[1-9]\d{7,14}$/)
  }
  const disabled = users.filter((user) => !user.enabled).length
  expect(disabled).toBeGreaterThan(5)
  expect(disabled).toBeLessThan(40)
})

it('puts the users in Berlin in their group, and leaves SCIM Demo empty', async () => {
  const { store } = openStore()
  const { environmentId } = await seedDirectory({ store, randomSeed: 1, users: 60, clock })
  const groups = await all<GroupDocument>(store, 'groups')
  const reader = createDirectoryReader(store)
  const idOf = (name: string) => groups.find((group) => group.name === name)?.id ?? ''
  const berliners = (await reader.users(environmentId)).filter(
    (user) => user.address?.locality === 'Berlin',
  )
  expect(groups.map((group) => group.name)).toEqual([
    'Engineering',
    'Sales',
    'Support',
    'Finance',
    'Everyone in Berlin',
    'SCIM Demo',
  ])
  expect(berliners.length).toBeGreaterThan(0)
  expect(await reader.memberIds(environmentId, idOf('Everyone in Berlin'))).toEqual(
    berliners.map((user) => user.id),
  )
  expect(await reader.memberIds(environmentId, idOf('SCIM Demo'))).toEqual([])
})

it('allows provisioning in the sandbox environment alone', async () => {
  const { store } = openStore()
  await seedDirectory({ store, randomSeed: 1, users: 0, clock })
  const environments = await createEnvironments(store).list()
  expect(environments.map((each) => [each.name, each.type, isProvisioningAllowed(each)])).toEqual([
    ['Administrators', 'PRODUCTION', false],
    ['Sandbox', 'SANDBOX', true],
  ])
})

it('leaves a store alone that has been seeded before', async () => {
  const { store, commits } = openStore()
  const first = await seedDirectory({ store, randomSeed: 1, users: 3, clock })
  const second = await seedDirectory({ store, randomSeed: 2, users: 9, clock })
  expect(second).toEqual(first)
  expect(commits).toHaveLength(1)
})

it('seeds ten thousand people in one commit', async () => {
  const { store, commits } = openStore()
  await seedDirectory({ store, randomSeed: 1, users: 10_000, clock })
  expect(commits).toHaveLength(1)
  expect((await store.find('users', { count: 0 })).total).toBe(10_000)
})

it.each([
  ['2026-01-01T00:00:00.000Z', '2024-01-15T09:00:00.000Z'],
  ['2031-07-01T00:00:00.000Z', '2024-01-15T09:00:00.000Z'],
  ['2020-05-02T12:00:00.000Z', '2020-05-01T12:00:00.000Z'],
])('says at %s that the environments were made at %s', async (now, createdAt) => {
  const { store } = openStore()
  await seedDirectory({ store, randomSeed: 1, users: 1, clock: () => new Date(now) })
  for (const environment of await createEnvironments(store).list())
    expect(environment).toMatchObject({ createdAt, updatedAt: createdAt })
})
