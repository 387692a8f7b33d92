import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import {
  idOf,
  newGroup,
  newUser,
  statusesIn,
  withManager,
  type Operation,
} from '../test/bulk-request.ts'
import { createGroup, createUser, memberIdsOf, patchOf } from '../test/provision.ts'
import type { Answer, Client } from '../test/start-server.ts'
import { bulk } from './bulk.ts'
import { conforms } from './conforms.test-support.ts'
import type { Via } from './via.test-support.ts'

conforms(bulk, {
  async 'bulk-each'(via) {
    const { client, ids, operations } = await startWithOperations(via)
    const answer = await send(via, client, operations)
    const base = `${client.origin}/scim/v2/Users`
    const hedy = `${base}/${idOf(answer, 'hedy')}`
    expect(answer).toMatchObject({ status: 200, body: { schemas: [URN.bulkResponse] } })
    const version = expect.stringMatching(/^W\/"/)
    expect(answer.body.Operations).toEqual([
      { method: 'POST', bulkId: 'hedy', location: hedy, version, status: '201' },
      { method: 'PUT', location: `${base}/${ids[0]}`, version, status: '200' },
      { method: 'PATCH', location: `${base}/${ids[1]}`, version, status: '200' },
      { method: 'DELETE', location: `${base}/${ids[2]}`, status: '204' },
    ])
  },

  async 'bulk-order'(via) {
    const { client, operations } = await startWithOperations(via)
    for (const reverse of [false, true]) {
      const sent = [newUser(`a${reverse}`, withManager(`b${reverse}`)), newUser(`b${reverse}`)]
      const all = reverse ? sent : [...sent, ...operations]
      const { body } = await send(via, client, all)
      expect(body.Operations.map(({ method }: Operation) => method)).toEqual(
        all.map(({ method }) => method),
      )
      expect(body.Operations[0].bulkId).toBe(`a${reverse}`)
    }
  },

  async 'bulk-errors'(via) {
    const { client, operations } = await startWithOperations(via)
    const failing: readonly Operation[] = [
      newUser('ada'),
      { method: 'PUT', path: '/Users/none', data: { schemas: [URN.user], userName: 'x' } },
      { method: 'PATCH', path: '/Users/none', data: patchOf({ op: 'remove', path: 'title' }) },
      { method: 'DELETE', path: '/Users/none' },
    ]
    const answer = await send(
      via,
      client,
      failing.flatMap((each, index) => [each, operations[index]!]),
    )
    expect(statusesIn(answer)).toEqual(['409', '201', '404', '200', '404', '200', '404', '204'])
    for (const index of [0, 2, 4, 6]) {
      const { status, response } = answer.body.Operations[index]
      expect(response).toEqual({
        schemas: [URN.error],
        status,
        detail: expect.stringMatching(/./),
        ...(index === 0 && { scimType: 'uniqueness' }),
      })
    }
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(3)
  },

  async 'bulk-failed-post'(via) {
    const client = await via.start()
    await createUser(client, 'ada')
    const user = { schemas: [URN.user] }
    const failing: readonly Operation[] = [
      newUser('ada'),
      { method: 'POST', path: '/Users', bulkId: 'nameless', data: user },
      {
        method: 'POST',
        path: '/Users',
        bulkId: 'wrong',
        data: { ...user, userName: 'w', title: 7 },
      },
      newUser('lost', withManager('missing')),
      newUser('late', withManager('ada')),
      newGroup('Lost', 'missing'),
      newGroup('Own', 'Own', 'missing'),
      newGroup('One', 'Other'),
      newGroup('Other', 'One', 'ada'),
      {
        method: 'POST',
        path: '/Groups',
        bulkId: 'None',
        data: { schemas: [URN.group], displayName: 'None', members: [{ value: 'none' }] },
      },
    ]
    const answer = await send(via, client, failing)
    for (const [index, { status, ...operation }] of answer.body.Operations.entries()) {
      expect([failing[index]?.bulkId, Number(status) >= 400]).toEqual([
        failing[index]?.bulkId,
        true,
      ])
      expect(operation).not.toHaveProperty('location')
    }
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(1)
    expect((await client.send('GET', '/Groups')).body.totalResults).toBe(0)
  },

  async 'bulk-fail-on-errors'(via) {
    for (const failOnErrors of [1, 2]) {
      const { client, operations } = await startWithOperations(via)
      const bad = { method: 'DELETE', path: '/Users/none' }
      const [post, put, patch, remove] = operations as [Operation, Operation, Operation, Operation]
      const body = {
        schemas: [URN.bulkRequest],
        failOnErrors,
        Operations: [post, bad, put, bad, patch, remove],
      }
      const answer = await via.send(client, 'POST', '/Bulk', { body })
      const done = ['201', '404', '200', '404'].slice(0, failOnErrors * 2)
      expect(statusesIn(answer)).toEqual(done)
      const { body: users } = await client.send('GET', '/Users')
      expect(users.totalResults).toBe(4)
      const titles = users.Resources.filter(({ title }: { title?: string }) => title).length
      expect(titles).toBe(failOnErrors - 1)
    }
  },

  async 'bulk-id-in-data'(via) {
    const client = await via.start()
    const groups = [await createGroup(client, 'A'), await createGroup(client, 'B')]
    const staff = await createGroup(client, 'C')
    const members = [{ value: 'bulkId:ada' }]
    for (const order of ['before', 'after'] as const) {
      const ada = newUser('ada', { userName: `ada ${order}` })
      const [put, patch] = groups.map((id) => `/Groups/${id}`)
      const referring: readonly Operation[] = [
        { ...newGroup('Staff', 'ada') },
        newUser('hedy', { ...withManager('ada'), userName: `hedy ${order}` }),
        { method: 'PUT', path: put!, data: { schemas: [URN.group], displayName: 'A', members } },
        {
          method: 'PATCH',
          path: patch!,
          data: patchOf({ op: 'add', path: 'members', value: members }),
        },
        {
          method: 'PATCH',
          path: `/Groups/${staff}`,
          data: patchOf({ op: 'add', value: { members } }),
        },
        {
          method: 'PATCH',
          path: patch!,
          data: patchOf(
            { op: 'add', path: 'members', value: [{ value: 'bulkId:hedy' }] },
            { op: 'remove', path: 'members[value eq "bulkId:hedy"]' },
          ),
        },
      ]
      const sent = order === 'before' ? [...referring, ada] : [ada, ...referring]
      const answer = await send(via, client, sent)
      expect(new Set(statusesIn(answer))).toEqual(new Set(['200', '201', '204']))
      const id = idOf(answer, 'ada')
      expect(await memberIdsOf(client, idOf(answer, 'Staff'))).toEqual([id])
      for (const group of [...groups, staff]) expect(await memberIdsOf(client, group)).toContain(id)
      const hedy = await client.send('GET', `/Users/${idOf(answer, 'hedy')}`)
      expect(hedy.body[URN.enterpriseUser].manager.value).toBe(id)
      expect(await memberIdsOf(client, groups[1]!)).not.toContain(idOf(answer, 'hedy'))
    }
  },

  async 'bulk-id-in-path'(via) {
    const client = await via.start()
    const path = (name: string) => `/Users/bulkId:${name}`
    const answer = await send(via, client, [
      {
        method: 'PUT',
        path: path('ada'),
        data: { schemas: [URN.user], userName: 'ada', title: 'C' },
      },
      newUser('ada'),
      newUser('hedy'),
      {
        method: 'PATCH',
        path: path('hedy'),
        data: patchOf({ op: 'add', path: 'title', value: 'D' }),
      },
      newUser('grace'),
      { method: 'DELETE', path: path('grace') },
    ])
    expect(statusesIn(answer)).toEqual(['200', '201', '201', '200', '201', '204'])
    for (const [name, title] of [
      ['ada', 'C'],
      ['hedy', 'D'],
    ] as const)
      expect((await client.send('GET', `/Users/${idOf(answer, name)}`)).body.title).toBe(title)
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(2)
  },

  async 'bulk-circular'(via) {
    const client = await via.start()
    const answer = await send(via, client, [
      newGroup('A', 'B'),
      newGroup('B', 'C'),
      newGroup('C', 'A'),
    ])
    const [a, b, c] = ['A', 'B', 'C'].map((name) => idOf(answer, name)) as [string, string, string]
    expect(statusesIn(answer)).toEqual(['201', '201', '201'])
    expect(await memberIdsOf(client, a)).toEqual([b])
    expect(await memberIdsOf(client, b)).toEqual([c])
    expect(await memberIdsOf(client, c)).toEqual([a])
  },

  async 'bulk-circular-refused'(via) {
    const client = await via.start()
    const answer = await send(via, client, [
      newUser('ada', withManager('grace')),
      newUser('grace', withManager('ada')),
      newUser('narcissus', withManager('narcissus')),
      newUser('hedy'),
    ])
    expect(statusesIn(answer)).toEqual(['409', '409', '409', '201'])
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(1)
  },

  async 'bulk-message'(via) {
    const { client, operations } = await startWithOperations(via)
    const before = (await client.send('GET', '/Users')).body
    const schemas = [URN.bulkRequest]
    const [post, ...others] = operations
    for (const body of [
      { Operations: operations },
      { schemas: [URN.patchOp], Operations: operations },
      { schemas, Operations: operations, failOnErrors: 'one' },
      { schemas, Operations: [...operations, { path: '/Users', data: {} }] },
      { schemas, Operations: [...operations, { method: 'DELETE' }] },
      { schemas, Operations: [...operations, { method: 'GET', path: '/Users' }] },
      { schemas, Operations: [{ ...post, bulkId: undefined }, ...others] },
    ]) {
      expect(await via.send(client, 'POST', '/Bulk', { body })).toMatchObject({
        status: 400,
        body: { schemas: [URN.error], scimType: 'invalidSyntax' },
      })
    }
    expect((await client.send('GET', '/Users')).body).toEqual(before)
  },

  async 'bulk-too-large'(via) {
    for (const [limits, detail, name] of [
      [{ bulkOperations: 3 }, '3', 'maxOperations'],
      [{ bulkPayload: 300 }, '300', 'maxPayloadSize'],
    ] as const) {
      const { client, operations } = await startWithOperations(via, limits)
      const before = (await client.send('GET', '/Users')).body
      const { status, body } = await send(via, client, operations)
      expect(status).toBe(413)
      expect(body).toMatchObject({ schemas: [URN.error], status: '413' })
      expect(body.detail).toContain(detail)
      const config = await client.send('GET', '/ServiceProviderConfig')
      expect(config.body.bulk[name]).toBe(Number(detail))
      expect((await client.send('GET', '/Users')).body).toEqual(before)
    }
  },

  async 'bulk-off'(via) {
    const { client, operations } = await startWithOperations(via, {}, { bulk: false })
    const before = (await client.send('GET', '/Users')).body
    const { status, body } = await send(via, client, operations)
    expect([status, body.status]).toEqual([501, '501'])
    const config = await client.send('GET', '/ServiceProviderConfig')
    expect(config.body.bulk.supported).toBe(false)
    expect((await client.send('GET', '/Users')).body).toEqual(before)
  },
})

function send(via: Via, client: Client, Operations: readonly Operation[]): Promise<Answer> {
  const body = { schemas: [URN.bulkRequest], Operations }
  return via.send(client, 'POST', '/Bulk', { body })
}

interface Started {
  readonly client: Client
  readonly ids: readonly string[]
  /** A POST, a PUT, a PATCH and a DELETE that succeed. */
  readonly operations: readonly Operation[]
}

async function startWithOperations(via: Via, limits = {}, features = {}): Promise<Started> {
  const client = await via.start({ limits, features })
  const ids = [
    await createUser(client, 'ada'),
    await createUser(client, 'bob'),
    await createUser(client, 'cleo'),
  ]
  const title = 'Countess'
  const operations = [
    newUser('hedy'),
    {
      method: 'PUT',
      path: `/Users/${ids[0]}`,
      data: { schemas: [URN.user], userName: 'ada', title },
    },
    {
      method: 'PATCH',
      path: `/Users/${ids[1]}`,
      data: patchOf({ op: 'add', path: 'title', value: title }),
    },
    { method: 'DELETE', path: `/Users/${ids[2]}` },
  ]
  return { client, ids, operations }
}
