import { once } from 'node:events'
import {
  createServer,
  type IncomingMessage,
  request as forward,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { createCertificate } from '../../../packages/pingone/test/certificates.ts'
import { startTenant } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

async function listening(server: ReturnType<typeof createServer>) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** The reference server of a tenant behind a self-signed certificate. */
async function serveOverTls(tenant: Tenant) {
  const scim = tenant.sandbox.urls.scim ?? ''
  const certificate = await createCertificate()
  const server = createTlsServer(certificate, (request, response) => {
    const { method = 'GET' } = request
    const { host: _, ...headers } = request.headers
    const onwards = forward(scim + request.url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(response)
    })
    request.pipe(onwards)
  })
  return listening(server)
}

/** A target that has one user at most; the test chooses the answer to a create. */
function serveOneUser(
  created: string | Buffer,
  {
    headers = {},
    isBlind = () => false,
  }: { headers?: Record<string, string>; isBlind?: () => boolean },
) {
  const lines: string[] = []
  const stored: { user?: { readonly id: string; readonly active?: boolean } } = {}
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://target')
    lines.push(`${request.method} ${url.pathname}`)
    response.setHeader('content-type', 'application/scim+json')
    let body = ''
    for await (const chunk of request) body += String(chunk)
    if (body !== '') stored.user = { ...(JSON.parse(body) as object), id: '1' }
    if (request.method === 'POST') response.writeHead(201, headers).end(created)
    else if (isBlind()) response.writeHead(500).end()
    else if (url.pathname === '/Users/1') response.end(JSON.stringify(stored.user))
    else {
      const Resources = stored.user ? [stored.user] : []
      response.end(JSON.stringify({ totalResults: Resources.length, Resources }))
    }
  }

  return { lines, stored, server }
}

const test = (tenant: Tenant, configuration: object) =>
  tenant.call('POST', '/propagation/stores/connection/status', {
    ...tenant.connectionInput,
    id: tenant.connection.id,
    configuration: { ...tenant.connectionInput.configuration, ...configuration },
  })

async function deliver(tenant: Tenant, settings: object) {
  const path = `/connections/${tenant.connection.id}/delivery`
  const answer = await fetch(tenant.sandbox.urls.control + path, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  })
  return { status: answer.status, body: (await answer.json()) as unknown }
}

async function failures(tenant: Tenant, ruleId: string) {
  await tenant.sandbox.waitForIdle()
  const answer = await fetch(`${tenant.sandbox.urls.control}/rules/${ruleId}/status`)
  const { failures } = (await answer.json()) as {
    failures: { causes: readonly { cause: string; count: number }[] }
  }
  return failures.causes
}

const move = (tenant: Tenant, configuration: object) =>
  tenant.call('PUT', `/propagation/stores/${tenant.connection.id}`, {
    ...tenant.connectionInput,
    configuration: { ...tenant.connectionInput.configuration, ...configuration },
  })

it('provisions to a self-signed target once its certificate is accepted', async () => {
  await using tenant = await startTenant()
  await deliver(tenant, { retries: 0 })
  await using front = await serveOverTls(tenant)
  const SCIM_URL = `https://localhost:${front.port}`
  await expect(test(tenant, { SCIM_URL })).rejects.toThrow(/is self-signed.*acceptCertificate/)

  await move(tenant, { SCIM_URL, OAUTH_ACCESS_TOKEN: tenant.sandbox.token }).catch(() => {})
  expect(await deliver(tenant, { acceptCertificate: 'yes' })).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('true or false is expected') },
  })
  expect(await deliver(tenant, { acceptCertificate: true })).toMatchObject({
    status: 200,
    body: { delivery: { acceptCertificate: true } },
  })
  expect(await test(tenant, { SCIM_URL })).toBeUndefined()
  await move(tenant, { SCIM_URL })
  await tenant.hire('ada')
  const rule = await tenant.rule('population.id pr')
  await tenant.revise()
  expect(await tenant.users()).toMatchObject([{ userName: 'ada' }])

  await deliver(tenant, { acceptCertificate: false })
  await tenant.hire('grace')
  expect(await failures(tenant, rule.id)).toMatchObject([{ cause: 'certificate' }])
})

it.each([
  ['SCIM BASE URL', 'http://169.254.169.254/scim', 'link-local'],
  ['SCIM BASE URL', 'https://[64:ff9b::a9fe:a9fe]/scim', 'leads to 169.254.169.254'],
])('sends nothing to a %s of %s', async (_, SCIM_URL, words) => {
  await using tenant = await startTenant()
  await expect(test(tenant, { SCIM_URL })).rejects.toThrow(words)
  const { exchanges } = (await (
    await fetch(`${tenant.sandbox.urls.control}/exchanges`)
  ).json()) as { exchanges: unknown[] }
  expect(exchanges).toMatchObject([{ failure: { code: 'address' } }])
})

