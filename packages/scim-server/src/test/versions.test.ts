import { URN } from '@pingone-sandbox/scim'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect, it } from 'vitest'
import { scimServerCollections } from '../index.ts'
import { createDistantStore } from './distant-store.ts'
import { createGroup, createUser, patchOf } from './provision.ts'
import { startServer } from './start-server.ts'

const user = { schemas: [URN.user], userName: 'ada' }

it('answers 304 to a client that has the version (RFC 7644 §3.14)', async () => {
  const client = await startServer()
  const id = await createUser(client, 'ada')

  const unmodified = await client.send('GET', `/Users/${id}`, {
    headers: { 'if-none-match': 'W/"9", W/"1"' },
  })
  const stale = await client.send('GET', `/Users/${id}`, { headers: { 'if-none-match': 'W/"9"' } })

  expect([unmodified.status, unmodified.body, unmodified.headers.get('etag')]).toEqual([
    304,
    undefined,
    'W/"1"',
  ])
  expect(stale.status).toBe(200)
})

it.each([
  ['PUT', { body: { ...user, title: 'Countess' } }],
  ['PATCH', { body: patchOf({ op: 'replace', path: 'title', value: 'Countess' }) }],
  ['DELETE', {}],
])(
  'refuses a %s of another version than the client has seen (RFC 7644 §3.14)',
  async (method, options) => {
    const client = await startServer()
    const id = await createUser(client, 'ada')

    const stale = await client.send(method, `/Users/${id}`, {
      ...options,
      headers: { 'if-match': 'W/"7"' },
    })
    const current = await client.send(method, `/Users/${id}`, {
      ...options,
      headers: { 'if-match': 'W/"1"' },
    })

    expect(stale.status).toBe(412)
    expect(stale.body).toMatchObject({ schemas: [URN.error], status: '412' })
    expect(current.status).toBe(method === 'DELETE' ? 204 : 200)
  },
)

it('takes any version for If-Match: * (RFC 9110 §13.1.1)', async () => {
  const client = await startServer()
  const id = await createUser(client, 'ada')
  const { status } = await client.send('DELETE', `/Users/${id}`, { headers: { 'if-match': '*' } })
  expect(status).toBe(204)
})

it('accepts one of several concurrent writes of the same version', async () => {
  const client = await startServer({
    store: createDistantStore(createSqliteStore({ collections: scimServerCollections })),
  })
  const id = await createUser(client, 'ada')

  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      client.send('PATCH', `/Users/${id}`, {
        body: patchOf({ op: 'replace', path: 'title', value: `Title ${index}` }),
        headers: { 'if-match': 'W/"1"' },
      }),
    ),
  )

  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(412)])
})

it('gives a group another version when its members change', async () => {
  const client = await startServer()
  const staff = await createGroup(client, 'Staff')

  const { headers } = await client.send('PATCH', `/Groups/${staff}`, {
    body: patchOf({
      op: 'add',
      path: 'members',
      value: [{ value: await createUser(client, 'ada') }],
    }),
  })

  expect(headers.get('etag')).toBe('W/"2"')
})
