import { URN } from '@pingone-sandbox/scim'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect, it } from 'vitest'
import { collectionsFor } from '../directory/collections.ts'
import { createUser } from './provision.ts'
import { startServer } from './start-server.ts'

const user = { schemas: [URN.user], userName: 'ada' }

it.each([
  ['an unknown user', 'GET', '/Users/none', {}, 404, undefined],
  ['an unknown user', 'PUT', '/Users/none', { body: user }, 404, undefined],
  ['an unknown user', 'DELETE', '/Users/none', {}, 404, undefined],
  ['an unknown path', 'GET', '/Devices', {}, 404, undefined],
  ['a path below a user', 'GET', '/Users/a/b', {}, 404, undefined],
  ['JSON that is broken', 'POST', '/Users', { body: '{"userName":' }, 400, 'invalidSyntax'],
  ['an empty body', 'POST', '/Users', { body: '' }, 400, 'invalidSyntax'],
  ['an array', 'POST', '/Users', { body: [user] }, 400, 'invalidSyntax'],
  [
    'a user without a userName',
    'POST',
    '/Users',
    { body: { schemas: [URN.user] } },
    400,
    'invalidValue',
  ],
  [
    'a userName that is a number',
    'POST',
    '/Users',
    { body: { ...user, userName: 7 } },
    400,
    'invalidValue',
  ],
  [
    'emails that are a string',
    'POST',
    '/Users',
    { body: { ...user, emails: 7 } },
    400,
    'invalidValue',
  ],
  [
    'a group without a name',
    'POST',
    '/Groups',
    { body: { schemas: [URN.group] } },
    400,
    'invalidValue',
  ],
  [
    'members that are a number',
    'POST',
    '/Groups',
    { body: { schemas: [URN.group], displayName: 'x', members: 7 } },
    400,
    'invalidValue',
  ],
  [
    'an attribute of the prototype',
    'POST',
    '/Users',
    { body: '{"userName":"a","__proto__":{"x":1}}' },
    400,
    'invalidValue',
  ],
  [
    'text',
    'POST',
    '/Users',
    { body: 'hi', headers: { 'content-type': 'text/plain' } },
    415,
    undefined,
  ],
  ['a bulk request of nothing', 'POST', '/Bulk', { body: {} }, 400, 'invalidSyntax'],
  ['a search for nothing', 'POST', '/.search', { body: {} }, 400, 'invalidSyntax'],
  ['the alias of the client', 'GET', '/Me', {}, 501, undefined],
])('refuses %s: %s %s (RFC 7644 §3.12)', async (_, method, path, options, status, scimType) => {
  const client = await startServer()

  const answer = await client.send(method, path, options)

  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/scim+json')
  expect(answer.body).toMatchObject({ schemas: [URN.error], status: String(status) })
  expect(answer.body.detail).not.toBe('')
  expect(answer.body.scimType).toBe(scimType)
})

it.each([
  ['POST', '/Bulk'],
  ['POST', '/.search'],
  ['POST', '/Users/.search'],
  ['GET', '?filter=id+pr'],
  ['PATCH', '/Users/none'],
])('answers 501 to %s %s when it is switched off (RFC 7644 §3.12)', async (method, path) => {
  const client = await startServer({ features: { bulk: false, search: false, patch: false } })

  const { status, body } = await client.send(method, path)

  expect(status).toBe(501)
  expect(body).toMatchObject({ schemas: [URN.error], status: '501' })
})

it.each([
  ['without Operations', { schemas: [URN.patchOp] }, 'invalidSyntax'],
  [
    'with an unknown op',
    { schemas: [URN.patchOp], Operations: [{ op: 'move', path: 'title' }] },
    'invalidSyntax',
  ],
  [
    'of an unknown path',
    { schemas: [URN.patchOp], Operations: [{ op: 'add', path: 'colour', value: 'red' }] },
    'invalidPath',
  ],
  [
    'that removes nothing in particular',
    { schemas: [URN.patchOp], Operations: [{ op: 'remove' }] },
    'noTarget',
  ],
])('refuses a PATCH %s (RFC 7644 §3.5.2)', async (_, body, scimType) => {
  const client = await startServer()
  const id = await createUser(client, 'ada')

  const answer = await client.send('PATCH', `/Users/${id}`, { body })

  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject({ schemas: [URN.error], status: '400', scimType })
})

it('refuses a body that is too large (RFC 9110 §15.5.14)', async () => {
  const client = await startServer()

  const { status, body } = await client.send('POST', '/Users', {
    body: { ...user, title: 'x'.repeat(2 ** 20) },
  })

  expect(status).toBe(413)
  expect(body).toMatchObject({ schemas: [URN.error], status: '413' })
})

it('names the methods that a path supports (RFC 9110 §15.5.6)', async () => {
  const client = await startServer()

  const { status, headers, body } = await client.send('DELETE', '/Users')

  expect(status).toBe(405)
  expect(headers.get('allow')).toBe('GET, HEAD, POST')
  expect(body).toMatchObject({ schemas: [URN.error], status: '405' })
})

it.each([
  ['no credentials', {}, 'Bearer realm="SCIM"'],
  [
    'another token',
    { authorization: 'Bearer secreT' },
    'Bearer realm="SCIM", error="invalid_token"',
  ],
  [
    'a longer token',
    { authorization: 'Bearer secretsecret' },
    'Bearer realm="SCIM", error="invalid_token"',
  ],
  ['another scheme', { authorization: 'Basic c2VjcmV0' }, 'Bearer realm="SCIM"'],
])(
  'challenges a client with %s, whatever the path (RFC 6750 §3)',
  async (_, headers, challenge) => {
    const client = await startServer()

    for (const path of ['/Users', '/Devices']) {
      const response = await fetch(`${client.origin}/scim/v2${path}`, { headers })
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toBe(challenge)
      expect(await response.json()).toMatchObject({ schemas: [URN.error], status: '401' })
    }
  },
)

it('reads the name of the scheme in any letter case (RFC 9110 §11.1)', async () => {
  const client = await startServer()
  const { status } = await client.send('GET', '/Users', {
    headers: { authorization: 'bearer secret' },
  })
  expect(status).toBe(200)
})

it('says that the store fails and what to do, to the client and to the operator', async () => {
  const client = await startServer()
  await createUser(client, 'ada')
  await client.store.close()

  const { status, body } = await client.send('GET', '/Users')

  expect(status).toBe(503)
  expect(body).toEqual({
    schemas: [URN.error],
    status: '503',
    detail: 'The store is closed. Start the sandbox again.',
  })
  expect(client.failures).toEqual([expect.any(Error)])
})

it('says no more than 500 to the client when it has a defect, and why to the operator', async () => {
  const store = createSqliteStore({ collections: collectionsFor() })
  const defect = new TypeError('The store has a defect.')
  const client = await startServer({ store: { ...store, find: () => Promise.reject(defect) } })

  const { status, body } = await client.send('GET', '/Users')

  expect(status).toBe(500)
  expect(body).toEqual({
    schemas: [URN.error],
    status: '500',
    detail: 'The server failed to process the request.',
  })
  expect(client.failures).toEqual([defect])
})
