import { getResponse, http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { pingOneHandlers, scimHandlers } from '../src/msw/index.ts'
import { toHaveProvisioned } from '../src/verify/index.ts'

const pingOne = pingOneHandlers()
const scim = scimHandlers('https://app.example.com/scim/v2', { token: 'secret' })
const server = setupServer(...pingOne.handlers, ...scim.handlers)
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(async () => {
  server.resetHandlers()
  await pingOne.reset()
  await scim.reset()
})
afterAll(async () => {
  await pingOne.close()
  server.close()
})

/** Requests an access token as a worker application does. */
async function signIn({ urls, credentials } = pingOne): Promise<string> {
  const { environmentId, clientId, clientSecret } = credentials
  const answer = await fetch(`${urls.auth}/${environmentId}/as/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { access_token: string }).access_token
}

/** Sends a request to the environment of a tenant. */
async function ask(path: string, { urls, credentials } = pingOne): Promise<Response> {
  const token = await signIn({ ...pingOne, urls, credentials })
  return fetch(`${urls.api}/environments/${credentials.environmentId}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  })
}

/** The payload of an access token. */
const claimsOf = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

it('issues tokens at one host, and answers the Platform API at the other', async () => {
  const { environmentId, clientId } = pingOne.credentials
  expect(claimsOf(await signIn())).toMatchObject({
    iss: `https://auth.pingone.com/${environmentId}/as`,
    aud: ['https://api.pingone.com'],
    client_id: clientId,
  })
  expect(await (await ask('/users')).json()).toMatchObject({
    _links: { self: { href: `https://api.pingone.com/v1/environments/${environmentId}/users` } },
    count: 0,
  })
})

it.each([
  'https://api.pingone.com/v2/environments',
  `https://api.pingone.com/${pingOne.credentials.environmentId}/as/jwks`,
  'https://auth.pingone.com/v1/environments',
])('answers 404 at %s', async (url) => {
  const answer = await fetch(url)
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ code: 'NOT_FOUND' })
})

it('leaves other hosts of PingOne to other handlers', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  await expect(fetch('https://api.pingone.eu/v1/environments')).rejects.toThrow(TypeError)
  expect(printed.mock.calls.join()).toContain('https://api.pingone.eu/v1/environments')
})

it('has the users of a seed, and has them again after a reset', async () => {
  const tenant = pingOneHandlers({
    region: 'EU',
    seed: {
      users: [{ username: 'ada', email: 'ada@example.com', groups: ['Staff'] }],
      groups: [{ name: 'Staff' }],
    },
  })
  server.use(...tenant.handlers)
  const usernames = async () =>
    ((await (await ask('/users', tenant)).json()) as UserPage)._embedded.users.map(
      ({ username }) => username,
    )
  expect(tenant.urls.api).toBe('https://api.pingone.eu/v1')
  expect(await usernames()).toEqual(['ada'])
  await tenant.users.delete('ada')
  await tenant.users.create('grace')
  expect(await usernames()).toEqual(['grace'])
  await tenant.reset()
  expect(await usernames()).toEqual(['ada'])
  await tenant.close()
})

it('keeps two tenants apart', async () => {
  await using europe = pingOneHandlers({ region: 'EU', randomSeed: 2 })
  server.use(...europe.handlers)
  await europe.users.create('ada')
  expect(await (await ask('/users', europe)).json()).toMatchObject({ count: 1 })
  expect(await (await ask('/users')).json()).toMatchObject({ count: 0 })
  expect(europe.credentials.clientId).not.toBe(pingOne.credentials.clientId)
})

it('keeps two tenants of one region apart, each with its handlers', async () => {
  await using other = pingOneHandlers()
  await other.users.create('ada')
  const { api } = other.urls
  const request = new Request(`${api}/environments/${other.credentials.environmentId}/users`, {
    headers: { authorization: `Bearer ${await other.administrator.platform.token()}` },
  })
  expect(await (await getResponse([...other.handlers], request))?.json()).toMatchObject({
    count: 1,
  })
  expect(await (await ask('/users')).json()).toMatchObject({ count: 0 })
})

