import { createRouter, json, type UnroutedRequest } from '@pingone-sandbox/http'
import { expect, it } from 'vitest'
import { createRequestLog } from './request-log.ts'

const router = createRouter(
  [{ method: 'POST', path: '/echo', handle: ({ body }) => json(200, body) }],
  {
    onError: () => json(400, {}),
    onNotFound: () => json(404, {}),
    onMethodNotAllowed: () => json(405, {}),
  },
)
const options = { time: { now: () => new Date(0), monotonic: () => 0 }, misbehaviours: () => [] }
const post = (body: string): UnroutedRequest => ({
  method: 'POST',
  base: 'http://localhost',
  path: '/echo',
  query: new URLSearchParams(),
  headers: {},
  body,
})

it('keeps the latest up to its limit', async () => {
  const log = createRequestLog(router, { ...options, limit: 3 })
  for (const body of 'abcdefg') await log.router.handle(post(body))
  expect(log.entries().map(({ request }) => request.body)).toEqual(['g', 'f', 'e'])
  expect(log.find(4)).toBeUndefined()
  expect(log.find(5)?.request.body).toBe('e')
})

it('keeps the beginning of a long body and says so', async () => {
  const log = createRequestLog(router, options)
  await log.router.handle(post('x'.repeat(100_000)))
  const [entry] = log.entries()
  expect(entry?.request).toMatchObject({ truncated: true, body: 'x'.repeat(16_384) })
})

it('logs a request that the host could not read', () => {
  const log = createRequestLog(router, options)
  log.router.refuse(new Error('too large'), post(''))
  expect(log.entries()).toMatchObject([{ method: 'POST', status: 400 }])
})
