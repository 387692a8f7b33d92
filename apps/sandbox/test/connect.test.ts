import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import {
  createAdministrator,
  createControlClient,
  createPlatformClient,
  createSandboxControl,
} from '@pingone-sandbox/client'
import { expect, it } from 'vitest'
import { createCertificate } from '../../../packages/pingone/test/certificates.ts'
import { createSandbox } from '../src/sandbox.ts'
import { startScriptedTarget } from './scripted-target.ts'

/** An empty sandbox: users, and no connection. */
async function startEmpty(users = 3) {
  const sandbox = await createSandbox({ users, console: false, scimServer: false })
  const control = createSandboxControl(createControlClient({ control: sandbox.urls.control }))
  const administrator = createAdministrator(
    createPlatformClient({ ...sandbox.urls, ...sandbox.credentials }),
  )
  return {
    control,
    administrator,
    /** What a person would see of the configuration: connections and rules. */
    configured: async () => ({
      connections: (await control.connections()).map(({ name }) => name),
      rules: (await control.rules()).map(({ name }) => name),
    }),
    /** Sends `connect` and returns the error that the sandbox answers. */
    async refused(body: object) {
      const response = await fetch(`${sandbox.urls.control}/connect`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return { status: response.status, error: (await response.json()) as Record<string, string> }
    },
    async [Symbol.asyncDispose]() {
      await sandbox.close()
    },
  }
}

/** A foreign SCIM server, with a token. */
const startServer = () => createSandbox({ users: 0, console: false })

async function serve(answer: RequestListener, tls?: Awaited<ReturnType<typeof createCertificate>>) {
  const server = (tls ? createTlsServer(tls, answer) : createServer(answer)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}/scim`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const tokenOf = (server: Awaited<ReturnType<typeof startServer>>) => ({
  url: server.urls.scim ?? '',
  token: server.token ?? '',
})

const storedAt = async ({ url, token }: { url: string; token: string }) => {
  const answer = await fetch(`${url}/Users`, { headers: { authorization: `Bearer ${token}` } })
  return ((await answer.json()) as { totalResults: number }).totalResults
}

it('connects a server in one request, and provisions one user into it', async () => {
  await using empty = await startEmpty()
  await using server = await startServer()
  const target = tokenOf(server)
  const made = await empty.control.connect(target)
  expect(made).toMatchObject({
    ...{ url: target.url, users: 3, notes: [] },
    connection: { name: new URL(target.url).host, isNew: true },
    rule: { isNew: true, scope: 'one' },
    testExchangeId: expect.any(String),
  })
  expect(await empty.control.waitForIdle()).toBe(true)
  expect(await storedAt(target)).toBe(1)
  const story = await empty.control.subjectStory({ type: 'user', id: made.user?.id ?? '' })
  const [work] = story.moments.flatMap(({ rules }) => rules)
  expect(work?.exchanges.map(({ purpose, status }) => [purpose, status])).toEqual([
    ['lookup', 200],
    ['create', 201],
  ])
  expect(work?.outcome?.status).toBe('success')
})

it('provisions all enabled users on request, with the credentials that the connection has', async () => {
  await using empty = await startEmpty()
  await using server = await startServer()
  const target = tokenOf(server)
  await empty.control.connect(target)
  const { connection, rule } = await empty.control.connect({ url: target.url, users: 'all' })
  expect([connection.isNew, rule.isNew, rule.scope]).toEqual([false, false, 'all'])
  await empty.control.waitForIdle()
  expect(await storedAt(target)).toBe(3)
})

it('finds what there is when it is asked twice, also at the same time', async () => {
  await using empty = await startEmpty()
  await using server = await startServer()
  const target = tokenOf(server)
  const both = await Promise.all([
    empty.control.connect(target),
    empty.control.connect({ ...target, url: `${target.url}/` }),
  ])
  const again = await empty.control.connect({ url: `${target.url}/Users`, token: target.token })
  expect(new Set([...both, again].map(({ connection }) => connection.id)).size).toBe(1)
  expect(new Set([...both, again].map(({ user }) => user?.id)).size).toBe(1)
  await empty.control.waitForIdle()
  expect(await storedAt(target)).toBe(1)
  expect((await empty.configured()).rules).toHaveLength(1)
})

it('retries a user that had failed', async () => {
  await using empty = await startEmpty()
  await using target = await startScriptedTarget(({ method }, honest) =>
    method === 'POST' ? { status: 403, body: 'Read only' } : honest(),
  )
  const { user, connection } = await empty.control.connect({ url: target.url })
  await empty.control.waitForIdle()
  expect((await empty.control.connections())[0]?.health.state).toBe('failing')
  target.script((_, honest) => honest())
  const again = await empty.control.connect({ url: target.url })
  expect(again).toMatchObject({
    user,
    connection: { id: connection.id },
    retryChangeId: expect.any(String),
  })
  await empty.control.waitForIdle()
  expect(target.users()).toHaveLength(1)
})

it.each([
  ['127.0.0.1:PORT/scim', 'http://127.0.0.1:PORT/scim'],
  [' http://127.0.0.1:PORT/scim// ', 'http://127.0.0.1:PORT/scim'],
  ['http://127.0.0.1:PORT/scim/ServiceProviderConfig', 'http://127.0.0.1:PORT/scim'],
  ['//127.0.0.1:PORT/scim', 'http://127.0.0.1:PORT/scim'],
  ['http:/127.0.0.1:PORT/scim', 'http://127.0.0.1:PORT/scim'],
  ['http:127.0.0.1:PORT/scim', 'http://127.0.0.1:PORT/scim'],
])('reads the URL %s as %s', async (given, read) => {
  await using empty = await startEmpty()
  await using server = await serve((_, response) => {
    response.setHeader('content-type', 'application/scim+json')
    response.end('{"totalResults":0,"Resources":[]}')
  })
  const url = (text: string) => text.replace('PORT', String(server.port))
  expect((await empty.control.connect({ url: url(given) })).url).toBe(url(read))
})

it('says what PingOne does not need, and other clients do', async () => {
  await using empty = await startEmpty()
  await using target = await serve((request, response) => {
    const isUsers = request.url?.startsWith('/scim/Users')
    response.writeHead(isUsers ? 200 : 404, { 'content-type': 'application/scim+json' })
    response.end(isUsers ? '{"totalResults":0,"Resources":[]}' : '')
  })
  const { notes } = await empty.control.connect({ url: target.url })
  expect(notes).toEqual([expect.stringContaining('ServiceProviderConfig answers 404')])
})

it('says in sentences why a target cannot be connected, and leaves nothing', async () => {
  await using empty = await startEmpty()
  await using server = await startServer()
  const { url, token } = tokenOf(server)
  await using page = await serve((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<h1>Welcome</h1>')
  })
  await using closed = await serve(() => {})
  await closed[Symbol.asyncDispose]()
  const expected = [
    [{ url, token: 'wrong' }, 'credentials', /does not accept the credentials/],
    [{ url }, 'credentials', /none were sent/],
    [{ url: closed.url }, 'no-answer', /./],
    [{ url: page.url }, 'unreadable', /./],
    [{ url: `${url}/nothing`, token }, 'not-found', /nothing at/],
  ] as const
  for (const [body, cause, message] of expected) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const { status, error } = await empty.refused(body)
    expect({ status, ...error }).toMatchObject({
      ...{ status: 422, code: 'connection_failed', cause, page: `docs/failures.md#${cause}` },
      ...{ message: expect.stringMatching(message), hint: expect.any(String) },
    })
    // oxlint-disable-next-line no-await-in-loop
    expect((await empty.control.exchange(error['exchangeId'] ?? '')).purpose).toBe('test')
  }
  expect(await empty.configured()).toEqual({ connections: [], rules: [] })
})

