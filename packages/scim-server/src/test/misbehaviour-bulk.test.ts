import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { misbehaviours, type MisbehaviourId } from '../index.ts'
import { bulk, idOf, newUser, statusesIn, type Operation } from './bulk-request.ts'
import { patchOf } from './provision.ts'
import { startServer, type Client } from './start-server.ts'

const idFor = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const [ada, bob, team] = [idFor(1), idFor(2), idFor(4)]
const work = (value: string) => [{ type: 'work', value, primary: true }]
const member = (...ids: readonly string[]) => ids.map((value) => ({ value }))

/** Writes of all kinds. Ids are numbered in the order of creation; the third create may fail. */
const writes: readonly Omit<Operation, 'bulkId'>[] = [
  newUser('ada', {
    externalId: 'a-1',
    title: 'Countess',
    emails: work('ada@example.com'),
    phoneNumbers: [{ type: 'work', value: '1' }],
  }),
  newUser('bob', { schemas: [URN.user, 'urn:example:extension'], active: 'False' }),
  newUser('ADA'),
  {
    method: 'POST',
    path: '/Groups',
    data: { schemas: [URN.group], displayName: 'Team', members: member(ada, bob) },
  },
  {
    method: 'PATCH',
    path: `/Groups/${team}`,
    data: patchOf({ op: 'remove', path: `members[value eq "${bob}"]` }),
  },
  {
    method: 'PATCH',
    path: `/Groups/${team}`,
    data: patchOf({ op: 'add', path: 'members', value: member(bob) }),
  },
  {
    method: 'PATCH',
    path: `/Groups/${team}`,
    data: patchOf({ op: 'replace', path: 'members', value: member(ada) }),
  },
  {
    method: 'PUT',
    path: `/Groups/${team}`,
    data: { schemas: [URN.group], displayName: 'Crew', members: member(bob) },
  },
  {
    method: 'PUT',
    path: `/Users/${ada}`,
    data: { id: ada, userName: 'ada', emails: work('countess@example.com'), nickName: 'A' },
  },
  {
    method: 'PATCH',
    path: `/Users/${ada}`,
    data: patchOf(
      { op: 'replace', path: 'active', value: false },
      { op: 'replace', value: { externalId: 'a-2', title: 'Lady', emails: work('l@example.com') } },
    ),
  },
  { method: 'PUT', path: `/Users/${ada}`, data: { schemas: [URN.user], userName: 'ada' } },
  { method: 'PATCH', path: `/Users/${bob}`, data: patchOf({ op: 'bend', path: 'title' }) },
  { method: 'DELETE', path: `/Users/${bob}` },
  { method: 'DELETE', path: `/Users/none` },
]

async function startCounting(id: MisbehaviourId | undefined): Promise<Client> {
  let number = 0
  return startServer({
    newId: () => idFor(++number),
    // The test compares stored documents, so reading the clock must not advance it.
    clock: () => new Date(Date.UTC(2026, 0, 1)),
    misbehaviours: id === undefined ? [] : [id],
  })
}

/** Returns the resources of the server without misbehaviours. */
async function holdings(client: Client): Promise<unknown> {
  client.misbehaviours.set([])
  const lists = await Promise.all(
    ['/Users', '/Groups'].map(async (path) => (await client.send('GET', path)).body.Resources),
  )
  return JSON.parse(JSON.stringify(lists).replaceAll(client.origin, ''))
}

async function writeSingly(client: Client): Promise<readonly string[]> {
  const statuses = []
  for (const { method, path = '', data } of writes) {
    const options = data === undefined ? {} : { body: data }
    statuses.push(String((await client.send(method, path, options)).status))
  }
  return statuses
}

const inBulk = writes.map((write, index) => ({ ...write, bulkId: `operation-${index}` }))

it.each([undefined, ...misbehaviours.map(({ id }) => id)])(
  'treats the operations of a bulk request as single requests: %s',
  async (id) => {
    const [one, other] = [await startCounting(id), await startCounting(id)]
    const statuses = await writeSingly(one)
    const answer = await bulk(other, inBulk)
    expect(answer.status).toBe(200)
    expect(statusesIn(answer)).toEqual(statuses)
    expect(await holdings(other)).toEqual(await holdings(one))
    expect([...one.failures, ...other.failures]).toEqual([])
  },
)

const takesTwoWrites = misbehaviours.map(({ id }) => id).filter((id) => id !== 'too-many-requests')

it.each(takesTwoWrites)(
  'resolves references to resources of earlier operations: %s',
  async (id) => {
    const client = await startServer({ misbehaviours: [id] })
    const group = {
      schemas: [URN.group],
      displayName: 'Team',
      members: [{ value: 'bulkId:ada', display: 'ada' }],
    }
    await bulk(client, [
      newUser('ada'),
      { method: 'POST', path: '/Groups', bulkId: 'team', data: group },
    ])
    client.misbehaviours.set([])
    const { Resources: users } = (await client.send('GET', '/Users')).body
    const { Resources: groups } = (await client.send('GET', '/Groups')).body
    expect(groups[0].members).toMatchObject([{ value: users[0].id }])
  },
)

it('shows the operation that was misbehaved with, and no other', async () => {
  const client = await startServer({ misbehaviours: ['no-put'] })
  const answer = await bulk(client, [
    newUser('ada'),
    { method: 'PUT', path: '/Users/bulkId:ada', data: { userName: 'eve' } },
    newUser('bob'),
  ])
  expect(statusesIn(answer)).toEqual(['201', '501', '201'])
  expect(answer.body.Operations[1].response).toMatchObject({ status: '501' })
  expect(idOf(answer, 'ada')).toMatch(/^[\w-]+$/)
})
