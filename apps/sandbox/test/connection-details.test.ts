import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { startEngine } from './engine.ts'
import { startTenant } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

async function startTarget(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const testing = (tenant: Tenant, configuration: object) =>
  tenant.call('POST', '/propagation/stores/connection/status', {
    ...tenant.connectionInput,
    id: tenant.connection.id,
    configuration: { ...tenant.connectionInput.configuration, ...configuration },
  })

/** The last result of Test Connection for a connection, from the control API. */
async function testOf({ sandbox }: Awaited<ReturnType<typeof startTenant>>, id: string) {
  const answer = await fetch(`${sandbox.urls.control}/connections`)
  const { connections } = (await answer.json()) as {
    connections: { id: string; connectionTest?: object }[]
  }
  return connections.find((state) => state.id === id)?.connectionTest
}

it('finds a connection to the reference server in order', async () => {
  await using tenant = await startTenant()
  expect(await testing(tenant, {})).toBeUndefined()
  expect(await testOf(tenant, tenant.connection.id)).toEqual({ status: 'VALID' })
  const path = `/propagation/stores/${tenant.connection.id}`
  expect(await tenant.call('GET', path)).not.toHaveProperty('connectionTest')
})

it.each([
  [401, {}, '', 'it does not accept the credentials'],
  [403, {}, '', 'the credentials may not read users'],
  [404, {}, '', 'Check SCIM BASE URL and Users Resource'],
  [302, { location: 'https://elsewhere.example/' }, '', 'a redirect to https://elsewhere.example/'],
  [500, {}, '{"detail":"Out of order"}', 'answered 500'],
  [200, { 'content-type': 'text/html' }, '<html>', 'not a JSON object (text/html)'],
  [200, {}, '[]', 'not a JSON object'],
  [200, {}, '{"hello":"world"}', 'not a SCIM ListResponse'],
] as const)(
  'names what is wrong with an answer of %i %j %s',
  async (status, headers, body, why) => {
    await using target = await startTarget((_, response) =>
      response.writeHead(status, headers).end(body),
    )
    await using tenant = await startTenant()
    const refusal = testing(tenant, { SCIM_URL: `http://${target.host}` })
    await expect(refusal).rejects.toThrow(': 400 ')
    await expect(refusal).rejects.toThrow('"target":"configuration"')
    await expect(refusal).rejects.toThrow(why)
  },
)

it('distinguishes a target that requires credentials from one that refuses them', async () => {
  await using target = await startTarget((_, response) => response.writeHead(401).end())
  await using tenant = await startTenant()
  const SCIM_URL = `http://${target.host}`
  const unauthenticated = { SCIM_URL, AUTHENTICATION_METHOD: 'None' }
  await expect(testing(tenant, unauthenticated)).rejects.toThrow('and none were sent')
  await expect(testing(tenant, { SCIM_URL })).rejects.toThrow('does not accept the credentials')
})

it.each([
  ['http://127.0.0.1:9', 'refuses connections'],
  ['http://no-such-host.invalid', 'cannot be resolved'],
  ['https://{host}', 'Wrong scheme?'],
])('names what is wrong with the way to %s', async (url, why) => {
  await using target = await startTarget((_, response) => response.end())
  await using tenant = await startTenant()
  const refusal = testing(tenant, { SCIM_URL: url.replace('{host}', target.host) })
  await expect(refusal).rejects.toThrow(': 400 ')
  await expect(refusal).rejects.toThrow(why)
})

it('waits for an answer as long as the connection does', async () => {
  await using target = await startTarget(() => {})
  await using tenant = await startTenant()
  const { control } = tenant.sandbox.urls
  await fetch(`${control}/connections/${tenant.connection.id}/delivery`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ timeoutMs: 50 }),
  })
  const refusal = testing(tenant, { SCIM_URL: `http://${target.host}` })
  await expect(refusal).rejects.toThrow('did not answer within 0.05 s')
})

it('names the token endpoint when that is what fails', async () => {
  await using target = await startTarget((_, response) => response.writeHead(401).end())
  await using tenant = await startTenant()
  const refusal = testing(tenant, {
    AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
    OAUTH_TOKEN_REQUEST: `http://${target.host}/token`,
    OAUTH_CLIENT_ID: 'client',
    OAUTH_CLIENT_SECRET: 'secret',
  })
  await expect(refusal).rejects.toThrow('The token endpoint answered 401')
})

