import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createUser } from '../test/provision.ts'
import { startServer } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { me as requirements } from './me.ts'
import { me } from './place.test-support.ts'
import { sampleOf } from './sample.test-support.ts'

const work = { title: 'Lady', emails: [{ value: 'ada@x.org', type: 'work' }] }

conforms(requirements, {
  async 'me-reads'(via) {
    const client = await via.start()
    await createUser(client, 'grace')
    const id = await createUser(client, me, work)
    const whole = await via.send(client, 'GET', '/Me')
    expect(whole.status).toBe(200)
    expect(whole.body).toEqual((await client.send('GET', `/Users/${id}`)).body)
    const title = await via.send(client, 'GET', '/Me?attributes=title')
    expect(title.body).toEqual({ schemas: [URN.user], id, title: 'Lady' })
    const rest = await via.send(client, 'GET', '/Me?excludedAttributes=title,emails,meta')
    expect(rest.body).toEqual({ schemas: [URN.user], id, userName: me })
  },

  async 'me-writes'(via) {
    const client = await via.start()
    for (const way of via.ways) {
      await client.send('DELETE', '/Me')
      const id = await createUser(client, me, work)
      const other = await createUser(client, `other by ${way}`, work)
      const { method, path, body } = sampleOf(way, { id, userName: me })
      const answer = await via.send(client, method, path, { body })
      const there = await client.send('GET', `/Users/${id}`)
      expect({ way, status: answer.status }).toEqual({
        way,
        status: method === 'DELETE' ? 204 : 200,
      })
      if (method === 'DELETE') expect(there.status).toBe(404)
      else {
        expect(answer.body).toEqual(there.body)
        expect(JSON.stringify(there.body)).toContain(`Countess by ${way}`)
      }
      expect((await client.send('GET', `/Users/${other}`)).body).toMatchObject(work)
    }
  },

  async 'me-location'(via) {
    const client = await via.start()
    for (const way of via.ways) {
      await client.send('DELETE', '/Me')
      const id = await createUser(client, me, work)
      const location = `${client.origin}/scim/v2/Users/${id}`
      const { method, path, body } = sampleOf(way, { id, userName: me })
      const answer = await via.send(client, method, path, { body })
      expect({ way, location: answer.headers.get('location') }).toEqual({ way, location })
      if (method !== 'DELETE') expect(answer.body.meta.location).toBe(location)
    }
  },

  async 'me-unknown'(via) {
    const client = await via.start()
    const id = await createUser(client, 'grace')
    for (const { way, method, path, body } of via.samples({ id, userName: me }))
      expect({ way, ...(await via.send(client, method, path, { body })) }).toMatchObject({
        way,
        status: 404,
        body: { schemas: [URN.error], status: '404' },
      })
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(1)
  },

  async 'me-off'(via) {
    const client = await startServer()
    const id = await createUser(client, me, work)
    for (const { way, method, path, body } of via.samples({ id, userName: me }))
      expect({ way, ...(await via.send(client, method, path, { body })) }).toMatchObject({
        way,
        status: 501,
        body: { schemas: [URN.error], status: '501' },
      })
    expect((await client.send('POST', '/Me', { body: {} })).status).toBe(501)
    expect((await client.send('GET', `/Users/${id}`)).body).toMatchObject(work)
  },
})
