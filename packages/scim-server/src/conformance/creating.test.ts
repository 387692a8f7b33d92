import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { startServer } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { creating } from './creating.ts'

conforms(creating, {
  async 'created-status'() {
    const client = await startServer()
    const { status, body } = await client.send('POST', '/Users', {
      body: { schemas: [URN.user], userName: 'ada', title: 'Engineer' },
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({ userName: 'ada', title: 'Engineer', id: expect.any(String) })
  },

  async 'location-of-created'() {
    const client = await startServer()
    const { headers, body } = await client.send('POST', '/Users', {
      body: { schemas: [URN.user], userName: 'ada' },
    })
    expect(headers.get('location')).toBe(`${client.origin}/scim/v2/Users/${body.id}`)
    expect(body.meta.location).toBe(headers.get('location'))
  },

  async 'required-of-created'() {
    const client = await startServer()
    for (const userName of [undefined, null, '']) {
      const body = { schemas: [URN.user], userName, title: 'Engineer' }
      const refused = await client.send('POST', '/Users', { body })
      expect(refused).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } })
      expect(refused.body.detail).toContain('userName')
    }
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(0)
  },

  async 'read-only-ignored'() {
    const client = await startServer()
    const { status, body } = await client.send('POST', '/Users', {
      body: { schemas: [URN.user], userName: 'ada', id: 'mine', groups: [{ value: 'none' }] },
    })
    expect(status).toBe(201)
    expect(body.id).not.toBe('mine')
    expect(body).not.toHaveProperty('groups')
  },
})
