import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import type { Delivery } from '@pingone-sandbox/contract'
import { startRecordingTarget } from './recording-target.ts'

interface Answer {
  readonly status?: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A token endpoint that gives each answer once, and the last one for ever. */
async function startTokenEndpoint(...answers: readonly Answer[]) {
  let asked = 0
  const server = createServer((request, response) => {
    request.resume()
    const { status = 200, body, headers } = answers[Math.min(asked, answers.length - 1)] ?? {}
    asked += 1
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const settings = (url: string) =>
  ({
    AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
    OAUTH_TOKEN_REQUEST: url,
    OAUTH_CLIENT_ID: 'client',
    OAUTH_CLIENT_SECRET: 'correct-horse',
  }) as const

const intent = { purpose: 'read', summary: 'Read a user', quirks: [] } as const
type Target = Awaited<ReturnType<typeof startRecordingTarget>>

/** A caller of its own, as each user has one; all of one target share its tokens. */
const read = (target: Target, tokenUrl: string, delivery: Partial<Delivery> = {}) =>
  target.connect(settings(tokenUrl), {}, delivery).call(intent, {
    method: 'GET',
    url: `${target.url}/Users/1`,
  })

const token = (more: object = {}) => ({ access_token: 'fresh', token_type: 'Bearer', ...more })

it('sends one token request when several requests need a token at the same time', async () => {
  await using endpoint = await startTokenEndpoint({ body: token({ expires_in: 3600 }) })
  await using target = await startRecordingTarget({ 'GET /Users/1': [200] })
  await Promise.all(Array.from({ length: 8 }, () => read(target, endpoint.url)))
  expect(endpoint.asked()).toBe(1)
  expect(target.requests).toHaveLength(8)
})

it('sends one token request when the target refuses a token several times at once', async () => {
  await using endpoint = await startTokenEndpoint({ body: token() }, { body: token() })
  await using target = await startRecordingTarget({ 'GET /Users/1': [401] })
  await Promise.all(Array.from({ length: 8 }, () => read(target, endpoint.url)))
  expect(target.requests).toHaveLength(16)
  expect(endpoint.asked()).toBe(2)
})

it.each([
  [{}],
  [{ expires_in: null }],
  [{ expires_in: 0 }],
  [{ expires_in: -1 }],
  [{ expires_in: 30 }],
  [{ expires_in: 60 }],
  [{ expires_in: '3600' }],
  [{ expires_in: '' }],
  [{ expires_in: 'soon' }],
  [{ expires_in: true }],
  [{ expires_in: 1e300 }],
])('keeps a token whose lifetime is %j', async (more) => {
  await using endpoint = await startTokenEndpoint({ body: token(more) })
  await using target = await startRecordingTarget({ 'GET /Users/1': [200] })
  for (const _ of [1, 2, 3]) await read(target, endpoint.url)
  expect(endpoint.asked()).toBe(1)
})

it.each([200, 201, 202, 203])('takes a token that is answered with %i', async (status) => {
  await using endpoint = await startTokenEndpoint({ status, body: token() })
  await using target = await startRecordingTarget({ 'GET /Users/1': [200] })
  expect(await read(target, endpoint.url)).toMatchObject({ ok: true, value: { status: 200 } })
  expect(target.headers[0]).toMatchObject({ authorization: 'Bearer fresh' })
})

it.each([
  [
    { status: 401, body: { error: 'invalid_client', error_description: 'Bad login.' } },
    'answered 401: it does not accept OAuth Client ID and OAuth Client Secret (invalid_client): Bad login.',
  ],
  [
    { status: 400, body: { error: 'unauthorized_client' } },
    'answered 400: the client may not use client credentials (unauthorized_client).',
  ],
  [
    { status: 400, body: { error: 'teapot', error_description: 'Short and stout' } },
    'answered 400: teapot: Short and stout.',
  ],
  [
    { status: 200, body: { error: 'invalid_scope' } },
    'answered 200: it requires another scope (invalid_scope).',
  ],
  [{ status: 400, body: { code: 'X', message: 'No such thing.' } }, 'answered 400: No such thing.'],
  [{ status: 403, body: { error: { code: 403, message: 'Disabled' } } }, 'answered 403: Disabled.'],
  [{ body: { token: 'secret' } }, 'answered 200 without an access_token.'],
  [{ body: { access_token: 7 } }, 'answered 200 without an access_token.'],
  [{ body: '<html>secret</html>' }, 'answered 200 without an access_token.'],
  [{ body: '[1]' }, 'answered 200 without an access_token.'],
  [{ body: 'null' }, 'answered 200 without an access_token.'],
  [
    { status: 302, headers: { location: 'https://a.test/?secret' }, body: '' },
    'answered 302, a redirect to https://a.test/?…, which is not followed.',
  ],
  [{ status: 404, body: '' }, 'answered 404: there is nothing at OAuth Token Request.'],
  [
    { status: 418, body: '<html>secret</html>', headers: { 'content-type': 'text/html' } },
    'answered 418 and gives no reason (text/html).',
  ],
  [
    { body: token({ access_token: 'secret\n' }) },
    'answered 200 with an access_token that contains a line break, which no header can carry.',
  ],
  [
    { body: token({ access_token: 'secr\u0000t' }) },
    'answered 200 with an access_token that contains the control character U+0000, which no header can carry.',
  ],
  [
    { body: token({ access_token: 'secret€' }) },
    'answered 200 with an access_token that contains the character U+20AC, which no header can carry.',
  ],
])('says what is wrong with the answer %j, and sends nothing', async (answer, message) => {
  await using endpoint = await startTokenEndpoint(answer)
  await using target = await startRecordingTarget({ 'GET /Users/1': [200] })
  const failed = await read(target, endpoint.url)
  expect(failed).toEqual({
    ok: false,
    failure: { cause: 'token-endpoint', message: `The token endpoint ${message}` },
  })
  expect(message).not.toContain('secret')
  expect([endpoint.asked(), target.requests.length, target.pauses.length]).toEqual([1, 0, 0])
})

it('quotes no more than the beginning of a long description', async () => {
  const description = 'long '.repeat(500)
  await using endpoint = await startTokenEndpoint({
    status: 400,
    body: { error: 'invalid_request', error_description: description },
  })
  await using target = await startRecordingTarget({})
  const failed = await read(target, endpoint.url)
  const message = failed.ok ? '' : failed.failure.message
  expect(message).toMatch(/it does not understand the request \(invalid_request\): long/)
  expect(message.length).toBeLessThan(500)
})

it('waits as long as the token endpoint asks for', async () => {
  await using endpoint = await startTokenEndpoint(
    { status: 429, headers: { 'retry-after': '0' }, body: '' },
    { body: token() },
  )
  await using target = await startRecordingTarget({ 'GET /Users/1': [200] })
  expect(await read(target, endpoint.url, { backoffMs: 600_000 })).toMatchObject({ ok: true })
  expect(target.pauses).toMatchObject([{ attempt: 1, waitMs: 0 }])
})

it('gives up a token endpoint that keeps failing after the attempts', async () => {
  await using endpoint = await startTokenEndpoint({ status: 500, body: '' })
  await using target = await startRecordingTarget({})
  expect(await read(target, endpoint.url, { retries: 2 })).toMatchObject({
    failure: { cause: 'token-endpoint' },
  })
  expect(endpoint.asked()).toBe(3)
})

it('names the token endpoint that does not answer', async () => {
  await using target = await startRecordingTarget({})
  expect(await read(target, 'http://127.0.0.1:9/token', { retries: 0 })).toMatchObject({
    failure: {
      cause: 'token-endpoint',
      message: expect.stringMatching(/^The token endpoint gives no answer: 127\.0\.0\.1:9 /),
    },
  })
})

it.each([
  { OAUTH_ACCESS_TOKEN: 'correct-horse\n' },
  { OAUTH_ACCESS_TOKEN: 'correct\r\nX-Injected: yes' },
  { OAUTH_ACCESS_TOKEN: 'correct-€' },
  { AUTHORIZATION_TYPE: 'Custom', CUSTOM_HEADER: 'ApiKey \u0007correct' },
] as const)('sends nothing with the credentials %j, and says why', async (credentials) => {
  await using target = await startRecordingTarget({ 'GET /Users/1': [200] })
  const { call } = target.connect(credentials)
  const failed = await call(intent, { method: 'GET', url: `${target.url}/Users/1` })
  expect(failed).toMatchObject({
    ok: false,
    failure: {
      cause: 'credentials',
      message: expect.stringMatching(/^Not sent: the Authorization header would contain (a|the) /),
    },
  })
  expect([target.requests.length, target.pauses.length]).toEqual([0, 0])
})
