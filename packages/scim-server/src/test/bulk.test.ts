import { groupResourceType, URN, userResourceType } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import type { Limits } from '../directory/settings.ts'
import { bulk, idOf, newUser, statusesIn, type Operation } from './bulk-request.ts'
import { deviceResourceType, deviceSchema } from './device.ts'
import { createGroup, createUser, memberIdsOf, patchOf } from './provision.ts'
import { startServer } from './start-server.ts'

it('tries each operation and reports its outcome (RFC 7644 §3.7.3)', async () => {
  const client = await startServer()
  const ada = await createUser(client, 'ada')
  const grace = await createUser(client, 'grace')
  const staff = await createGroup(client, 'Staff')
  const base = `${client.origin}/scim/v2`

  const answer = await bulk(client, [
    newUser('hedy'),
    {
      method: 'PUT',
      path: `/Users/${ada}`,
      data: { schemas: [URN.user], userName: 'ada', title: 'C' },
    },
    {
      method: 'PATCH',
      path: `/Groups/${staff}`,
      data: patchOf({ op: 'add', path: 'members', value: [{ value: ada }] }),
    },
    { method: 'DELETE', path: `/Users/${grace}`, version: 'W/"1"' },
  ])
  const hedy = idOf(answer, 'hedy')
  const read = await client.send('GET', `/Users/${hedy}`)

  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({
    schemas: [URN.bulkResponse],
    Operations: [
      {
        method: 'POST',
        bulkId: 'hedy',
        location: `${base}/Users/${hedy}`,
        version: 'W/"1"',
        status: '201',
      },
      { method: 'PUT', location: `${base}/Users/${ada}`, version: 'W/"2"', status: '200' },
      { method: 'PATCH', location: `${base}/Groups/${staff}`, version: 'W/"2"', status: '204' },
      { method: 'DELETE', location: `${base}/Users/${grace}`, status: '204' },
    ],
  })
  expect(read.body.userName).toBe('hedy')
  expect(await memberIdsOf(client, staff)).toEqual([ada])
})

it('goes on after a failure and answers it with an Error (RFC 7644 §3.7.3)', async () => {
  const client = await startServer()
  const ada = await createUser(client, 'ada')
  const error = (status: string) => expect.objectContaining({ schemas: [URN.error], status })
  const location = `${client.origin}/scim/v2/Users/${ada}`

  const { body } = await bulk(client, [
    newUser('ada'),
    { method: 'DELETE', path: `/Users/${ada}`, version: 'W/"7"' },
    newUser('grace'),
  ])

  expect(body.Operations).toEqual([
    { method: 'POST', bulkId: 'ada', status: '409', response: error('409') },
    { method: 'DELETE', location, status: '412', response: error('412') },
    expect.objectContaining({ bulkId: 'grace', status: '201' }),
  ])
  expect(body.Operations[0].response.scimType).toBe('uniqueness')
})

it.each([
  [1, ['201', '409']],
  [2, ['201', '409', '201', '409']],
  [3, ['201', '409', '201', '409', '201']],
])('stops after %i failures (RFC 7644 §3.7, failOnErrors)', async (failOnErrors, statuses) => {
  const client = await startServer()
  const names = ['a', 'a', 'b', 'b', 'c']

  const answer = await bulk(
    client,
    names.map((userName, index) => newUser(String(index), { userName })),
    { failOnErrors },
  )
  const users = await client.send('GET', '/Users')

  expect(statusesIn(answer)).toEqual(statuses)
  expect(users.body.totalResults).toBe(statuses.filter((status) => status === '201').length)
})

it.each<[Operation, string]>([
  [{ method: 'POST', path: '/Devices', bulkId: 'x', data: {} }, '404'],
  [{ method: 'POST', path: 'Users', bulkId: 'x', data: {} }, '404'],
  [{ method: 'POST', path: '', bulkId: 'x', data: {} }, '404'],
  [
    {
      method: 'POST',
      path: '/Bulk',
      bulkId: 'x',
      data: { schemas: [URN.bulkRequest], Operations: [] },
    },
    '404',
  ],
  [{ method: 'POST', path: '/Users/.search', bulkId: 'x', data: {} }, '405'],
  [{ method: 'POST', path: '/../v2/Users', bulkId: 'x', data: {} }, '404'],
  [{ method: 'PUT', path: '/Users/%zz', data: {} }, '404'],
  [{ method: 'POST', path: '/Users/none', bulkId: 'x', data: {} }, '405'],
  [{ method: 'DELETE', path: '/Users' }, '405'],
  [{ method: 'DELETE', path: '/Users/none' }, '404'],
  [{ method: 'POST', path: '/Users', bulkId: 'x' }, '400'],
  [{ method: 'POST', path: '/Users', bulkId: 'x', data: null }, '400'],
  [{ method: 'POST', path: '/Users', bulkId: 'x', data: [{}] }, '400'],
  [{ method: 'POST', path: '/Groups', bulkId: 'x', data: { displayName: 'x', members: 7 } }, '400'],
  [
    {
      method: 'POST',
      path: '/Groups',
      bulkId: 'x',
      data: { displayName: 'x', members: ['bulkId:x'] },
    },
    '400',
  ],
])('fails %j by itself (RFC 7644 §3.7)', async (operation, status) => {
  const client = await startServer()

  const answer = await bulk(client, [operation, newUser('grace')])

  expect(answer.status).toBe(200)
  expect(statusesIn(answer)).toEqual([status, '201'])
  expect(answer.body.Operations[0].response).toMatchObject({ schemas: [URN.error], status })
  expect(client.failures).toEqual([])
})