it('keeps an invalid connection and does not enable it, until a test succeeds', async () => {
  await using tenant = await startTenant()
  const { call, connectionInput } = tenant
  const configuration = { ...connectionInput.configuration, OAUTH_ACCESS_TOKEN: 'wrong' }
  const input = { ...connectionInput, name: 'Second', configuration }
  await expect(testing(tenant, { OAUTH_ACCESS_TOKEN: 'wrong' })).rejects.toThrow('401')
  await expect(call('POST', '/propagation/stores', input)).rejects.toThrow('"target":"status"')
  const kept = await call('POST', '/propagation/stores', { ...input, status: 'INACTIVE' })
  expect(kept).toMatchObject({ status: 'INACTIVE' })
  expect(await testOf(tenant, kept.id)).toEqual({
    status: 'INVALID',
    message: expect.stringContaining('401'),
  })
  const path = `/propagation/stores/${kept.id}`
  await expect(call('PUT', path, input)).rejects.toThrow('until Test Connection succeeds')
  const corrected = { ...input, configuration: connectionInput.configuration }
  expect(await call('PUT', path, corrected)).toMatchObject({ status: 'ACTIVE' })
})

it('keeps over a restart that a connection is invalid', async () => {
  await using engine = await startEngine()
  const { call, configure, connection, connectionInput } = engine
  const wrong = { OAUTH_ACCESS_TOKEN: 'wrong' }
  const test = call('POST', '/propagation/stores/connection/status', {
    ...connectionInput,
    configuration: { ...connectionInput.configuration, ...wrong },
  })
  await expect(test).rejects.toThrow('401')
  await configure(wrong, { status: 'INACTIVE' })
  await engine.restart()
  await configure(wrong, { status: 'INACTIVE', description: 'Edited' })
  expect(await call('GET', `/propagation/stores/${connection.id}`)).toMatchObject({
    description: 'Edited',
  })
  const [state] = await engine.provisioning().connections()
  expect(state?.connectionTest).toMatchObject({ status: 'INVALID' })
  await expect(configure(wrong)).rejects.toThrow('until Test Connection succeeds')
  expect(await configure({})).toMatchObject({ status: 'ACTIVE' })
})

it('fixes the User Identifier once users were provisioned, for all connections to the target', async () => {
  await using tenant = await startTenant()
  const { call, connection, connectionInput } = tenant
  const byEmail = {
    ...connectionInput,
    configuration: { ...connectionInput.configuration, UNIQUE_USER_IDENTIFIER: 'workEmail' },
  }
  const path = `/propagation/stores/${connection.id}`
  await call('PUT', path, byEmail)
  await call('PUT', path, connectionInput)
  await tenant.hire('ada')
  await tenant.rule('population.id pr')
  await tenant.revise()
  expect(await tenant.users()).toHaveLength(1)
  await expect(call('PUT', path, byEmail)).rejects.toThrow('cannot be changed once users')
  const second = { ...byEmail, name: 'Second' }
  await expect(call('POST', '/propagation/stores', second)).rejects.toThrow(
    'share one User Identifier; that of \\"Reference server\\" is userName',
  )
  const elsewhere = { ...second.configuration, SCIM_URL: 'https://other.example/scim' }
  await call('POST', '/propagation/stores', { ...second, configuration: elsewhere })
})

it('drops every default with the first mapping of a rule’s own, and brings them back with the last', async () => {
  await using tenant = await startTenant()
  const rule = await tenant.rule('population.id pr')
  await tenant.hire('ada')
  await tenant.revise()
  expect(await tenant.users()).toMatchObject([{ emails: [{ value: 'ada@example.com' }] }])
  const own = await tenant.call('POST', `/propagation/rules/${rule.id}/mappings`, {
    sourceAttribute: 'username',
    targetAttribute: 'userName',
  })
  await tenant.revise()
  await tenant.hire('bob')
  expect((await tenant.users())[1]).not.toHaveProperty('emails')
  await tenant.call('DELETE', `/propagation/mappings/${own.id}`)
  await tenant.revise()
  expect((await tenant.users())[1]).toMatchObject({ emails: [{ value: 'bob@example.com' }] })
})

it.each([
  ['OAUTH_ACCESS_TOKEN', { OAUTH_ACCESS_TOKEN: 'a-token\nof two lines' }, 'a line break'],
  ['OAUTH_ACCESS_TOKEN', { OAUTH_ACCESS_TOKEN: 'a-token-with-\u2026' }, 'the character U+2026'],
  [
    'CUSTOM_HEADER',
    { AUTHORIZATION_TYPE: 'Custom', CUSTOM_HEADER: 'Key a\u0000b' },
    'the control character U+0000',
  ],
])('refuses %s of %j, and names what no header can carry', async (target, differences, unfit) => {
  await using tenant = await startTenant()
  const { connectionInput, connection, call } = tenant
  const configuration = { ...connectionInput.configuration, ...differences }
  for (const [method, path] of [
    ['POST', '/propagation/stores'],
    ['PUT', `/propagation/stores/${connection.id}`],
  ] as const) {
    const refusal = call(method, path, { ...connectionInput, name: 'Other', configuration })
    await expect(refusal).rejects.toThrow(`"target":"${target}"`)
    await expect(refusal).rejects.toThrow(`contains ${unfit}, which no header can carry.`)
  }
})
