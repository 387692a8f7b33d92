import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { bulk, idOf, newGroup, newUser, statusesIn } from './bulk-request.ts'
import { createUser, memberIdsOf, patchOf } from './provision.ts'
import { startServer } from './start-server.ts'

const text = 'bulkId:42'

it('keeps text that looks like a reference where the schema has no resource', async () => {
  const client = await startServer()
  const id = await createUser(client, 'plain')
  const attributes = {
    displayName: text,
    title: 'bulkId:grace',
    name: { givenName: text },
    emails: [{ value: text, display: 'x/bulkId:grace' }],
    photos: [{ value: 'https://example.com/bulkId:42' }],
    [URN.enterpriseUser]: { department: text },
  }
  const answer = await bulk(client, [
    newUser('ada', attributes),
    newUser('grace'),
    {
      method: 'PUT',
      path: `/Users/${id}`,
      data: { schemas: [URN.user], userName: text, ...attributes },
    },
    newGroup(text),
    {
      method: 'PATCH',
      path: '/Users/bulkId:grace',
      data: patchOf(
        { op: 'add', path: 'nickName', value: text },
        { op: 'add', value: { displayName: text, [`${URN.enterpriseUser}:costCenter`]: text } },
        { op: 'add', path: 'emails[type eq "work" and display eq "bulkId:42"].value', value: text },
      ),
    },
  ])
  expect(statusesIn(answer)).toEqual(['201', '201', '200', '201', '200'])
  for (const user of [idOf(answer, 'ada'), id])
    expect((await client.send('GET', `/Users/${user}`)).body).toMatchObject(attributes)
  const group = await client.send('GET', `/Groups/${idOf(answer, text)}`)
  expect(group.body.displayName).toBe(text)
  expect((await client.send('GET', `/Users/${idOf(answer, 'grace')}`)).body).toMatchObject({
    displayName: text,
    nickName: text,
    emails: [{ type: 'work', display: text, value: text }],
    [URN.enterpriseUser]: { costCenter: text },
  })
})

it('resolves references in every form in which the schema has a resource', async () => {
  const client = await startServer()
  const manager = `${URN.enterpriseUser}:manager`
  const answer = await bulk(client, [
    newUser('boss'),
    newUser('a', { [URN.enterpriseUser]: { manager: 'bulkId:boss' } }),
    newUser('b', {
      [URN.enterpriseUser]: { MANAGER: { Value: 'bulkId:boss', $ref: '../Users/bulkId:boss' } },
    }),
    newUser('c'),
    newGroup('Team', 'c'),
    {
      method: 'PATCH',
      path: '/Users/bulkId:c',
      data: patchOf({ op: 'add', path: `${manager}.value`, value: 'bulkId:boss' }),
    },
    {
      method: 'PATCH',
      path: '/Groups/bulkId:Team',
      data: patchOf(
        { op: 'add', value: { members: [{ value: 'bulkId:a' }] } },
        { op: 'add', path: 'members', value: ['bulkId:b', { value: 'bulkId:boss' }] },
        { op: 'remove', path: 'members', value: { members: [{ value: 'bulkId:boss' }] } },
        { op: 'remove', path: 'members[value eq "bulkId:c" or display eq "bulkId:a"]' },
      ),
    },
  ])
  expect(statusesIn(answer)).toEqual(['201', '201', '201', '201', '201', '200', '204'])
  const [boss, a, b, c] = ['boss', 'a', 'b', 'c'].map((name) => idOf(answer, name))
  for (const id of [a, b, c])
    expect((await client.send('GET', `/Users/${id}`)).body[URN.enterpriseUser].manager.value).toBe(
      boss,
    )
  const { body } = await client.send('GET', `/Users/${b}`)
  expect(body[URN.enterpriseUser].manager.$ref).toBe(`../Users/${boss}`)
  expect(await memberIdsOf(client, idOf(answer, 'Team'))).toEqual([a, b].toSorted())
})

it.each(['Users', 'Users/1', '', 'http://example.com/scim/v2/Users'])(
  'refuses the path %j, which it names as it was sent',
  async (path) => {
    const client = await startServer()
    const data = { schemas: [URN.user], userName: 'ada' }
    const answer = await bulk(client, [
      { method: 'POST', path, bulkId: 'b', data },
      { method: 'DELETE', path },
    ])
    const [created, removed] = answer.body.Operations
    for (const { status, response } of [created, removed]) {
      expect([status, response.status]).toEqual(['404', '404'])
      expect(response.detail).toContain(JSON.stringify(path))
    }
    expect(removed.location).toBe(`${client.origin}/scim/v2/${path}`)
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(0)
  },
)
