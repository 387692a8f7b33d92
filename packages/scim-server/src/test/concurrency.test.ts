import type { Store } from '@pingone-sandbox/store'
import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import type { Membership } from '../directory/membership.ts'
import { scimServerCollections as collections } from '../index.ts'
import { createDistantStore } from './distant-store.ts'
import { createInterruptedStore } from './interrupted-store.ts'
import { createGroup, createUser, memberIdsOf, patchOf } from './provision.ts'
import { startServer, type Answer, type Client } from './start-server.ts'

const stores: readonly (readonly [name: string, open: () => Store, operations: number])[] = [
  ['a SQLite file', openFile, 5_000],
  ['SQLite in memory', () => createSqliteStore({ collections }), 5_000],
  ['a distant SQLite', () => createDistantStore(createSqliteStore({ collections })), 320],
  ['a distant memory', () => createDistantStore(createMemoryStore({ collections })), 320],
]

function openFile(): Store {
  const folder = mkdtempSync(join(tmpdir(), 'scim-server-'))
  onTestFinished(() => rmSync(folder, { recursive: true, maxRetries: 3 }))
  return createSqliteStore({ collections, file: join(folder, 'scim.db') })
}

const clients = 32

it.each(stores)('loses no member and invents none, in %s', async (_, open, operations) => {
  const client = await startServer({ store: open() })
  const staff = await createGroup(client, 'Staff')
  const teams = await Promise.all(
    Array.from({ length: clients }, async (_, team) => createTeam(client, team)),
  )

  const outcomes = await Promise.all(
    teams.map((team) =>
      comeAndGo(client, staff, { team, requests: Math.ceil(operations / clients) }),
    ),
  )
  const { headers } = await client.send('GET', `/Groups/${staff}`)

  const changes = outcomes.reduce((sum, outcome) => sum + outcome.changes, 0)
  expect(await memberIdsOf(client, staff)).toEqual(outcomes.flatMap(({ inside }) => inside).sort())
  expect(headers.get('etag')).toBe(`W/"${1 + changes}"`)
  expect(client.failures).toEqual([])
})

function createTeam(client: Client, team: number): Promise<readonly string[]> {
  const names = Array.from({ length: 5 }, (_, index) => `user-${team}-${index}`)
  return Promise.all(names.map((name) => createUser(client, name)))
}

/** Adds the users of a team to the group and removes them again, one request after the other; each third changes nothing. */
async function comeAndGo(
  client: Client,
  group: string,
  { team, requests }: { readonly team: readonly string[]; readonly requests: number },
): Promise<{ readonly inside: readonly string[]; readonly changes: number }> {
  const inside = new Set<string>()
  let changes = 0
  for (let turn = 0; turn < requests; turn++) {
    const id = team[turn % team.length] ?? ''
    const isIn = inside.has(id)
    const isIdle = turn % 3 === 2
    const operation = isIn === isIdle ? addition(id) : removal(id, turn)
    const { status } = await client.send('PATCH', `/Groups/${group}`, { body: patchOf(operation) })
    expect(status).toBe(204)
    if (isIdle) continue
    changes++
    if (isIn) inside.delete(id)
    else inside.add(id)
  }
  return { inside: [...inside], changes }
}

const addition = (value: string) => ({ op: 'add', path: 'members', value: [{ value }] })

/** Alternates between filter and value: the former reads all members of the group, the latter one of them. */
const removal = (value: string, turn: number) =>
  turn % 2 === 0
    ? { op: 'remove', path: `members[value eq "${value}"]` }
    : { op: 'remove', path: 'members', value: [{ value }] }

it.each(stores)(
  'leaves no edge to a user who is deleted while being added, in %s',
  async (_, open) => {
    const client = await startServer({ store: open() })
    const moves = await Promise.all(
      Array.from({ length: clients }, async (_, index) => {
        const id = await createUser(client, `user-${index}`)
        await createGroup(client, `From ${index}`, [id])
        return { id, group: await createGroup(client, `To ${index}`) }
      }),
    )

    const answers = await Promise.all(
      moves.flatMap(({ id, group }, index) => [
        client.send('PATCH', `/Groups/${group}`, { body: patchOf(addition(id)) }),
        // With a distant store an addition takes some ten milliseconds, and deletions start at various moments of it.
        setTimeout(index % 10).then(() => client.send('DELETE', `/Users/${id}`)),
      ]),
    )
    const edges = await client.store.find<Membership>('members')

    expect(answers.map(outcomeOf).filter((outcome) => !foreseen.includes(outcome))).toEqual([])
    expect(edges.items).toEqual([])
  },
)

/** Added before the deletion or refused after it; the deletion itself always succeeds. */
const foreseen = ['204', '400 invalidValue']
const outcomeOf = ({ status, body }: Answer) => [status, body?.scimType].filter(Boolean).join(' ')

it('does not add a user who is deleted between look-up and commit', async () => {
  const store = createInterruptedStore(createSqliteStore({ collections }))
  const client = await startServer({ store })
  const id = await createUser(client, 'ada')
  const staff = await createGroup(client, 'Staff')

  store.interrupt('users', id, () => client.send('DELETE', `/Users/${id}`))
  const added = await client.send('PATCH', `/Groups/${staff}`, { body: patchOf(addition(id)) })

  expect(outcomeOf(added)).toBe('400 invalidValue')
  expect((await store.find('members')).items).toEqual([])
})

it('removes a user that is added to a group while being deleted', async () => {
  const store = createInterruptedStore(createSqliteStore({ collections }))
  const client = await startServer({ store })
  const id = await createUser(client, 'ada')
  const crew = await createGroup(client, 'Crew', [id])
  const staff = await createGroup(client, 'Staff')

  store.interrupt('groups', crew, () =>
    client.send('PATCH', `/Groups/${staff}`, { body: patchOf(addition(id)) }),
  )
  const { status } = await client.send('DELETE', `/Users/${id}`)
  const { headers } = await client.send('GET', `/Groups/${staff}`)

  expect(status).toBe(204)
  expect((await store.find('members')).items).toEqual([])
  expect(headers.get('etag')).toBe('W/"3"')
})

it.each(stores)('loses no change of a user, in %s', async (_, open) => {
  const client = await startServer({ store: open() })
  const id = await createUser(client, 'ada')
  const attributes = ['title', 'nickName', 'locale', 'timezone', 'userType', 'preferredLanguage']
  const numbers = Array.from({ length: clients }, (_, index) => `+1 555 01${index + 10}`)
  const operations = [
    ...numbers.map((value) => ({ op: 'add', path: 'phoneNumbers', value: [{ value }] })),
    ...attributes.map((path) => ({ op: 'add', path, value: path })),
  ]

  const answers = await Promise.all(
    operations.map((operation) =>
      client.send('PATCH', `/Users/${id}`, { body: patchOf(operation) }),
    ),
  )
  const { headers, body } = await client.send('GET', `/Users/${id}`)

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(body.phoneNumbers.map(({ value }: { value: string }) => value).sort()).toEqual(numbers)
  expect(attributes.map((name) => body[name])).toEqual(attributes)
  expect(headers.get('etag')).toBe(`W/"${1 + operations.length}"`)
})