it('accepts an untrusted certificate on request only', async () => {
  await using empty = await startEmpty()
  await using target = await serve(
    (_, response) => {
      response.setHeader('content-type', 'application/scim+json')
      response.end('{"totalResults":0,"Resources":[]}')
    },
    await createCertificate(),
  )
  const { error } = await empty.refused({ url: target.url })
  expect(error).toMatchObject({ code: 'connection_failed', cause: 'certificate' })
  const { connection } = await empty.control.connect({ url: target.url, acceptCertificate: true })
  expect(connection.isNew).toBe(true)
  const [state] = await empty.control.connections()
  expect(state?.delivery.acceptCertificate).toBe(true)
})

it('removes the connection again when its certificate was accepted and the target still fails', async () => {
  await using empty = await startEmpty()
  const refuse: RequestListener = (_, response) => void response.writeHead(401).end()
  await using target = await serve(refuse, await createCertificate())
  const { error } = await empty.refused({ url: target.url, acceptCertificate: true })
  expect(error['cause']).toBe('credentials')
  expect(await empty.configured()).toEqual({ connections: [], rules: [] })
})

it('accepts no certificate for a saved connection whose test fails', async () => {
  await using empty = await startEmpty()
  await using target = await serve(
    (_, response) => void response.writeHead(401).end(),
    await createCertificate(),
  )
  await empty.administrator.connect({ name: 'Vendor', url: target.url, token: 'old' })
  const { error } = await empty.refused({ url: target.url, acceptCertificate: true })
  expect(error['cause']).toBe('credentials')
  const [state] = await empty.control.connections()
  expect(state?.delivery.acceptCertificate).toBe(false)
})

