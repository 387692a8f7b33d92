import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPlatform } from './platform-host.ts'

let now = new Date('2026-03-01T12:00:00.250Z')
let platform: Awaited<ReturnType<typeof startPlatform>>

beforeAll(async () => {
  platform = await startPlatform({ users: 1, clock: () => now })
})
afterAll(() => platform.close())

async function requestToken(
  form: Record<string, string>,
  { path = `/${platform.environmentId}/as/token`, headers = {} } = {},
) {
  const answer = await fetch(platform.origin + path, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  })
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`)}`,
})
const grant = { grant_type: 'client_credentials' }

it('mints a token for credentials in the header or in the body, with and without the environment', async () => {
  const { clientId, clientSecret } = platform
  const inBody = { ...grant, client_id: clientId, client_secret: clientSecret }
  const answers = [
    await requestToken(inBody),
    await requestToken(inBody, { path: '/as/token' }),
    await requestToken(grant, { headers: basic(clientId, clientSecret) }),
  ]
  for (const { status, headers, body } of answers) {
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 3600,
    })
  }
})

it('signs a token that the published keys verify, with the claims of a worker', async () => {
  const issuer = `${platform.origin}/${platform.environmentId}/as`
  const discovery = await fetch(`${issuer}/.well-known/openid-configuration`)
  const { jwks_uri: jwksUri } = (await discovery.json()) as { jwks_uri: string }
  expect(jwksUri).toBe(`${issuer}/jwks`)
  const { payload, protectedHeader } = await jwtVerify(
    platform.token,
    createRemoteJWKSet(new URL(jwksUri)),
    { issuer, audience: platform.origin, currentDate: now },
  )
  const issuedAt = Math.floor(now.getTime() / 1000)
  expect(protectedHeader).toEqual({ alg: 'RS256', kid: 'default' })
  expect(payload).toMatchObject({
    client_id: platform.clientId,
    env: platform.environmentId,
    org: expect.any(String),
    iat: issuedAt,
    exp: issuedAt + 3600,
  })
})

it.each([
  ['no grant type', {}, 400, 'invalid_request'],
  ['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ['no credentials', grant, 401, 'invalid_client'],
  [
    'an unknown client',
    { ...grant, client_id: 'nobody', client_secret: 'x' },
    401,
    'invalid_client',
  ],
])('refuses %s in the words of OAuth', async (_, form, status, error) => {
  const answer = await requestToken(form)
  expect(answer.status).toBe(status)
  expect(answer.body).toEqual({ error, error_description: expect.any(String) })
})

it('refuses a wrong secret, a garbled header and another environment’s token endpoint', async () => {
  const { clientId, clientSecret } = platform
  const { body } = await platform.call('GET', '/v1/environments')
  const other = body._embedded.environments.find((each: any) => each.id !== platform.environmentId)
  const answers = [
    await requestToken(grant, { headers: basic(clientId, 'wrong') }),
    await requestToken(grant, { headers: { authorization: 'Basic AAA' } }),
    await requestToken(grant, {
      headers: basic(clientId, clientSecret),
      path: `/${other.id}/as/token`,
    }),
  ]
  for (const answer of answers) {
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(/^Basic/)
    expect(answer.body.error).toBe('invalid_client')
  }
})

const read = (authorization?: string, host = platform) =>
  fetch(
    `${host.origin}/v1/environments`,
    authorization === undefined ? {} : { headers: { authorization } },
  )

it('asks for a bearer token below /v1', async () => {
  for (const authorization of [
    undefined,
    'Bearer nonsense',
    `Basic ${platform.token}`,
    `Bearer ${platform.token}x`,
  ]) {
    const answer = await read(authorization)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    expect(await answer.json()).toMatchObject({
      code: 'ACCESS_FAILED',
      details: [{ code: 'INVALID_TOKEN' }],
    })
  }
})

it('refuses a token of another sandbox, unless any token will do', async () => {
  await using cleanup = new AsyncDisposableStack()
  const strict = await startPlatform({ users: 1, clock: () => now })
  cleanup.defer(() => strict.close())
  expect((await read(`Bearer ${platform.token}`, strict)).status).toBe(401)

  const lenient = await startPlatform({ users: 1, anyToken: true })
  cleanup.defer(() => lenient.close())
  expect((await read('Bearer static', lenient)).status).toBe(200)
})

it('refuses a token after an hour', async () => {
  expect((await read(`Bearer ${platform.token}`)).status).toBe(200)
  now = new Date(now.getTime() + 3_600_000)
  expect((await read(`Bearer ${platform.token}`)).status).toBe(401)
})
