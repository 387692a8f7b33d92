import { getResponse, http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { sandboxHandlers } from '../src/msw/index.ts'

const sandbox = sandboxHandlers()
const server = setupServer(...sandbox.handlers)
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(async () => {
  server.resetHandlers()
  await sandbox.reset()
})
afterAll(async () => {
  await sandbox.close()
  server.close()
})

const getJson = async (path: string): Promise<unknown> =>
  (await fetch(`http://sandbox.test${path}`)).json()

it('says where its parts are', async () => {
  expect(await getJson('/_sandbox/info')).toMatchObject({
    scim: 'http://sandbox.test/scim/v2',
    scimToken: 'scim-token',
    ...sandbox.credentials,
  })
})

it.each([
  ['/users', undefined],
  ['/_sandboxes', undefined],
  ['/_sandbox/health', 200],
  ['/_sandbox/nothing', 404],
  ['/v1/environments', 401],
  ['/scim/v2/Users', 401],
  [`/${sandbox.credentials.environmentId}/as/jwks`, 200],
  ['/as/jwks', 200],
])('answers %s with %s, and leaves other paths of its origin', async (path, status) => {
  const { handlers } = sandboxHandlers({ url: 'http://localhost:5173' })
  const answer = await getResponse([...handlers], new Request(`http://localhost:5173${path}`))
  expect(answer?.status).toBe(status)
})

it('streams changes of settings', async () => {
  const leaving = new AbortController()
  const stream = await fetch('http://sandbox.test/_sandbox/events?after=0&settings=true', {
    signal: leaving.signal,
  })
  await sandbox.control.setPace({ perSecond: 10 })
  let text = ''
  for await (const piece of stream.body ?? []) {
    text += new TextDecoder().decode(piece)
    if (text.includes('"setting":"pace"')) break
  }
  expect(text).toContain('event: setting')
  leaving.abort()
})

it('sends what the reference server is asked through the handlers, so that a test overrides it', async () => {
  expect(await getJson('/_sandbox/target/Users')).toMatchObject({ totalResults: 0 })
  server.use(
    http.get('http://sandbox.test/scim/v2/Users', () =>
      HttpResponse.json({ detail: 'down' }, { status: 503 }),
    ),
  )
  expect(await getJson('/_sandbox/target/Users')).toEqual({ detail: 'down' })
  server.resetHandlers()
  expect(await getJson('/_sandbox/target/Users')).toMatchObject({ totalResults: 0 })
})