it.each([
  [{ url: '' }, 'There is no URL'],
  [{ url: 'ftp://127.0.0.1/scim' }, 'http or https'],
  [{ url: 'http://user:secret@127.0.0.1/scim' }, 'credentials'],
  [{ url: 'http://127.0.0.1/scim?tenant=1' }, 'query'],
  [{ url: 'http://127.0.0.1/scim\u0000' }, 'control characters'],
  [{ url: 'http://127.0.0.1/scim/\ud800' }, 'no valid Unicode'],
  [{ url: 'http://127.0.0.1/scim', token: 'one\ntwo' }, 'contains a line break'],
  [{ url: 'http://127.0.0.1/scim', token: 'one\u0000' }, 'control character U+0000'],
  [{ url: 'http://127.0.0.1/scim', token: '日本' }, 'which no header can carry'],
  [
    { url: 'https://127.0.0.1/scim', token: 'one\ntwo', acceptCertificate: true },
    'contains a line break',
  ],
])('refuses %o before anything is sent', async (body, message) => {
  await using empty = await startEmpty()
  const { status, error } = await empty.refused(body)
  expect(await empty.configured()).toEqual({ connections: [], rules: [] })
  expect(status).toBe(400)
  expect(error).toMatchObject({
    ...{ code: 'invalid_request', message: expect.stringContaining(message) },
    hint: expect.any(String),
  })
})

it('says that there is no user to provision', async () => {
  await using empty = await startEmpty(0)
  await using target = await startScriptedTarget()
  const { status, error } = await empty.refused({ url: target.url })
  expect([status, error['message']]).toEqual([409, 'PingOne has no enabled user to provision.'])
  expect(target.requests).toEqual([])
})

it('refuses two ways to authenticate, before anything is sent', async () => {
  await using empty = await startEmpty()
  await using target = await startScriptedTarget()
  const basic = { user: 'ada', password: 'secret' }
  const { status, error } = await empty.refused({ url: target.url, token: 'x', basic })
  expect([status, error['message']]).toEqual([400, expect.stringContaining('one way')])
  expect(target.requests).toEqual([])
})

it('authenticates with a user and password, or with client credentials', async () => {
  await using empty = await startEmpty()
  const received: string[] = []
  await using target = await serve((request, response) => {
    received.push(`${request.method} ${request.url} ${request.headers.authorization}`)
    response.setHeader('content-type', 'application/json')
    response.end(
      request.url === '/token'
        ? '{"access_token":"issued","token_type":"Bearer"}'
        : '{"totalResults":0,"Resources":[]}',
    )
  })
  const basic = { user: 'ada', password: 'secret' }
  await empty.control.connect({ url: target.url, basic, name: 'Vendor' })
  expect(received[0]).toMatch(`Basic ${btoa('ada:secret')}`)
  await empty.control.waitForIdle()
  received.length = 0
  const client = { clientId: 'pingone', clientSecret: 'secret' }
  const tokenUrl = `http://127.0.0.1:${target.port}/token`
  const other = `${target.url}/other`
  await empty.control.connect({ url: other, clientCredentials: { tokenUrl, ...client } })
  expect(received[0]).toMatch(`POST /token Basic ${btoa('pingone:secret')}`)
  expect(received[1]).toMatch(/^GET \/scim\/other\/Users\S* Bearer issued$/)
  expect((await empty.configured()).connections[0]).toBe('Vendor')
})

it('leaves the filter of a rule that it has not written', async () => {
  await using empty = await startEmpty()
  await using server = await startServer()
  const target = tokenOf(server)
  const connection = await empty.administrator.connect({ name: 'Vendor', ...target })
  const filter = 'population.id pr'
  const rule = await empty.administrator.deployRule({ connection, populationExpression: filter })
  await empty.control.waitForIdle()
  const made = await empty.control.connect({ ...target, users: 'all' })
  expect(made).toMatchObject({
    connection: { id: connection.id, isNew: false },
    rule: { id: rule.id, isNew: false, scope: 'other' },
    notes: [expect.stringContaining('its filter was not changed')],
  })
  const kept = await empty.administrator.resources.rules.read(rule.id)
  expect(kept.populationExpression).toBe(filter)
})

it('does not replace other credentials by a token, and uses them without one', async () => {
  await using empty = await startEmpty()
  await using target = await startScriptedTarget()
  const basic = {
    AUTHENTICATION_METHOD: 'Basic Authentication',
    AUTHORIZATION_TYPE: 'Basic',
    BASIC_AUTH_USER: 'ada',
    BASIC_AUTH_PASSWORD: 'secret',
  }
  await empty.administrator.connect({
    ...{ name: 'Vendor', url: target.url, token: '', configuration: basic },
  })
  const { status, error } = await empty.refused({ url: target.url, token: 'other' })
  expect([status, error['message']]).toEqual([409, expect.stringContaining('Basic Authentication')])
  expect((await empty.control.connect({ url: target.url })).connection.isNew).toBe(false)
})
