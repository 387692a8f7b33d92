import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ControlError } from '@pingone-sandbox/client'
import type { CheckRecord } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { createSandbox } from '../../src/index.ts'
import { startTenant } from '../tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

const secret = 'correct-horse-battery'
const granted = 'a-token-of-the-endpoint'
const base64 = (text: string) => Buffer.from(text).toString('base64')

/** The sandbox's own reference server, by URL. */
const ownServer = ({ sandbox }: Tenant) => ({ url: sandbox.urls.scim ?? '', token: sandbox.token })

/** Waits until a check has ended. */
async function ended({ control }: Pick<Tenant, 'control'>, id: string): Promise<CheckRecord> {
  await expect
    .poll(async () => (await control.check(id)).status, { timeout: 60_000 })
    .not.toBe('running')
  return control.check(id)
}

/**
 * Starts a server before the reference server: requests with the wanted `Authorization` pass, and each answer repeats it. It gives out
 * tokens, too.
 */
async function startDoor({ sandbox }: Tenant, wanted: string | undefined) {
  const { origin } = new URL(sandbox.urls.scim ?? '')
  let hold: Promise<void> = Promise.resolve()
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray()).toString()
    await hold
    const { authorization } = request.headers
    const isToken = request.url === '/token'
    if (isToken && authorization === `Basic ${base64(`pingone:${secret}`)}`) {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ access_token: granted, token_type: 'Bearer' }))
      return
    }
    if (isToken || authorization !== wanted) {
      response.writeHead(401).end(`Not ${authorization}`)
      return
    }
    const type = request.headers['content-type']
    const passed = await fetch(`${origin}${request.url}`, {
      method: request.method ?? 'GET',
      headers: {
        authorization: `Bearer ${sandbox.token}`,
        ...(type !== undefined && { 'content-type': type }),
      },
      ...(body !== '' && { body }),
    })
    response.writeHead(passed.status, {
      'content-type': passed.headers.get('content-type') ?? 'text/plain',
      'x-repeated': authorization ?? '',
    })
    response.end(await passed.text())
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const door = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `${door}/scim/v2`,
    tokenUrl: `${door}/token`,
    /** Answers nothing until the returned function is called. */
    close(): () => void {
      const { promise, resolve } = Promise.withResolvers<void>()
      hold = promise
      return resolve
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

it('checks an endpoint by its URL, and leaves neither a user there nor an entry in the journal', async () => {
  await using tenant = await startTenant()
  const { control } = tenant
  const started = await control.startCheck({ ...ownServer(tenant), only: ['users'] })
  expect(started).toMatchObject({ status: 'running', profile: 'current', isStopping: false })
  const check = await ended(tenant, started.id)
  expect(check).toMatchObject({
    status: 'finished',
    verdict: 'works',
    progress: { reading: 'current', done: check.findings.length, total: check.findings.length },
  })
  expect(check.report?.findings.map(({ id }) => id).toSorted()).toEqual(
    check.findings.map(({ id }) => id).toSorted(),
  )
  expect(check.report?.exchanges.length).toBeGreaterThan(0)
  expect(JSON.parse(await control.checkReport(started.id, 'json'))).toEqual(check.report)
  expect(await control.checkReport(started.id, 'markdown')).toContain('PingOne works')
  expect(await control.checkReport(started.id, 'html')).toMatch(/^<!doctype html>/i)
  expect(await control.checkReport(started.id, 'junit')).toMatch(/^<\?xml/)
  expect(await tenant.users()).toEqual([])
  expect((await control.exchanges()).exchanges).toEqual([])
  expect(await control.checks()).toEqual([expect.objectContaining({ id: started.id })])
})

it.each([
  ['None', {}, undefined],
  [
    'Basic Authentication',
    { AUTHORIZATION_TYPE: 'Basic', BASIC_AUTH_USER: 'ada', BASIC_AUTH_PASSWORD: secret },
    `Basic ${base64(`ada:${secret}`)}`,
  ],
  ['OAuth 2 Bearer Token', { OAUTH_ACCESS_TOKEN: secret }, `Bearer ${secret}`],
  [
    'OAuth 2 Bearer Token',
    { AUTHORIZATION_TYPE: 'Token', OAUTH_ACCESS_TOKEN: secret },
    `Token ${secret}`,
  ],
  [
    'OAuth 2 Bearer Token',
    { AUTHORIZATION_TYPE: 'Custom', OAUTH_ACCESS_TOKEN: 'other', CUSTOM_HEADER: `Key ${secret}` },
    `Key ${secret}`,
  ],
  [
    'OAuth 2 Client Credentials',
    {
      AUTHORIZATION_TYPE: 'OAuth Client Credentials',
      OAUTH_CLIENT_ID: 'pingone',
      OAUTH_CLIENT_SECRET: secret,
    },
    `Bearer ${granted}`,
  ],
])(
  'checks a saved connection with its credentials: %s %j',
  async (method, configuration, wanted) => {
    await using tenant = await startTenant()
    await using door = await startDoor(tenant, wanted)
    const { control, administrator } = tenant
    const { stores } = administrator.resources
    const saved = await stores.read(tenant.connection.id)
    const { url } = door
    await stores.replace(saved.id, {
      ...{ name: saved.name, type: saved.type, status: 'ACTIVE' },
      configuration: {
        ...saved.configuration,
        SCIM_URL: url,
        AUTHENTICATION_METHOD: method,
        OAUTH_TOKEN_REQUEST: door.tokenUrl,
        ...configuration,
      },
    })
    const { id } = await control.startCheck({ connectionId: saved.id, only: ['users'] })
    const check = await ended(tenant, id)
    expect(check).toMatchObject({
      status: 'finished',
      endpoint: url,
      connection: { id: saved.id, name: saved.name },
      verdict: 'works',
    })
    for (const text of [secret, granted, base64(`ada:${secret}`)])
      expect(JSON.stringify(check)).not.toContain(text)
  },
)

it('repeats a check with the same URL and credentials, and with a connection as it is now', async () => {
  await using tenant = await startTenant()
  await using door = await startDoor(tenant, `Bearer ${secret}`)
  const { control } = tenant
  const first = await control.startCheck({ url: door.url, token: secret, only: ['users.create'] })
  await ended(tenant, first.id)
  const again = await control.startCheck({ repeat: first.id, profile: 'patch-first' })
  expect(await ended(tenant, again.id)).toMatchObject({
    status: 'finished',
    endpoint: door.url,
    profile: 'patch-first',
    findings: [{ id: 'users.create' }],
  })

  const saved = await control.startCheck({
    connectionId: tenant.connection.id,
    only: ['users.create'],
  })
  await ended(tenant, saved.id)
  await tenant.administrator.resources.stores.delete(tenant.connection.id)
  await expect(control.startCheck({ repeat: saved.id })).rejects.toMatchObject({ status: 404 })
})

it('says why an endpoint cannot be checked, without its secrets', async () => {
  await using tenant = await startTenant()
  await using door = await startDoor(tenant, 'another')
  const { id } = await tenant.control.startCheck({ url: door.url, token: secret })
  const check = await ended(tenant, id)
  expect(check).toMatchObject({
    status: 'failed',
    error: { message: expect.stringContaining('401'), hint: expect.stringContaining('token') },
  })
  expect(JSON.stringify([check, await tenant.control.checks()])).not.toContain(secret)
  await expect(tenant.control.checkReport(id, 'json')).rejects.toMatchObject({ status: 409 })
})

it('sends no request to an address that the policy refuses', async () => {
  await using tenant = await startTenant()
  const { id } = await tenant.control.startCheck({ url: 'http://169.254.169.254/scim' })
  const check = await ended(tenant, id)
  expect(check).toMatchObject({
    status: 'failed',
    error: { message: expect.stringContaining('link-local') },
  })
})

it('runs one check at a time, stops it on request, and removes what it has made', async () => {
  await using tenant = await startTenant()
  await using door = await startDoor(tenant, `Bearer ${secret}`)
  const { control } = tenant
  const { id } = await control.startCheck({ url: door.url, token: secret })
  await expect.poll(async () => (await control.check(id)).findings.length).toBeGreaterThan(1)
  const open = door.close()
  const second = control.startCheck(ownServer(tenant))
  await expect(second).rejects.toMatchObject({
    status: 409,
    message: expect.stringContaining('is running'),
  })
  expect(await control.stopCheck(id)).toMatchObject({ status: 'running', isStopping: true })
  open()
  const stopped = await ended(tenant, id)
  expect(stopped).toMatchObject({ status: 'stopped', isStopping: false })
  expect(stopped.report).toBeUndefined()
  expect(stopped.findings.length).toBeGreaterThan(1)
  expect(await tenant.users()).toEqual([])
  // What has ended stays as it is.
  expect(await control.stopCheck(id)).toMatchObject({ status: 'stopped' })
  expect(await control.startCheck({ ...ownServer(tenant), only: ['users.create'] })).toMatchObject({
    status: 'running',
  })
})

it('keeps the latest ten, newest first', async () => {
  await using tenant = await startTenant()
  const ids: string[] = []
  for (let run = 0; run < 11; run += 1) {
    const { id } = await tenant.control.startCheck({ ...ownServer(tenant), only: ['users.create'] })
    await ended(tenant, id)
    ids.unshift(id)
  }
  expect((await tenant.control.checks()).map(({ id }) => id)).toEqual(ids.slice(0, 10))
  await expect(tenant.control.check(ids[10] ?? '')).rejects.toMatchObject({ status: 404 })
})

it('stops and forgets the checks with a reset, and stops one with the sandbox', async () => {
  await using endpoint = await startTenant()
  await using tenant = await startTenant()
  const { control } = tenant
  const { id } = await control.startCheck(ownServer(endpoint))
  await expect.poll(async () => (await control.check(id)).findings.length).toBeGreaterThan(1)
  await control.reset()
  expect(await control.checks()).toEqual([])
  expect(await endpoint.users()).toEqual([])

  const second = await control.startCheck(ownServer(endpoint))
  await expect.poll(async () => (await control.check(second.id)).findings.length).toBeGreaterThan(1)
  await tenant.sandbox.close()
  expect(await endpoint.users()).toEqual([])
})

it('tells the event stream that a check has changed', async () => {
  await using tenant = await startTenant()
  const { urls } = tenant.sandbox
  const abort = new AbortController()
  const response = await fetch(`${urls.control}/events?settings=true`, { signal: abort.signal })
  const { id } = await tenant.control.startCheck({ ...ownServer(tenant), only: ['users.create'] })
  let text = ''
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    text += piece
    if (text.includes('{"setting":"checks"}')) break
  }
  abort.abort()
  expect(text).toContain('event: setting\ndata: {"setting":"checks"}')
  await ended(tenant, id)
})