it('is used by a test also while nothing is intercepted, and ends once', async () => {
  const tenant = pingOneHandlers({ region: 'AP' })
  await tenant.users.create('ada')
  expect(await tenant.users.list()).toHaveLength(1)
  await tenant.close()
  await tenant.close()
})

it('has nothing to reset, to wait for or to close before it opens', async () => {
  const tenant = pingOneHandlers()
  const { reset, waitForIdle, close } = tenant
  expect(await Promise.all([reset(), waitForIdle(), close()])).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

it('takes the ids and the secret that a test gives', async () => {
  const credentials = {
    environmentId: '11111111-2222-4333-8444-555555555555',
    clientId: 'my-worker',
    clientSecret: 'my-secret',
  }
  await using tenant = pingOneHandlers({ region: 'SG', ...credentials })
  server.use(...tenant.handlers)
  expect(tenant.credentials).toEqual(credentials)
  expect((await ask('/users', tenant)).status).toBe(200)
})

it('makes up users on request', async () => {
  await using tenant = pingOneHandlers({ region: 'CA', users: 3 })
  expect(await tenant.users.list()).toHaveLength(3)
  expect(await tenant.groups.find('Engineering')).toBeDefined()
})

const ada = { username: 'ada', email: 'ada@example.com' }

it.each([
  [{ region: 'US' as 'NA' }, 'PingOne has no region "US".'],
  [{ clock: 'noon' }, 'clock "noon" is no instant.'],
  [{ environmentId: 'staging' }, 'environmentId "staging" is no UUID.'],
  [{ seed: { users: [{ username: '' }] } }, 'seed.users.0.username'],
  [{ seed: { users: [ada, ada] } }, 'users[1].username makes a second user of the name ada.'],
  [{ seed: { users: [{ ...ada, groups: ['Staff'] }] } }, 'names the group "Staff"'],
  [{ profile: 'currant' }, 'currant'],
])('refuses the options %j at once', (options, message) => {
  expect(() => pingOneHandlers(options)).toThrow(message)
})

it('provisions through the handlers of the same server', async () => {
  await pingOne.users.create({ username: 'ada', name: { given: 'Ada', family: 'Byron' } })
  await pingOne.connect(scim.url, { token: scim.token })
  await pingOne.waitForIdle()
  expect(await scim.users.find('ada')).toMatchObject({ active: true, name: { givenName: 'Ada' } })
  await pingOne.users.disable('ada')
  await pingOne.waitForIdle()
  expect(await scim.users.find('ada')).toMatchObject({ active: false })
  expect(scim.requests().at(-1)).toMatchObject({ method: 'PUT', status: 200 })
})

it('is a sandbox for the matcher of tests', async () => {
  await pingOne.users.create('ada')
  await pingOne.connect(scim.url, { token: scim.token })
  expect(await toHaveProvisioned(pingOne, 'ada', { active: true })).toMatchObject({ pass: true })
  await pingOne.users.disable('ada')
  expect(await toHaveProvisioned(pingOne, 'ada', { active: true })).toMatchObject({ pass: false })
})

it('meets an override of the target, and tells what came of it', async () => {
  await pingOne.connect(scim.url, { token: scim.token })
  await pingOne.waitForIdle()
  server.use(
    http.post(`${scim.url}/Users`, () =>
      HttpResponse.json({ detail: 'No seat is free.' }, { status: 403 }),
    ),
  )
  await pingOne.users.create('ada')
  await pingOne.waitForIdle()
  const { exchanges } = await pingOne.journal.exchanges({ status: 403 })
  expect(exchanges).toMatchObject([{ response: { body: expect.stringContaining('No seat') } }])
  expect((await pingOne.journal.changes()).changes[0]).toMatchObject({ outcomes: { failed: 1 } })
})

it('meets faults and misbehaviours until a reset', async () => {
  scim.misbehaviours.set(['created-without-body'])
  await pingOne.control.setFaults([{ effect: { kind: 'status', status: 503 }, times: 1 }])
  await pingOne.users.create('ada')
  await pingOne.reset()
  await scim.reset()
  expect(scim.misbehaviours.active()).toEqual([])
  expect(await pingOne.control.faults()).toMatchObject({ faults: [] })
  expect(await pingOne.users.list()).toEqual([])
})

interface UserPage {
  readonly _embedded: { readonly users: readonly { readonly username: string }[] }
}
