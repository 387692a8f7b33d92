import { group, type GroupInput } from '@pingone-sandbox/contract'
import { Collection } from '@msw/data'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { PlatformError } from './api-error.ts'
import { createPlatformClient, type PlatformClient } from './platform-client.ts'

const origin = 'http://sandbox.test'
const access = {
  api: `${origin}/v1`,
  auth: origin,
  ...{ environmentId: 'env', clientId: 'id', clientSecret: 'secret' },
}
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
  client = createPlatformClient(access)
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
  // Another client requests a token: the one that this client has is no longer the latest.
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
  expect(error).toMatchObject({
    reason: 'The name is taken.',
    body: { details: [{ target: 'name', message: 'The name is taken.' }] },
  })
})

it('rejects when the client itself is refused', async () => {
  const stranger = createPlatformClient({ ...access, clientSecret: 'wrong' })
  await expect(stranger.send('/groups')).rejects.toMatchObject({ status: 401 })
})

it('requests another token once when several calls are refused at the same time', async () => {
  await client.list('/groups', 'groups', group)
  tokens += 1
  const before = tokens
  const read = () => client.list('/groups', 'groups', group)
  await Promise.all([read(), read(), read()])
  expect(tokens).toBe(before + 1)
})

it('requests a token anew after a request for one has failed', async () => {
  let attempts = 0
  const failing = createPlatformClient({
    ...access,
    fetch: (url, init) =>
      attempts++ === 0 ? Promise.reject(new TypeError('fetch failed')) : fetch(url, init),
  })
  await expect(failing.token()).rejects.toThrow('fetch failed')
  const token = await failing.token()
  expect(token).toBe(`token-${tokens}`)
})

it('names an answer that is not JSON', async () => {
  server.use(
    http.get(`${origin}/v1/environments/env/users`, () => new HttpResponse('<html>Welcome</html>')),
  )
  await expect(client.send('/users')).rejects.toThrow('GET /users: 200 <html>Welcome</html>')
})

it('keeps to the base path of the API', async () => {
  const below = createPlatformClient({ ...access, api: `${origin}/base/v1` })
  const next = { href: `${origin}/base/v1/environments/env/groups?cursor=2` }
  server.use(
    http.get(`${origin}/base/v1/environments/env/groups`, () =>
      HttpResponse.json({ _links: { next }, _embedded: { groups: [] } }),
    ),
  )
  expect((await below.list('/groups', 'groups', group)).next).toBe('/groups?cursor=2')
})
