import { createPlatformClient } from '@pingone-sandbox/client'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'

let sandbox: SandboxProcess
let token: string

beforeAll(async () => {
  sandbox = await startSandbox(['--no-console'])
  token = await createPlatformClient(sandbox.ready).token()
})

// Whatever was sent before, the process lives on.
afterAll(async () => {
  const health = await fetch(`${sandbox.ready.control}/health`)
  expect(health.status).toBe(200)
  await sandbox[Symbol.asyncDispose]()
})

const scim = (
  path: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
) =>
  fetch(sandbox.ready.scim + path, {
    ...init,
    headers: {
      authorization: `Bearer ${sandbox.ready.scimToken}`,
      'content-type': 'application/scim+json',
      ...init.headers,
    },
  })

const api = (
  path: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
) =>
  fetch(`${sandbox.ready.api}/environments/${sandbox.ready.environmentId}${path}`, {
    ...init,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...init.headers,
    },
  })

const scimErrorOf = async (response: Response) => {
  const { schemas, ...rest } = (await response.json()) as Record<string, unknown>
  expect(schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error'])
  return rest
}

it('answers malformed JSON at the SCIM server with a SCIM Error', async () => {
  const response = await scim('/Users', { method: 'POST', body: '{"userName":' })
  expect(response.status).toBe(400)
  expect(await scimErrorOf(response)).toMatchObject({ status: '400', scimType: 'invalidSyntax' })
})

it('answers a wrong token at the SCIM server with 401 and a challenge', async () => {
  const response = await scim('/Users', { headers: { authorization: 'Bearer wrong' } })
  expect(response.status).toBe(401)
  expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/)
  expect(await scimErrorOf(response)).toMatchObject({ status: '401' })
})

it('answers an unknown path at the SCIM server with a SCIM Error', async () => {
  const response = await scim('/Printers')
  expect(response.status).toBe(404)
  expect(await scimErrorOf(response)).toMatchObject({ status: '404' })
})

it('answers malformed JSON at the Platform API with a PingOne error', async () => {
  const response = await api('/users', { method: 'POST', body: '{' })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ id: expect.any(String), code: 'INVALID_REQUEST' })
})

it('answers a wrong token at the Platform API with a PingOne error', async () => {
  const response = await api('/users', { headers: { authorization: 'Bearer wrong' } })
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({
    code: 'ACCESS_FAILED',
    details: [{ code: 'INVALID_TOKEN' }],
  })
})

it('answers an unknown path at the Platform API with a PingOne error', async () => {
  const response = await api('/printers')
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' })
})

it('refuses provisioning in the Administrators environment and says why', async () => {
  const environments = (await (
    await fetch(`${sandbox.ready.api}/environments`, {
      headers: { authorization: `Bearer ${token}` },
    })
  ).json()) as { _embedded: { environments: { id: string; name: string }[] } }
  const administrators = environments._embedded.environments.find(
    ({ name }) => name === 'Administrators',
  )
  const response = await fetch(
    `${sandbox.ready.api}/environments/${administrators?.id}/propagation/stores`,
    {
      headers: { authorization: `Bearer ${token}` },
    },
  )
  expect(response.status).toBe(403)
  expect(JSON.stringify(await response.json())).toContain('cannot be used for provisioning')
})

it('answers an unknown control path in the dialect of the control API', async () => {
  const response = await fetch(`${sandbox.ready.control}/printers`)
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({
    code: expect.any(String),
    message: expect.any(String),
  })
})

const configuration = (url: string) => ({
  SCIM_URL: url,
  SCIM_VERSION: '2.0',
  USERS_RESOURCE: '/Users',
  AUTHENTICATION_METHOD: 'None',
  AUTHORIZATION_TYPE: 'Bearer',
  USER_FILTER: 'userName eq "%s"',
  UNIQUE_USER_IDENTIFIER: 'userName',
})

async function testConnection(url: string) {
  const response = await api('/propagation/stores/connection/status', {
    method: 'POST',
    headers: { 'content-type': 'application/vnd.pingidentity.connection.check+json' },
    body: JSON.stringify({ type: 'scim', name: 'Test', configuration: configuration(url) }),
  })
  return { status: response.status, body: await response.text() }
}

it('names an unreachable target', async () => {
  const { status, body } = await testConnection('http://127.0.0.1:9')
  expect(status).toBe(400)
  expect(body).toContain('127.0.0.1:9 refuses connections')
})

it('names a target that answers HTML', async () => {
  const html = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>')
  }).listen(0, '127.0.0.1')
  await once(html, 'listening')
  const { port } = html.address() as AddressInfo
  const { status, body } = await testConnection(`http://127.0.0.1:${port}/scim/v2`)
  html.close()
  expect(status).toBe(400)
  expect(body).toContain('not a JSON object (text/html)')
})

it('names a target that does not accept the credentials', async () => {
  const { status, body } = await testConnection(sandbox.ready.scim)
  expect(status).toBe(400)
  expect(body).toContain('401')
})

it('names the configuration key at fault', async () => {
  const { status, body } = await testConnection('ftp://example.com')
  expect(status).toBe(400)
  expect(body).toContain('SCIM_URL')
})
