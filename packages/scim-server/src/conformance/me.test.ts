import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createUser, patchOf } from '../test/provision.ts'
import { startServer } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { me } from './me.ts'

conforms(me, {
  async 'me-reads'() {
    const client = await startServer({ me: 'ada' })
    await createUser(client, 'grace')
    const id = await createUser(client, 'ada')
    const { status, body } = await client.send('GET', '/Me')
    expect(status).toBe(200)
    expect(body).toMatchObject({ id, userName: 'ada' })
  },

  async 'me-location'() {
    const client = await startServer({ me: 'ada' })
    const location = `${client.origin}/scim/v2/Users/${await createUser(client, 'ada')}`
    const { headers, body } = await client.send('GET', '/Me')
    expect(headers.get('location')).toBe(location)
    expect(headers.get('content-location')).toBe(location)
    expect(body.meta.location).toBe(location)
  },

  async 'me-writes'() {
    const client = await startServer({ me: 'ada' })
    const id = await createUser(client, 'ada')
    const titleOf = async () => (await client.send('GET', `/Users/${id}`)).body.title
    await client.send('PATCH', '/Me', {
      body: patchOf({ op: 'add', path: 'title', value: 'Countess' }),
    })
    expect(await titleOf()).toBe('Countess')
    await client.send('PUT', '/Me', {
      body: { schemas: [URN.user], userName: 'ada', title: 'Programmer' },
    })
    expect(await titleOf()).toBe('Programmer')
    expect((await client.send('DELETE', '/Me')).status).toBe(204)
    expect((await client.send('GET', `/Users/${id}`)).status).toBe(404)
  },

  async 'me-unknown'() {
    const client = await startServer({ me: 'ada' })
    await createUser(client, 'grace')
    expect(await client.send('GET', '/Me')).toMatchObject({ status: 404, body: { status: '404' } })
  },

  async 'me-off'() {
    const client = await startServer()
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'POST'])
      expect((await client.send(method, '/Me')).status).toBe(501)
  },
})
