import { URN } from '@pingone-sandbox/scim'
import { expect } from 'vitest'
import { createUser, patchOf } from '../test/provision.ts'
import { startServer } from '../test/start-server.ts'
import { conforms } from './conforms.test-support.ts'
import { errors } from './errors.ts'

const ada = { schemas: [URN.user], userName: 'ada' }

conforms(errors, {
  async 'error-body'() {
    const client = await startServer()
    await createUser(client, 'ada')
    for (const [method, path, body, status, scimType] of [
      ['GET', '/Users/none', undefined, 404, undefined],
      ['GET', '/Users?filter=x', undefined, 400, 'invalidFilter'],
      ['POST', '/Users', ada, 409, 'uniqueness'],
      ['POST', '/Users', { schemas: [URN.user] }, 400, 'invalidValue'],
      ['PATCH', '/Schemas', {}, 405, undefined],
      ['GET', '/Schemas?filter=id%20pr', undefined, 403, undefined],
    ] as const) {
      const answer = await client.send(method, path, { body })
      expect(answer.status).toBe(status)
      expect(answer.body).toEqual({
        schemas: [URN.error],
        status: String(status),
        detail: expect.stringMatching(/./),
        ...(scimType && { scimType }),
      })
    }
    expect(client.failures).toEqual([])
  },

  async 'error-media-type'() {
    const client = await startServer()
    for (const path of ['/Users', '/Users/none', '/nowhere']) {
      const { headers } = await client.send('GET', path)
      expect(headers.get('content-type')).toBe('application/scim+json')
    }
  },

  async 'request-media-type'() {
    const client = await startServer()
    const send = (type: string, userName: string) =>
      client.send('POST', '/Users', {
        body: { ...ada, userName },
        headers: { 'content-type': type },
      })
    expect((await send('application/scim+json; charset=utf-8', 'a')).status).toBe(201)
    expect((await send('application/json', 'b')).status).toBe(201)
    expect(await send('text/plain', 'c')).toMatchObject({ status: 415, body: { status: '415' } })
  },

  async 'error-syntax'() {
    const client = await startServer()
    for (const body of ['', '{"userName":', '[]', '"ada"', 'null', '7'])
      expect(await client.send('POST', '/Users', { body })).toMatchObject({
        status: 400,
        body: { scimType: 'invalidSyntax' },
      })
  },

  async 'error-unknown-path'() {
    const client = await startServer()
    for (const path of ['/Devices', '/users', '/Users/a/b', '/Users/%zz'])
      expect(await client.send('GET', path)).toMatchObject({ status: 404, body: { status: '404' } })
  },

  async 'error-method'() {
    const client = await startServer()
    for (const [method, path, allow] of [
      ['DELETE', '/Users', 'GET, HEAD, POST'],
      ['POST', '/Users/some', 'GET, HEAD, PUT, PATCH, DELETE'],
      ['POST', '/Schemas', 'GET, HEAD'],
      ['GET', '/Bulk', 'POST'],
    ] as const) {
      const { status, headers, body } = await client.send(method, path)
      expect([status, body.status, headers.get('allow')]).toEqual([405, '405', allow])
    }
  },

  async 'error-too-large'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const title = 'x'.repeat(2 * 1024 * 1024)
    const large = await client.send('POST', '/Users', { body: { ...ada, title } })
    expect(large).toMatchObject({ status: 413, body: { status: '413' } })
    const operations = Array.from({ length: 1001 }, () => ({ op: 'remove', path: 'title' }))
    const many = await client.send('PATCH', `/Users/${id}`, { body: patchOf(...operations) })
    expect(many).toMatchObject({ status: 413, body: { status: '413' } })
  },

  async 'error-hostile'() {
    const client = await startServer()
    const id = await createUser(client, 'ada')
    const nested = `{"schemas":["${URN.user}"],"userName":"b","name":${'['.repeat(9999)}${']'.repeat(9999)}}`
    for (const [method, path, body] of [
      ['POST', '/Users', nested],
      ['POST', '/Users', '{"__proto__":{"active":true},"userName":"b"}'],
      ['POST', '/Users', '{"userName":"b","name":{"constructor":{}}}'],
      ['PATCH', `/Users/${id}`, patchOf({ op: 'add', path: '__proto__', value: {} })],
      ['PATCH', `/Users/${id}`, patchOf({ op: 'add', path: 'constructor.prototype', value: 1 })],
    ] as const)
      expect((await client.send(method, path, { body })).status).toBe(400)
    expect(Object.keys(Object.prototype)).toEqual([])
  },
})
