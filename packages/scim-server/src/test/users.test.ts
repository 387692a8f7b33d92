import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { createUser, patchOf } from './provision.ts'
import { startServer } from './start-server.ts'

it('creates a user and says where it is (RFC 7644 §3.3)', async () => {
  const client = await startServer()

  const { status, headers, body } = await client.send('POST', '/Users', {
    body: {
      schemas: [URN.user],
      id: 'mine',
      userName: 'ada',
      name: { givenName: 'Ada' },
      groups: [{ value: 'x' }],
    },
  })

  const location = `${client.origin}/scim/v2/Users/${body.id}`
  expect(status).toBe(201)
  expect(headers.get('location')).toBe(location)
  expect(headers.get('etag')).toBe('W/"1"')
  expect(headers.get('content-type')).toBe('application/scim+json')
  expect(body.id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
  expect(body).toEqual({
    schemas: [URN.user],
    id: body.id,
    userName: 'ada',
    name: { givenName: 'Ada' },
    meta: {
      resourceType: 'User',
      created: '2026-01-01T00:00:00.000Z',
      lastModified: '2026-01-01T00:00:00.000Z',
      location,
      version: 'W/"1"',
    },
  })
})

it('takes application/json as well (RFC 7644 §3.1)', async () => {
  const client = await startServer()
  const { status } = await client.send('POST', '/Users', {
    body: { schemas: [URN.user], userName: 'ada' },
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
  expect(status).toBe(201)
})

it('returns a user by its id (RFC 7644 §3.4.1)', async () => {
  const client = await startServer()
  const id = await createUser(client, 'ada')

  const { status, body } = await client.send('GET', `/Users/${id}`)

  expect(status).toBe(200)
  expect(body).toMatchObject({ id, userName: 'ada' })
})

it('returns the attributes that are selected, and always the id (RFC 7644 §3.9)', async () => {
  const client = await startServer()
  const id = await createUser(client, 'ada', { displayName: 'Ada', title: 'Countess' })

  const some = await client.send('GET', `/Users/${id}?attributes=displayname`)
  const most = await client.send('GET', `/Users/${id}?excludedAttributes=meta,title`)

  expect(some.body).toEqual({ schemas: [URN.user], id, displayName: 'Ada' })
  expect(most.body).toEqual({ schemas: [URN.user], id, userName: 'ada', displayName: 'Ada' })
})

it('replaces a user: what is left out is cleared, what is read-only stays (RFC 7644 §3.5.1)', async () => {
  const client = await startServer()
  const id = await createUser(client, 'ada', { title: 'Countess' })

  const { status, body } = await client.send('PUT', `/Users/${id}`, {
    body: {
      schemas: [URN.user],
      id: 'other',
      userName: 'ada.l',
      active: false,
      meta: { created: '1815-12-10T00:00:00Z' },
    },
  })

  expect(status).toBe(200)
  expect(body).toMatchObject({ id, userName: 'ada.l', active: false })
  expect(body.title).toBeUndefined()
  expect(body.meta).toMatchObject({
    created: '2026-01-01T00:00:00.000Z',
    lastModified: '2026-01-01T00:00:01.000Z',
    version: 'W/"2"',
  })
})

it('patches a user and returns it whole (RFC 7644 §3.5.2)', async () => {
  const client = await startServer()
  const id = await createUser(client, 'ada')

  const { status, body } = await client.send('PATCH', `/Users/${id}`, {
    body: patchOf(
      { op: 'Replace', path: 'active', value: 'False' },
      { op: 'add', path: 'emails[type eq "work"].value', value: 'ada@example.com' },
    ),
  })

  expect(status).toBe(200)
  expect(body).toMatchObject({
    active: false,
    emails: [{ type: 'work', value: 'ada@example.com' }],
  })
})

it('applies all operations of a PATCH or none (RFC 7644 §3.5.2)', async () => {
  const client = await startServer()
  const id = await createUser(client, 'ada')

  const { status, body } = await client.send('PATCH', `/Users/${id}`, {
    body: patchOf(
      { op: 'replace', path: 'title', value: 'Countess' },
      { op: 'replace', path: 'id', value: 'other' },
    ),
  })
  const after = await client.send('GET', `/Users/${id}`)

  expect(status).toBe(400)
  expect(body.scimType).toBe('mutability')
  expect(after.body.title).toBeUndefined()
})

it('writes nothing when a PATCH changes nothing', async () => {
  const client = await startServer()
  const id = await createUser(client, 'ada')

  const { body } = await client.send('PATCH', `/Users/${id}`, {
    body: patchOf({ op: 'replace', path: 'userName', value: 'ada' }),
  })

  expect(body.meta).toMatchObject({ version: 'W/"1"', lastModified: '2026-01-01T00:00:00.000Z' })
})

it('deletes a user (RFC 7644 §3.6)', async () => {
  const client = await startServer()
  const id = await createUser(client, 'ada')

  const { status, body } = await client.send('DELETE', `/Users/${id}`)
  const after = await client.send('GET', `/Users/${id}`)

  expect([status, body]).toEqual([204, undefined])
  expect(after.status).toBe(404)
})

it.each([
  ['POST', () => ({ schemas: [URN.user], userName: 'ADA' })],
  ['PUT', () => ({ schemas: [URN.user], userName: 'ADA' })],
  ['PATCH', () => patchOf({ op: 'replace', value: { userName: 'ADA' } })],
])(
  'refuses to %s a userName that another user has in another case (RFC 7644 §3.3)',
  async (method, bodyOf) => {
    const client = await startServer()
    await createUser(client, 'ada')
    const id = await createUser(client, 'grace')

    const path = method === 'POST' ? '/Users' : `/Users/${id}`
    const { status, body } = await client.send(method, path, { body: bodyOf() })

    expect(status).toBe(409)
    expect(body).toMatchObject({ schemas: [URN.error], status: '409', scimType: 'uniqueness' })
  },
)

it('takes a password without keeping or returning it (RFC 7643 §4.1.1)', async () => {
  const client = await startServer()
  const id = await createUser(client, 'ada', { password: 'difference-engine' })

  const patched = await client.send('PATCH', `/Users/${id}?attributes=password`, {
    body: patchOf({ op: 'replace', path: 'password', value: 'analytical-engine' }),
  })

  expect(patched.status).toBe(200)
  expect(patched.body.password).toBeUndefined()
  expect(JSON.stringify(await client.store.get('users', id))).not.toContain('engine')
})
