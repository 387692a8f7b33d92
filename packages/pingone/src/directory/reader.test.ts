import { parseFilter } from '@pingone-sandbox/scim'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { beforeAll, expect, it } from 'vitest'
import { outboxCollections } from '../outbox/collections.ts'
import { createChangeQueue } from '../outbox/queue.ts'
import { directoryCollections } from './collections.ts'
import { createDirectory, type Directory } from './directory.ts'
import { createDirectoryReader } from './reader.ts'
import { seedDirectory } from './seed/seed.ts'

const clock = () => new Date('2026-01-01T00:00:00Z')
const newId = () => crypto.randomUUID()

let directory: Directory
let environmentId: string
const ids: Record<string, string> = {}

beforeAll(async () => {
  const store = createSqliteStore({
    collections: [...directoryCollections, ...outboxCollections],
  })
  const seeded = await seedDirectory({ store, randomSeed: 1, users: 0, clock })
  environmentId = seeded.environmentId
  const changes = await createChangeQueue({ store, clock, newId })
  directory = createDirectory({ store, changes, clock, newId })

  for (const name of ['inner', 'outer'])
    ids[name] = (await directory.groups.create(environmentId, { name })).id
  ids['staff'] = (await directory.populations.create(environmentId, { name: 'Staff' })).id
  for (const username of ['ann', 'bob', 'cat']) {
    const population = username === 'cat' ? { population: { id: idOf('staff') } } : {}
    ids[username] = (await directory.users.create(environmentId, { username, ...population })).id
  }
  await directory.users.setEnabled(environmentId, idOf('cat'), false)
  await directory.memberships.add({ environmentId, userId: idOf('ann'), groupId: idOf('inner') })
  await directory.memberships.add({ environmentId, userId: idOf('ann'), groupId: idOf('outer') })
  await directory.memberships.add({ environmentId, userId: idOf('cat'), groupId: idOf('inner') })
  await directory.nestings.add({
    environmentId,
    groupId: idOf('inner'),
    memberOfGroupId: idOf('outer'),
  })
})

const idOf = (name: string) => ids[name] ?? ''

it.each([
  ['username eq "BOB"', ['bob']],
  ['enabled eq true', ['ann', 'bob']],
  ['population.id pr', ['ann', 'bob', 'cat']],
  ['population.name eq "staff"', ['cat']],
  ['memberOfGroups[name eq "outer"]', ['ann', 'cat']],
  ['memberOfGroups[id eq "{outer}"] and enabled eq true', ['ann']],
  ['memberOfGroups[name eq "outer" and type eq "DIRECT"]', ['ann']],
  ['memberOfGroups.name co "INN"', ['ann', 'cat']],
  ['MEMBEROFGROUPS pr', ['ann', 'cat']],
  ['not (memberOfGroups pr)', ['bob']],
  ['memberOfGroups[name eq "inner"] or username eq "bob"', ['ann', 'bob', 'cat']],
  [
    'memberOfGroups[id eq "{inner}"] and (username eq "ann" or population.name eq "Staff")',
    ['ann', 'cat'],
  ],
  ['memberOfGroups[name eq "nobody"]', []],
])('finds by %s', async (expression, usernames) => {
  const filter = parseFilter(expression.replace(/\{(\w+)\}/, (_, name: string) => idOf(name)))
  const users = await directory.reader.users(environmentId, filter)
  expect(users.map((user) => user.username)).toEqual(usernames)
})

it('completes a user with the names of its population and groups, a direct membership before an inherited one', async () => {
  expect(await directory.reader.user(environmentId, idOf('cat'))).toMatchObject({
    username: 'cat',
    enabled: false,
    population: { id: idOf('staff'), name: 'Staff' },
    memberOfGroups: [
      { id: idOf('inner'), name: 'inner', type: 'DIRECT' },
      { id: idOf('outer'), name: 'outer', type: 'INDIRECT' },
    ],
  })
  const ann = await directory.reader.user(environmentId, idOf('ann'))
  expect(ann?.memberOfGroups.map(({ type }) => type)).toEqual(['DIRECT', 'DIRECT'])
})

it('lists the members of a group once each, inherited ones included', async () => {
  expect(await directory.reader.memberIds(environmentId, idOf('outer'))).toEqual([
    idOf('ann'),
    idOf('cat'),
  ])
  expect(await directory.reader.memberIds(environmentId, idOf('inner'))).toEqual([
    idOf('ann'),
    idOf('cat'),
  ])
})

it('reads nothing of another environment', async () => {
  const [other] = await directory.environments.list()
  const elsewhere = other?.id ?? ''
  expect(elsewhere).not.toBe(environmentId)
  expect(await directory.reader.user(elsewhere, idOf('ann'))).toBeUndefined()
  expect(await directory.reader.group(elsewhere, idOf('outer'))).toBeUndefined()
  expect(await directory.reader.users(elsewhere)).toEqual([])
  expect(await directory.reader.memberIds(elsewhere, idOf('outer'))).toEqual([])
})

it('reads a directory of more people than it looks up one by one', async () => {
  const store = createSqliteStore({ collections: directoryCollections })
  const { environmentId: big } = await seedDirectory({ store, randomSeed: 1, users: 300, clock })
  const reader = createDirectoryReader(store)
  const users = await reader.users(big)
  expect(users).toHaveLength(300)
  const [first] = users
  expect(await reader.user(big, first?.id ?? '')).toEqual(first)
  const berliners = await reader.users(
    big,
    parseFilter('memberOfGroups[name eq "Everyone in Berlin"]'),
  )
  expect(berliners.length).toBeGreaterThan(10)
  expect(berliners.every((user) => user.address?.locality === 'Berlin')).toBe(true)
})
