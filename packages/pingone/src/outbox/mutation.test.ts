import { ConflictError, type Store, UniquenessError } from '@pingone-sandbox/store'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect, it } from 'vitest'
import { outboxCollections } from './collections.ts'
import { createChangeQueue } from './queue.ts'
import { directoryCollections } from '../directory/collections.ts'
import { createDirectory } from '../directory/directory.ts'
import { seedDirectory } from '../directory/seed/seed.ts'

const clock = () => new Date('2026-01-01T00:00:00Z')
const newId = () => crypto.randomUUID()

async function openDirectory(wrap: (store: Store) => Store = (store) => store) {
  const store = createSqliteStore({
    collections: [...directoryCollections, ...outboxCollections],
  })
  const { environmentId } = await seedDirectory({ store, randomSeed: 1, users: 0, clock })
  const changes = await createChangeQueue({ store: wrap(store), clock, newId })
  const open = () => createDirectory({ store, changes, clock, newId })
  return { store, environmentId, changes, directory: open(), other: open() }
}

it('keeps the changes of two writers to one store', async () => {
  const { environmentId, changes, directory, other } = await openDirectory()
  const { id } = await directory.users.create(environmentId, { username: 'shared' })
  await Promise.all([
    directory.users.patch(environmentId, id, { title: 'A' }),
    other.users.patch(environmentId, id, { nickname: 'B' }),
    directory.users.setEnabled(environmentId, id, false),
    other.users.setMfaEnabled(environmentId, id, true),
  ])
  expect(await directory.users.get(environmentId, id)).toMatchObject({
    title: 'A',
    nickname: 'B',
    enabled: false,
    mfaEnabled: true,
  })
  expect(changes.length()).toBe(5)
})

it('gives up after five conflicts in a row', async () => {
  let commits = 0
  const { environmentId, changes, directory } = await openDirectory((store) => ({
    ...store,
    commit() {
      commits += 1
      return Promise.reject(new ConflictError('users', 'any'))
    },
  }))
  await expect(directory.users.create(environmentId, { username: 'unlucky' })).rejects.toThrow(
    ConflictError,
  )
  expect(commits).toBe(5)
  expect(changes.length()).toBe(0)
})

it('queues no change when the commit is refused', async () => {
  const { environmentId, changes, directory } = await openDirectory()
  await directory.users.create(environmentId, { username: 'taken' })
  await expect(directory.users.create(environmentId, { username: 'TAKEN' })).rejects.toThrow(
    UniquenessError,
  )
  expect(changes.length()).toBe(1)
})

it('notifies the queue of a commit once it is made', async () => {
  const { environmentId, changes, directory } = await openDirectory()
  const lengths: number[] = []
  changes.onCommitted(() => lengths.push(changes.length()))
  await directory.groups.create(environmentId, { name: 'Recorded' })
  expect(lengths).toEqual([1])
})

it('leaves no edge without both ends and no cycle, whatever happens at once', async () => {
  const { environmentId, directory } = await openDirectory()
  const { users, groups, memberships, nestings, reader } = directory
  const { id: userId } = await users.create(environmentId, { username: 'racer' })
  const { id: groupId } = await groups.create(environmentId, { name: 'One' })
  const { id: otherId } = await groups.create(environmentId, { name: 'Other' })
  const settled = await Promise.allSettled([
    memberships.add({ environmentId, userId, groupId }),
    users.delete(environmentId, userId),
    nestings.add({ environmentId, groupId, memberOfGroupId: otherId }),
    nestings.add({ environmentId, groupId: otherId, memberOfGroupId: groupId }),
  ])
  expect(settled.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
  ])
  expect(await reader.memberIds(environmentId, groupId)).toEqual([])
})
