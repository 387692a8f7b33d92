import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import {
  bulk as send,
  idOf,
  newGroup,
  newUser,
  statusesIn,
  withManager,
} from '../test/bulk-request.ts'
import { createUser, memberIdsOf, patchOf } from '../test/provision.ts'
import { startServer } from '../test/start-server.ts'
import { bulk } from './bulk.ts'
import { conforms } from './conforms.test-support.ts'

conforms(bulk, {
  async 'bulk-each'() {
    const client = await startServer()
    const ada = await createUser(client, 'ada')
    const answer = await send(client, [
      newUser('hedy'),
      { method: 'DELETE', path: `/Users/${ada}` },
    ])
    const location = `${client.origin}/scim/v2/Users`
    expect(answer).toMatchObject({ status: 200, body: { schemas: [URN.bulkResponse] } })
    expect(answer.body.Operations).toEqual([
      {
        method: 'POST',
        bulkId: 'hedy',
        location: `${location}/${idOf(answer, 'hedy')}`,
        version: 'W/"1"',
        status: '201',
      },
      { method: 'DELETE', location: `${location}/${ada}`, status: '204' },
    ])
  },

  async 'bulk-errors'() {
    const client = await startServer()
    await createUser(client, 'ada')
    const answer = await send(client, [newUser('grace'), newUser('ada'), newUser('hedy')])
    expect(statusesIn(answer)).toEqual(['201', '409', '201'])
    expect(answer.body.Operations[1].response).toEqual({
      schemas: [URN.error],
      status: '409',
      scimType: 'uniqueness',
      detail: expect.any(String),
    })
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(3)
  },

  async 'bulk-fail-on-errors'() {
    const client = await startServer()
    await createUser(client, 'ada')
    const Operations = ['ada', 'grace', 'ADA', 'hedy'].map((name) => newUser(name))
    const answer = await client.send('POST', '/Bulk', {
      body: { schemas: [URN.bulkRequest], failOnErrors: 2, Operations },
    })
    expect(statusesIn(answer)).toEqual(['409', '201', '409'])
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(2)
  },

  async 'bulk-id-in-data'() {
    const client = await startServer()
    const answer = await send(client, [
      newGroup('Staff', 'ada'),
      newUser('hedy', withManager('ada')),
      newUser('ada'),
    ])
    expect(statusesIn(answer)).toEqual(['201', '201', '201'])
    const ada = idOf(answer, 'ada')
    expect(await memberIdsOf(client, idOf(answer, 'Staff'))).toEqual([ada])
    const hedy = await client.send('GET', `/Users/${idOf(answer, 'hedy')}`)
    expect(hedy.body[URN.enterpriseUser].manager.value).toBe(ada)
  },

  async 'bulk-id-in-path'() {
    const client = await startServer()
    const data = patchOf({ op: 'add', path: 'title', value: 'Countess' })
    const answer = await send(client, [
      newUser('ada'),
      { method: 'PATCH', path: '/Users/bulkId:ada', data },
    ])
    expect(statusesIn(answer)).toEqual(['201', '200'])
    const { body } = await client.send('GET', `/Users/${idOf(answer, 'ada')}`)
    expect(body.title).toBe('Countess')
  },

  async 'bulk-circular'() {
    const client = await startServer()
    const answer = await send(client, [newGroup('A', 'B'), newGroup('B', 'A')])
    const [a, b] = [idOf(answer, 'A'), idOf(answer, 'B')]
    expect(statusesIn(answer)).toEqual(['201', '201'])
    expect(await memberIdsOf(client, a)).toEqual([b])
    expect(await memberIdsOf(client, b)).toEqual([a])
  },

  async 'bulk-circular-refused'() {
    const client = await startServer()
    const answer = await send(client, [
      newUser('ada', withManager('grace')),
      newUser('grace', withManager('ada')),
      newUser('hedy'),
    ])
    expect(statusesIn(answer)).toEqual(['409', '409', '201'])
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(1)
  },

  async 'bulk-version'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const operation = { method: 'DELETE', path: `/Users/${id}` }
    const refused = await send(client, [{ ...operation, version: 'W/"7"' }])
    const done = await send(client, [{ ...operation, version: 'W/"1"' }])
    expect(statusesIn(refused)).toEqual(['412'])
    expect(statusesIn(done)).toEqual(['204'])
  },

  async 'bulk-too-large'() {
    for (const [limits, detail] of [
      [{ bulkOperations: 1 }, '1 operations'],
      [{ bulkPayload: 200 }, '200 bytes'],
    ] as const) {
      const client = await startServer({ limits })
      const { status, body } = await send(client, [newUser('ada'), newUser('grace')])
      const config = await client.send('GET', '/ServiceProviderConfig')
      expect(status).toBe(413)
      expect(body.detail).toContain(detail)
      expect(Object.values(config.body.bulk)).toContain(Object.values(limits)[0])
      expect((await client.send('GET', '/Users')).body.totalResults).toBe(0)
    }
  },

  async 'bulk-off'() {
    const client = await startServer({ features: { bulk: false } })
    const { status, body } = await send(client, [newUser('ada')])
    expect([status, body.status]).toEqual([501, '501'])
    const config = await client.send('GET', '/ServiceProviderConfig')
    expect(config.body.bulk.supported).toBe(false)
  },
})
