import { expect, it } from 'vitest'
import { misbehaviours, UnknownMisbehaviourError } from '../index.ts'
import { createUser } from './provision.ts'
import { startServer } from './start-server.ts'

it('describes every misbehaviour', async () => {
  const { misbehaviours: found } = await startServer()
  expect(new Set(found.records.map(({ id }) => id)).size).toBe(misbehaviours.length)
  for (const record of found.records) {
    expect(Object.keys(record).sort()).toEqual(
      ['effect', 'evidence', 'id', 'remedy', 'section', 'title', 'what'], // and nothing that JSON cannot carry
    )
    expect(record.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(record.section).toMatch(/^RFC \d{4} §\d+(\.\d+)*$/)
    expect(new URL(record.evidence.source).protocol).toBe('https:')
  }
})

it('changes its behaviour while it runs, and back', async () => {
  const client = await startServer({ misbehaviours: ['no-put'] })
  const id = await createUser(client, 'ada')
  const put = async () =>
    (await client.send('PUT', `/Users/${id}`, { body: { userName: 'ada' } })).status
  expect(client.misbehaviours.active()).toEqual(['no-put'])
  expect(await put()).toBe(501)

  client.misbehaviours.set(['put-no-content'])
  expect(await put()).toBe(204)

  client.misbehaviours.set([])
  expect(client.misbehaviours.active()).toEqual([])
  expect(await put()).toBe(200)
})

it('shows several at once, in the order of the ledger', async () => {
  const client = await startServer({ misbehaviours: ['inactive-hidden', 'error-500-for-404'] })
  const id = await createUser(client, 'ada', { active: false })

  expect(client.misbehaviours.active()).toEqual(['error-500-for-404', 'inactive-hidden'])
  // The 404 for a hidden user passes through what makes 500 of it.
  expect((await client.send('GET', `/Users/${id}`)).status).toBe(500)
})

it.each(['put-merges', 'members-ignored-on-put', 'active-ignored', 'stale-read'])(
  'leaves it to the server to refuse a PUT to an unknown id: %s',
  async (id) => {
    const client = await startServer({ misbehaviours: [id] })
    const { status } = await client.send('PUT', '/Users/none', { body: { userName: 'ada' } })
    expect(status).toBe(404)
  },
)

it('still asks for the token first', async () => {
  const client = await startServer({ misbehaviours: misbehaviours.map(({ id }) => id) })
  const headers = { authorization: 'Bearer wrong' }
  const { status } = await client.send('GET', '/Users/none', { headers })
  expect(status).toBe(401)
})

it('misbehaves in every directory, with a count for each', async () => {
  const directories = [{ name: 'acme', token: 'secret' }]
  const client = await startServer({ directories, misbehaviours: ['too-many-requests'] })
  const create = async (base: string) => {
    const response = await fetch(`${client.origin}${base}/scim/v2/Users`, {
      method: 'POST',
      headers: { authorization: 'Bearer secret', 'content-type': 'application/scim+json' },
      body: JSON.stringify({ userName: crypto.randomUUID() }),
    })
    return response.status
  }
  expect([
    await create(''),
    await create('/acme'),
    await create(''),
    await create('/acme'),
  ]).toEqual([201, 201, 429, 429])
})

it.each([
  ['no-pacth', 'no-patch'],
  ['filters-ignored', 'filter-ignored'],
  ['429', 'too-many-requests'],
])('refuses %s and changes nothing', async (id, nearest) => {
  const client = await startServer({ misbehaviours: ['no-put'] })
  expect(() => client.misbehaviours.set(['no-patch', id])).toThrow(UnknownMisbehaviourError)
  expect(() => client.misbehaviours.set([id])).toThrow(id === '429' ? id : nearest)
  expect(client.misbehaviours.active()).toEqual(['no-put'])
})
