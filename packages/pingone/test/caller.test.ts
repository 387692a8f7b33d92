import { expect, it } from 'vitest'
import type { Delivery } from '@pingone-sandbox/contract'
import { startRecordingTarget, type Answers } from './recording-target.ts'

const intent = { purpose: 'read', summary: 'Read a user', quirks: [] } as const
const token = [200, { access_token: 'fresh', expires_in: 3600 }] as const

/** A target that answers as the test chooses, and a connection to it that gets its tokens there. */
async function startWithTokens(answers: Answers, delivery: Partial<Delivery> = {}) {
  const target = await startRecordingTarget(answers)
  const { call } = target.connect(
    {
      AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
      OAUTH_TOKEN_REQUEST: `${target.url}/token`,
      OAUTH_CLIENT_ID: 'client',
      OAUTH_CLIENT_SECRET: 'correct-horse',
    },
    {},
    delivery,
  )
  return { target, read: () => call(intent, { method: 'GET', url: `${target.url}/Users/1` }) }
}

const lines = (requests: readonly (string | [string, unknown])[]) => requests.map(String)

it('asks for a token once and keeps it', async () => {
  const { target, read } = await startWithTokens({ 'POST /token': token, 'GET /Users/1': [200] })
  await using _ = target
  await read()
  await read()
  expect(lines(target.requests)).toEqual([
    'POST /token,grant_type=client_credentials',
    'GET /Users/1',
    'GET /Users/1',
  ])
  expect(target.headers[1]).toMatchObject({ authorization: 'Bearer fresh' })
})

it('asks for another token after a 401, and once only', async () => {
  const { target, read } = await startWithTokens({ 'POST /token': token, 'GET /Users/1': [401] })
  await using _ = target
  expect(await read()).toMatchObject({ ok: true, value: { status: 401 } })
  expect(lines(target.requests)).toEqual([
    'POST /token,grant_type=client_credentials',
    'GET /Users/1',
    'POST /token,grant_type=client_credentials',
    'GET /Users/1',
  ])
  expect(target.pauses).toEqual([])
})

it('tries again when the token endpoint is down, and names it in the end', async () => {
  const { target, read } = await startWithTokens({ 'POST /token': [503] }, { retries: 2 })
  await using _ = target
  expect(await read()).toMatchObject({
    ok: false,
    failure: {
      cause: 'token-endpoint',
      message: expect.stringContaining('The token endpoint answered 503'),
    },
  })
  expect(target.requests).toHaveLength(3)
  expect(target.pauses.map(({ attempt }) => attempt)).toEqual([1, 2])
})

it('stops retrying a target that always answers 503', async () => {
  await using target = await startRecordingTarget({ 'GET /Users/1': [503] })
  const { call } = target.connect({}, {}, { retries: 3 })
  expect(await call(intent, { method: 'GET', url: `${target.url}/Users/1` })).toMatchObject({
    ok: true,
    value: { status: 503 },
  })
  expect(target.exchanges.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4])
})

it.each([
  [429, 4],
  [408, 4],
  [425, 4],
  [423, 1],
  [501, 1],
  [404, 1],
])('asks a target that answers %i %i times in all', async (status, times) => {
  await using target = await startRecordingTarget({ 'GET /Users/1': [status] })
  const { call } = target.connect({}, {}, { retries: 3 })
  const answer = await call(intent, { method: 'GET', url: `${target.url}/Users/1` })
  expect(answer).toMatchObject({ ok: true, value: { status } })
  expect(target.exchanges.map(({ attempt }) => attempt)).toEqual(
    Array.from({ length: times }, (_, index) => index + 1),
  )
})
