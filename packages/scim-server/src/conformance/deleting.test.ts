import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createGroup, createUser, memberIdsOf, patchOf } from '../test/provision.ts'
import { startServer } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { deleting } from './deleting.ts'

conforms(deleting, {
  async 'deleted-status'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const answer = await client.send('DELETE', `/Users/${id}`)
    expect(answer).toMatchObject({ status: 204, body: undefined })
  },

  async 'deleted-is-gone'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    await client.send('DELETE', `/Users/${id}`)
    for (const [method, body] of [
      ['GET', undefined],
      ['PUT', { schemas: [URN.user], userName: 'ada' }],
      ['PATCH', patchOf({ op: 'replace', path: 'title', value: 'Countess' })],
      ['DELETE', undefined],
    ] as const)
      expect(await client.send(method, `/Users/${id}`, { body })).toMatchObject({
        status: 404,
        body: { schemas: [URN.error], status: '404' },
      })
    const filter = encodeURIComponent('userName eq "ada"')
    const found = await client.send('GET', `/Users?filter=${filter}`)
    expect(found.body).toMatchObject({ totalResults: 0, Resources: [] })
  },

  async 'deleted-name-is-free'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    await client.send('DELETE', `/Users/${id}`)
    const again = await client.send('POST', '/Users', {
      body: { schemas: [URN.user], userName: 'ada' },
    })
    expect(again.status).toBe(201)
    expect(again.body.id).not.toBe(id)
  },

  async 'deleted-member'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const kept = await createUser(client, 'grace')
    const group = await createGroup(client, 'Engineers', [id, kept])
    await client.send('DELETE', `/Users/${id}`)
    expect(await memberIdsOf(client, group)).toEqual([kept])
  },
})
