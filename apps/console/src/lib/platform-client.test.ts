import { group, type GroupInput } from '@pingone-sandbox/contract'
import { Collection } from '@msw/data'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createPlatformClient, type PlatformClient } from './platform-client.ts'
import { messagesByTarget, PlatformError } from './platform-error.ts'

const origin = 'http://sandbox.test'
const info = { environmentId: 'env', clientId: 'id', clientSecret: 'secret' }
const groups = new Collection({ schema: group })
let tokens = 0
let client: PlatformClient

const isKnown = (request: Request) =>
  request.headers.get('authorization') === `Bearer token-${tokens}`
const refused = () =>
  HttpResponse.json({ id: '1', code: 'INVALID_TOKEN', message: 'No.' }, { status: 401 })

const server = setupServer(
  http.post(`${origin}/env/as/token`, async ({ request }) => {
    const isClient = request.headers.get('authorization') === `Basic ${btoa('id:secret')}`
    if (!isClient || (await request.text()) !== 'grant_type=client_credentials') return refused()
    tokens += 1
    return HttpResponse.json({ access_token: `token-${tokens}` })
  }),
  http.get(`${origin}/v1/environments/env/groups`, ({ request }) => {
    if (!isKnown(request)) return refused()
    const items = groups.all()
    const next = { href: 'http://another.host/v1/environments/env/groups?cursor=2' }
    return HttpResponse.json({ _links: { next }, _embedded: { groups: items }, count: 7 })
  }),
  http.post<never, GroupInput>(`${origin}/v1/environments/env/groups`, async ({ request }) => {
    if (!isKnown(request)) return refused()
    const { name } = await request.json()
    if (groups.findFirst((query) => query.where({ name })) !== undefined) {
      const details = [
        { code: 'UNIQUENESS_VIOLATION', target: 'name', message: 'The name is taken.' },
      ]
      return HttpResponse.json(
        { id: '2', code: 'INVALID_DATA', message: 'Bad.', details },
        { status: 400 },
      )
    }
    return HttpResponse.json(await groups.create({ id: name, name }), { status: 201 })
  }),
)

beforeAll(() => server.listen())
beforeEach(() => {
  client = createPlatformClient({ info, origin })
})
afterEach(() => groups.clear())
afterAll(() => server.close())

it('fetches one token for many calls', async () => {
  const before = tokens
  await Promise.all([
    client.list('/groups', 'groups', group),
    client.list('/groups', 'groups', group),
  ])
  expect(tokens).toBe(before + 1)
})

it('fetches another token when the one it has is refused', async () => {
  await client.list('/groups', 'groups', group)
  // Somebody else asks for a token: the one that the client holds is no longer the latest.
  tokens += 1
  await expect(
    client.send('/groups', { method: 'POST', body: { name: 'Sales' } }),
  ).resolves.toMatchObject({
    name: 'Sales',
  })
})

it('answers items, their total and the path of the next page', async () => {
  await groups.create({ id: 'g1', name: 'Sales' })
  const page = await client.list('/groups', 'groups', group)
  expect(page).toMatchObject({ items: [{ name: 'Sales' }], total: 7, next: '/groups?cursor=2' })
})

it('says at which field a value was refused', async () => {
  await client.send('/groups', { method: 'POST', body: { name: 'Sales' } })
  const error: unknown = await client
    .send('/groups', { method: 'POST', body: { name: 'Sales' } })
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(PlatformError)
  expect([...messagesByTarget(error)]).toEqual([['name', 'The name is taken.']])
})

it('rejects when the client itself is refused', async () => {
  const stranger = createPlatformClient({ info: { ...info, clientSecret: 'wrong' }, origin })
  await expect(stranger.send('/groups')).rejects.toMatchObject({ status: 401 })
})