it.each<[Operation[], string, string]>([
  [[newUser('a'), newUser('a')], 'invalidValue', 'bulkId a'],
  [[{ method: 'GET', path: '/Users' }], 'invalidSyntax', 'Operations.0.method'],
  [[{ method: 'POST', path: '/Users', data: {} }], 'invalidSyntax', 'Operations.0.bulkId'],
  [[{ method: 'DELETE' }], 'invalidSyntax', 'Operations.0.path'],
])('refuses %j as a whole (RFC 7644 §3.7)', async (operations, scimType, detail) => {
  const client = await startServer()

  const { status, body } = await bulk(client, operations)
  const users = await client.send('GET', '/Users')

  expect([status, body.scimType]).toEqual([400, scimType])
  expect(body.detail).toContain(detail)
  expect(users.body.totalResults).toBe(0)
})

it.each<[Partial<Limits>, string]>([
  [{ bulkOperations: 1 }, '1 operations'],
  [{ bulkPayload: 200 }, '200 bytes'],
])('answers 413 beyond %j (RFC 7644 §3.7.4)', async (limits, detail) => {
  const client = await startServer({ limits })

  const { status, body } = await bulk(client, [newUser('ada'), newUser('grace')])
  const config = await client.send('GET', '/ServiceProviderConfig')
  const users = await client.send('GET', '/Users')

  expect(status).toBe(413)
  expect(body.detail).toContain(detail)
  expect(config.body.bulk).toMatchObject({
    supported: true,
    maxOperations: limits.bulkOperations ?? 1000,
    maxPayloadSize: limits.bulkPayload ?? 1048576,
  })
  expect(users.body.totalResults).toBe(0)
})

it('counts bytes and not characters (RFC 7644 §3.7.4)', async () => {
  const client = await startServer({ limits: { bulkPayload: 500 } })
  const ascii = await bulk(client, [newUser('ada', { title: 'x'.repeat(200) })])
  const umlauts = await bulk(client, [newUser('grace', { title: 'ü'.repeat(200) })])
  expect([ascii.status, umlauts.status]).toEqual([200, 413])
})

it('selects attributes in the path of an operation, and needs none of the answer (RFC 7644 §3.9)', async () => {
  const client = await startServer()
  const staff = await createGroup(client, 'Staff')

  const { body } = await bulk(client, [
    {
      method: 'PATCH',
      path: `/Groups/${staff}?attributes=displayName`,
      data: patchOf({ op: 'replace', path: 'displayName', value: 'Crew' }),
    },
  ])

  const location = `${client.origin}/scim/v2/Groups/${staff}`
  expect(body.Operations).toEqual([{ method: 'PATCH', location, version: 'W/"2"', status: '200' }])
})

it('accepts custom resource types, and keeps directories apart (RFC 7644 §3.7)', async () => {
  const client = await startServer({
    resourceTypes: [userResourceType, groupResourceType, deviceResourceType],
    directories: [{ name: 'acme', token: 'secret' }],
  })
  const Operations = [
    {
      method: 'POST',
      path: '/Devices',
      bulkId: 'd',
      data: { schemas: [deviceSchema.id], serial: '1' },
    },
  ]

  const response = await fetch(`${client.origin}/acme/scim/v2/Bulk`, {
    method: 'POST',
    headers: { authorization: 'Bearer secret', 'content-type': 'application/scim+json' },
    body: JSON.stringify({ schemas: [URN.bulkRequest], Operations }),
  })
  const elsewhere = await client.send('GET', '/Devices')

  expect(await response.json()).toMatchObject({
    Operations: [{ status: '201', location: expect.stringContaining('/acme/scim/v2/Devices/') }],
  })
  expect(elsewhere.body.totalResults).toBe(0)
})