it('fails every user by the cause of a refused address, and opens no circuit', async () => {
  await using tenant = await startTenant({
    configuration: { SCIM_URL: 'http://168.63.129.16/scim' },
  })
  await deliver(tenant, { retries: 2, circuitThreshold: 2 })
  for (const name of ['a', 'b', 'c', 'd']) await tenant.hire(name)
  const rule = await tenant.rule('population.id pr')
  await tenant.revise()
  expect(await failures(tenant, rule.id)).toMatchObject([{ cause: 'address-refused', count: 4 }])
})

it('sends no client secret to a token endpoint at a refused address', async () => {
  await using tenant = await startTenant()
  const refusal = test(tenant, {
    AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
    OAUTH_TOKEN_REQUEST: 'https://[2002:a9fe:a9fe::1]/token',
    OAUTH_CLIENT_ID: 'client',
    OAUTH_CLIENT_SECRET: 'secret',
  })
  await expect(refusal).rejects.toThrow('must not be contacted')
})

it.each(['?tenant=1', '?', '#x', '/..'])(
  'refuses a base URL that ends with %s at the Platform API and by Test Connection',
  async (end) => {
    await using tenant = await startTenant()
    const configuration = { SCIM_URL: `https://scim.example.com/v2${end}` }
    const wrong = /: 400 .*"code":"INVALID_DATA".*"target":"SCIM_URL"/
    await expect(test(tenant, configuration)).rejects.toThrow(wrong)
    await expect(move(tenant, configuration)).rejects.toThrow(wrong)
    const input = { ...tenant.connectionInput, name: 'Second' }
    await expect(
      tenant.call('POST', '/propagation/stores', {
        ...input,
        configuration: { ...input.configuration, ...configuration },
      }),
    ).rejects.toThrow(wrong)
  },
)

it.each([
  ['too large', {}, JSON.stringify({ id: '1', userName: 'ada', pad: 'x'.repeat(5_000_001) })],
  ['in no known coding', { 'content-encoding': 'lzma' }, '{"id":"1"}'],
  ['not UTF-8', {}, Buffer.from('{"id":"1","userName":"ad\u00e4"}', 'latin1')],
])('finds and disables a user whose created answer was %s', async (_, headers, created) => {
  const { lines, stored, server } = serveOneUser(created, { headers })
  await using target = await listening(server)
  await using tenant = await startTenant({
    configuration: { SCIM_URL: `http://127.0.0.1:${target.port}` },
  })
  await deliver(tenant, { retries: 0 })
  const ada = await tenant.hire('ada')
  const rule = await tenant.rule('enabled eq true')
  await tenant.revise()
  // The lookup after the answer finds what the target has made of it.
  expect(await failures(tenant, rule.id)).toEqual([])
  expect(stored.user?.active).toBe(true)
  expect(lines.slice(0, 3)).toEqual(['GET /Users', 'POST /Users', 'GET /Users'])

  await tenant.call('PUT', `/users/${ada.id}/enabled`, { enabled: false })
  await tenant.sandbox.waitForIdle()
  expect(stored.user?.active).toBe(false)
})

it('disables a user when neither the create nor the lookup after it could be read', async () => {
  let isBlind = false
  const created = JSON.stringify({ id: '1', pad: 'x'.repeat(5_000_001) })
  const { lines, stored, server } = serveOneUser(created, {
    isBlind: () => isBlind || (stored.user !== undefined && lines.length < 4),
  })
  await using target = await listening(server)
  await using tenant = await startTenant({
    configuration: { SCIM_URL: `http://127.0.0.1:${target.port}` },
  })
  await deliver(tenant, { retries: 0 })
  const ada = await tenant.hire('ada')
  const rule = await tenant.rule('enabled eq true')
  await tenant.revise()
  expect(await failures(tenant, rule.id)).toMatchObject([{ count: 1 }])
  expect(stored.user?.active).toBe(true)

  isBlind = true
  await tenant.call('PUT', `/users/${ada.id}/enabled`, { enabled: false })
  expect(await failures(tenant, rule.id)).toMatchObject([{ count: 1 }])

  isBlind = false
  await tenant.call('PATCH', `/users/${ada.id}`, { title: 'Countess' })
  await tenant.sandbox.waitForIdle()
  expect(stored.user?.active).toBe(false)
})
