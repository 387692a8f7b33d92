import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { secretOrigins, type SecretKey } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

/** A server that is a token endpoint and a SCIM endpoint, and keeps everything that it is sent. */
async function startServer() {
  const seen: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    seen.push(JSON.stringify([request.url, request.headers, body]))
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(
        request.url?.startsWith('/token')
          ? '{"access_token":"granted-token-of-the-old-server","expires_in":3600}'
          : '{"totalResults":0,"Resources":[]}',
      )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const secret = 'stored-secret-4711'

/** A connection that uses a secret, with both of its addresses at one server. */
const connections: Readonly<Record<SecretKey, Readonly<Record<string, string>>>> = {
  BASIC_AUTH_PASSWORD: {
    AUTHENTICATION_METHOD: 'Basic Authentication',
    AUTHORIZATION_TYPE: 'Basic',
    BASIC_AUTH_USER: 'user',
  },
  OAUTH_ACCESS_TOKEN: {
    AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
    AUTHORIZATION_TYPE: 'Bearer',
  },
  OAUTH_CLIENT_SECRET: {
    AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
    AUTHORIZATION_TYPE: 'OAuth Client Credentials',
    OAUTH_CLIENT_ID: 'client',
  },
  CUSTOM_HEADER: {
    AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
    AUTHORIZATION_TYPE: 'Custom',
    OAUTH_ACCESS_TOKEN: 'unused-token-0815',
  },
}
const moves = Object.entries(secretOrigins).flatMap(([key, addresses]) =>
  addresses.map((address) => [key as SecretKey, address] as const),
)

async function startMove(key: SecretKey) {
  const tenant = await startTenant()
  const [old, other] = [await startServer(), await startServer()]
  const addresses = { SCIM_URL: `${old.url}/scim`, OAUTH_TOKEN_REQUEST: `${old.url}/token` }
  const shown = { ...tenant.connectionInput.configuration, ...connections[key], ...addresses }
  const { OAUTH_ACCESS_TOKEN: _, ...readable } = shown
  const input = { ...tenant.connectionInput, name: 'Moved', status: 'INACTIVE' }
  const { id } = await tenant.call('POST', '/propagation/stores', {
    ...input,
    configuration: { ...shown, [key]: secret },
  })
  const edit = (moved: object) => ({ ...input, configuration: { ...readable, ...moved } })
  return {
    old,
    other,
    put: (moved: object) => tenant.call('PUT', `/propagation/stores/${id}`, edit(moved)),
    test: (moved: object) =>
      tenant.call('POST', '/propagation/stores/connection/status', { id, ...edit(moved) }),
    async [Symbol.asyncDispose]() {
      await tenant[Symbol.asyncDispose]()
      await old[Symbol.asyncDispose]()
      await other[Symbol.asyncDispose]()
    },
  }
}

const encoded = [secret, btoa(`user:${secret}`), btoa(`client:${secret}`), 'granted-token']

it.each(moves)('asks for %s anew once %s leads to another server', async (key, address) => {
  await using move = await startMove(key)
  const { other, put, test } = move
  const moved = { [address]: `${other.url}/${address === 'SCIM_URL' ? 'scim' : 'token'}` }
  const why = 'is required. The stored one is not sent to another server'
  await expect(test(moved)).rejects.toThrow(why)
  await expect(put(moved)).rejects.toThrow(why)
  await put({})
  await test({})
  expect(encoded.filter((form) => other.seen.join().includes(form))).toEqual([])
  // What is given anew goes there.
  const unused = key === 'CUSTOM_HEADER' && { OAUTH_ACCESS_TOKEN: 'unused-too-1516' }
  await test({ ...moved, ...unused, [key]: 'given-anew-0042' })
  expect(move.old.seen.join()).not.toContain('given-anew-0042')
})

it.each(['BASIC_AUTH_PASSWORD', 'OAUTH_CLIENT_SECRET'] as const)(
  'keeps %s while its addresses lead to the same server',
  async (key) => {
    await using move = await startMove(key)
    const { old, put, test } = move
    const beside = { SCIM_URL: `${old.url}/scim/v2`, OAUTH_TOKEN_REQUEST: `${old.url}/token/2` }
    await put(beside)
    await test(beside)
    expect(encoded.some((form) => old.seen.join().includes(form))).toBe(true)
  },
)

it('loses a secret for good when it is saved without while it has moved', async () => {
  await using move = await startMove('OAUTH_ACCESS_TOKEN')
  const { old, other, put, test } = move
  const none = { AUTHENTICATION_METHOD: 'None', AUTHORIZATION_TYPE: 'Basic' }
  await put({ ...none, SCIM_URL: `${other.url}/scim` })
  await expect(put({ SCIM_URL: `${other.url}/scim` })).rejects.toThrow('is required')
  await expect(test({ SCIM_URL: `${old.url}/scim` })).rejects.toThrow('is required')
  expect(other.seen.join()).not.toContain(secret)
})

it.each([
  ['another scheme', (url: string) => url.replace('http:', 'https:')],
  ['another port', (url: string) => url.replace(/:\d+/, ':1')],
  ['another host', (url: string) => url.replace('127.0.0.1', 'localhost')],
])('takes %s for another server', async (_, moved) => {
  await using move = await startMove('OAUTH_ACCESS_TOKEN')
  const { old, test } = move
  await expect(test({ SCIM_URL: moved(`${old.url}/scim`) })).rejects.toThrow('is required')
})

it('answers addresses with their secrets masked, and takes them back', async () => {
  await using move = await startMove('OAUTH_CLIENT_SECRET')
  const { old, other, put, test } = move
  const OAUTH_TOKEN_REQUEST = `${old.url}/token?api_key=key-in-the-query-77&tenant=1`
  const { configuration } = (await put({ OAUTH_TOKEN_REQUEST })) as unknown as {
    configuration: Record<string, string>
  }
  expect(configuration['OAUTH_TOKEN_REQUEST']).toBe(`${old.url}/token?api_key=••••&tenant=1`)
  await put(configuration)
  await test(configuration)
  expect(old.seen.join()).toContain('api_key=key-in-the-query-77')
  const moved = `${other.url}/token?api_key=••••&tenant=1`
  await expect(put({ OAUTH_TOKEN_REQUEST: moved })).rejects.toThrow('Enter the whole address anew')
})
