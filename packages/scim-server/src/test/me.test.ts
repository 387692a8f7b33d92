import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { createUser, patchOf } from './provision.ts'
import { startServer } from './start-server.ts'

it('reads the user of /Me, with its own URL as location (RFC 7644 §3.11)', async () => {
  const client = await startServer({ me: 'Ada' })
  const id = await createUser(client, 'ada')

  const me = await client.send('GET', '/Me')
  const user = await client.send('GET', `/Users/${id}`)

  expect(me.status).toBe(200)
  expect(me.body).toEqual(user.body)
  expect(me.headers.get('location')).toBe(`${client.origin}/scim/v2/Users/${id}`)
})

it.each([
  ['PUT', { body: { schemas: [URN.user], userName: 'ada', title: 'Countess' } }],
  ['PATCH', { body: patchOf({ op: 'add', path: 'title', value: 'Countess' }) }],
])(
  'changes that user by %s, and answers from its own URL (RFC 7644 §3.11)',
  async (method, options) => {
    const client = await startServer({ me: 'ada' })
    const id = await createUser(client, 'ada')

    const answer = await client.send(method, '/Me', options)
    const { body } = await client.send('GET', `/Users/${id}`)

    expect(answer.status).toBe(200)
    expect(answer.headers.get('location')).toBe(`${client.origin}/scim/v2/Users/${id}`)
    expect(body.title).toBe('Countess')
  },
)

it('deletes only that user (RFC 7644 §3.11)', async () => {
  const client = await startServer({ me: 'ada' })
  const id = await createUser(client, 'ada')
  await createUser(client, 'grace')

  const { status, headers } = await client.send('DELETE', '/Me')
  const { body } = await client.send('GET', '/Users')

  expect(status).toBe(204)
  expect(headers.get('location')).toBe(`${client.origin}/scim/v2/Users/${id}`)
  expect(body.Resources).toEqual([expect.objectContaining({ userName: 'grace' })])
})

it('honours If-Match at /Me (RFC 7644 §3.14)', async () => {
  const client = await startServer({ me: 'ada' })
  await createUser(client, 'ada')
  const { status } = await client.send('DELETE', '/Me', { headers: { 'if-match': 'W/"7"' } })
  expect(status).toBe(412)
})

it('does not find a user that does not exist (RFC 7644 §3.12)', async () => {
  const client = await startServer({ me: 'ada' })
  const { status, body } = await client.send('GET', '/Me')
  expect(status).toBe(404)
  expect(body.detail).toContain('ada')
})

it('creates no user at /Me (RFC 7644 §3.11)', async () => {
  const client = await startServer({ me: 'ada' })

  const { status, body } = await client.send('POST', '/Me', {
    body: { schemas: [URN.user], userName: 'ada' },
  })
  const users = await client.send('GET', '/Users')

  expect(status).toBe(501)
  expect(body.detail).toContain('/Users')
  expect(users.body.totalResults).toBe(0)
})

it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])(
  'answers 501 to %s /Me when it is an alias of no user (RFC 7644 §3.11)',
  async (method) => {
    const client = await startServer()
    const { status } = await client.send(method, '/Me')
    expect(status).toBe(501)
  },
)
