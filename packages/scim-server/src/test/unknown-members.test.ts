import { URN } from '@pingone-sandbox/scim'
import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect, it } from 'vitest'
import { scimServerCollections as collections } from '../directory/collections.ts'
import { list } from './listing.ts'
import { createGroup, createUser, memberIdsOf, patchOf } from './provision.ts'
import { startServer, type Client } from './start-server.ts'

const stranger = { value: 'stranger', display: 'Stranger', type: 'User' }
const group = (displayName: string, members: readonly object[]) => ({
  schemas: [URN.group],
  displayName,
  members,
})
const bulk = async (client: Client, ...operations: readonly object[]) => {
  const body = { schemas: [URN.bulkRequest], Operations: operations }
  return (await client.send('POST', '/Bulk', { body })).body.Operations
}

it('refuses unknown members in every way in unless it is set up to take them', async () => {
  for (const [unknownMembers, outcomes] of [
    [undefined, ['400', '400', '400', '400', '400', '400', '400']],
    [true, ['201', '200', '204', '204', '201', '200', '204']],
  ] as const) {
    const client = await startServer({ unknownMembers })
    const path = `/Groups/${await createGroup(client, 'Team')}`
    const add = patchOf({ op: 'add', path: 'members', value: [stranger] })
    const answers = [
      await client.send('POST', '/Groups', { body: group('A', [stranger]) }),
      await client.send('PUT', path, { body: group('Team', [stranger]) }),
      await client.send('PATCH', path, { body: add }),
      await client.send('PATCH', path, {
        body: patchOf({ op: 'replace', value: { members: [{ value: 'other' }] } }),
      }),
      ...(await bulk(
        client,
        { method: 'POST', path: '/Groups', bulkId: 'b', data: group('B', [stranger]) },
        { method: 'PUT', path, data: group('Team', [stranger]) },
        { method: 'PATCH', path, data: add },
      )),
    ]
    expect(answers.map(({ status }) => String(status))).toEqual(outcomes)
    const details = answers.flatMap(({ body }) => body?.detail ?? [])
    expect(details).toEqual(
      Array(unknownMembers ? 0 : 4).fill(
        expect.stringMatching(/^There is no user or group \w+ to/),
      ),
    )
    expect(await memberIdsOf(client, path.slice('/Groups/'.length))).toEqual(
      unknownMembers ? ['stranger'] : [],
    )
  }
})

it.each([
  ['in memory', () => createMemoryStore({ collections })],
  ['in SQLite', () => createSqliteStore({ collections })],
])('shows, finds, removes and deletes with unknown members, %s', async (_, createStore) => {
  const client = await startServer({ unknownMembers: true, store: createStore() })
  const ada = await createUser(client, 'ada')
  const id = await createGroup(client, 'Team', [ada, 'stranger', 'other'])
  const outer = await createGroup(client, 'Outer', [id])
  const path = `/Groups/${id}`

  const { body } = await client.send('GET', path)
  const $ref = `${client.origin}/scim/v2/Users/${ada}`
  expect(body.members).toEqual([
    { value: ada, $ref, type: 'User', display: 'ada' },
    { value: 'stranger' },
    { value: 'other' },
  ])
  for (const filter of [
    'members.value eq "stranger"',
    'members[value eq "stranger"]',
    'members.value sw "stran"',
    'members[value eq "stranger" and not (type pr)]',
  ])
    expect((await list(client, '/Groups', { filter })).body).toMatchObject({
      totalResults: 1,
      Resources: [{ id }],
    })
  const groups = (await client.send('GET', `/Users/${ada}`)).body.groups
  expect(groups.map(({ value }: { value: string }) => value)).toEqual([id, outer])

  const remove = (target: string) =>
    client.send('PATCH', path, { body: patchOf({ op: 'remove', path: target }) })
  expect((await remove('members[value eq "stranger"]')).status).toBe(204)
  expect(await memberIdsOf(client, id)).toEqual([ada, 'other'].toSorted())
  expect((await remove('members[not (display pr)]')).status).toBe(204)
  expect(await memberIdsOf(client, id)).toEqual([ada])

  await client.send('PUT', path, { body: group('Team', [stranger]) })
  expect(await memberIdsOf(client, id)).toEqual(['stranger'])
  expect((await client.send('DELETE', path)).status).toBe(204)
  expect((await list(client, '/Groups', { filter: 'members pr' })).body.totalResults).toBe(0)
})

it('keeps the unknown members of a group when it is no longer set up to take them', async () => {
  const store = createSqliteStore({ collections })
  const before = await startServer({ unknownMembers: true, store })
  const id = await createGroup(before, 'Team', ['stranger'])
  const client = await startServer({ store: { ...store, close: async () => {} } })
  const put = await client.send('PUT', `/Groups/${id}`, { body: group('Crew', [stranger]) })
  expect(put).toMatchObject({ status: 200, body: { members: [{ value: 'stranger' }] } })
  expect((await client.send('PUT', `/Groups/${id}`, { body: group('Crew', []) })).status).toBe(200)
  const again = await client.send('PUT', `/Groups/${id}`, { body: group('Crew', [stranger]) })
  expect(again.status).toBe(400)
})

it('refuses a group as its own member even where unknown members are taken', async () => {
  const client = await startServer({ unknownMembers: true })
  const id = await createGroup(client, 'Team')
  const body = patchOf({ op: 'add', path: 'members', value: [{ value: id }] })
  expect((await client.send('PATCH', `/Groups/${id}`, { body })).status).toBe(400)
})