it.each([
  [{}, 400, 'one of a URL, the id of a connection and the id of a check is expected'],
  [{ url: 'http://localhost/scim', tokn: 'a' }, 400, 'Unknown member tokn.'],
  [{ url: 'ftp://localhost/scim' }, 400, 'The URL must be an http or https URL.'],
  [{ url: 'http://localhost/scim', profile: 'curent' }, 400, 'Unknown behaviour profile curent.'],
  [
    {
      url: 'http://localhost/scim',
      clientCredentials: { tokenUrl: 'localhost/token', clientId: 'a', clientSecret: 'b' },
    },
    400,
    'OAuth Token Request must be an http or https URL.',
  ],
  [{ repeat: 'none' }, 404, 'There is no check none.'],
  [{ connectionId: 'none' }, 404, 'There is no SCIM connection none.'],
])('refuses %j with %i', async (body, status, message) => {
  await using sandbox = await createSandbox({ users: 0, console: false })
  const answer = await fetch(`${sandbox.urls.control}/checks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(status)
  expect((await answer.json()) as object).toMatchObject({
    message: expect.stringContaining(message),
  })
})

it('knows no check that there is not', async () => {
  await using tenant = await startTenant()
  await expect(tenant.control.checkReport('none', 'html')).rejects.toMatchObject({ status: 404 })
  await expect(tenant.control.check('none')).rejects.toThrow(ControlError)
  await expect(tenant.control.stopCheck('none')).rejects.toMatchObject({ status: 404 })
})
