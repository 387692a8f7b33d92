import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { scimHandlers, type ScimHandlers } from '../src/msw/index.ts'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

/** Serves a SCIM server for one test. */
function serve(...given: Parameters<typeof scimHandlers>): ScimHandlers {
  const scim = scimHandlers(...given)
  server.use(...scim.handlers)
  return scim
}

const ask = ({ url, token }: ScimHandlers, path: string, init: RequestInit = {}) =>
  fetch(url + path, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
  })

const post = (scim: ScimHandlers, path: string, body: object) =>
  ask(scim, path, { method: 'POST', body: JSON.stringify(body) })

const user = (userName: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName,
})

it.each([
  ['https://app.example.com/scim/v2', 'https://app.example.com/scim/v2'],
  ['https://app.example.com/scim/v2/', 'https://app.example.com/scim/v2'],
  ['https://scim.example.com', 'https://scim.example.com'],
  ['https://example.com/default/scim', 'https://example.com/default/scim'],
  ['http://localhost:3000/api/scim', 'http://localhost:3000/api/scim'],
])('serves %s', async (address, url) => {
  const scim = serve(address)
  expect(scim.url).toBe(url)
  const created = await post(scim, '/Users', user('ada'))
  expect(created.status).toBe(201)
  const location = created.headers.get('location') ?? ''
  expect(location.startsWith(`${url}/Users/`)).toBe(true)
  const read = await fetch(location, { headers: { authorization: `Bearer ${scim.token}` } })
  expect(await read.json()).toMatchObject({ userName: 'ada', meta: { location } })
  expect(await (await ask(scim, '')).json()).toMatchObject({ totalResults: 1 })
  expect((await ask(scim, '/Devices')).status).toBe(404)
})

it('asks for its token', async () => {
  const scim = serve('https://app.example.com/scim/v2', { token: 'secret' })
  const answer = await fetch(`${scim.url}/Users`, { headers: { authorization: 'Bearer other' } })
  expect(answer.status).toBe(401)
})

it('has resources at the start, and returns to them', async () => {
  const scim = serve('https://app.example.com/scim/v2', {
    users: [{ userName: 'ada' }, { userName: 'grace' }],
    groups: [{ displayName: 'Staff' }],
  })
  const [ada] = await scim.users.list()
  expect(ada).toMatchObject({ userName: 'ada' })
  await ask(scim, `/Users/${ada?.id}`, { method: 'DELETE' })
  await post(scim, '/Users', user('linus'))
  const names = async () => (await scim.users.list()).map(({ userName }) => userName)
  expect(await names()).toEqual(['grace', 'linus'])
  expect(scim.requests().map(({ method }) => method)).toEqual(['DELETE', 'POST'])
  await scim.reset()
  expect(await names()).toEqual(['ada', 'grace'])
  expect(await scim.groups.find('Staff')).toBeDefined()
  expect(scim.requests()).toEqual([])
})

it('shows what it has whatever it does wrong', async () => {
  const scim = serve('https://app.example.com/scim/v2', {
    users: [{ userName: 'ada' }],
    misbehaviours: ['empty-list-is-404', 'filter-ignored'],
  })
  expect(scim.misbehaviours.active()).toEqual(['empty-list-is-404', 'filter-ignored'])
  expect(await (await ask(scim, '/Users?filter=userName eq "bob"')).json()).toMatchObject({
    totalResults: 1,
  })
  expect(await scim.users.find('bob')).toBeUndefined()
  scim.misbehaviours.set([])
  expect(await (await ask(scim, '/Users?filter=userName eq "bob"')).json()).toMatchObject({
    totalResults: 0,
  })
})

it('lists more resources than a page has', async () => {
  const scim = scimHandlers('https://app.example.com/scim/v2', {
    users: Array.from({ length: 101 }, (_, index) => ({ userName: `user-${index}` })),
  })
  expect(await scim.users.list()).toHaveLength(101)
  expect(await scim.users.list('userName sw "user-10"')).toHaveLength(2)
})

it('knows further schemas', async () => {
  const urn = 'urn:example:scim:schemas:2.0:Device'
  const scim = serve('https://app.example.com/scim/v2', {
    schemas: {
      schemas: [{ id: urn, name: 'Device', attributes: [{ name: 'serial', type: 'string' }] }],
      resourceTypes: [{ name: 'Device', endpoint: '/Devices', schema: urn }],
    },
  })
  const created = await post(scim, '/Devices', { schemas: [urn], serial: 'A1' })
  expect(await created.json()).toMatchObject({ serial: 'A1' })
})

it('repeats its ids under a fixed clock', async () => {
  const clock = '2026-01-31T09:00:00.000Z'
  const make = () =>
    scimHandlers('https://app.example.com/scim/v2', { clock }).users.create({ userName: 'ada' })
  const [one, other] = [await make(), await make()]
  expect(one).toEqual(other)
  expect(one).toMatchObject({ meta: { created: clock } })
})

it('is overridden by the handlers of a test, and restored', async () => {
  const scim = scimHandlers('https://app.example.com/scim/v2')
  server.resetHandlers(...scim.handlers)
  server.use(
    http.get(`${scim.url}/Users`, () => HttpResponse.json({ detail: 'down' }, { status: 503 }), {
      once: true,
    }),
  )
  expect((await ask(scim, '/Users')).status).toBe(503)
  expect((await ask(scim, '/Users')).status).toBe(200)
  server.resetHandlers()
})

it.each([
  [{ misbehaviours: ['too-many-request'] }, 'the nearest is too-many-requests'],
  [{ schemas: { resourceTypes: [{ name: 'Device' }] } }, 'resourceTypes[0]'],
])('refuses the options %j at once', (options, message) => {
  expect(() => scimHandlers('https://app.example.com/scim/v2', options)).toThrow(message)
})

it('refuses a resource of the start that SCIM does not allow, and says why', async () => {
  const scim = scimHandlers('https://app.example.com/scim/v2', { users: [{ name: 'Ada' }] })
  await expect(scim.users.list()).rejects.toThrow('POST /Users: 400')
})
