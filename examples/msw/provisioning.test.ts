import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { pingOneHandlers, scimHandlers } from 'pingone-sandbox/msw'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'

const pingOne = pingOneHandlers()
const scim = scimHandlers('https://app.example.com/scim/v2', { token: 'secret' })
const server = setupServer(...pingOne.handlers, ...scim.handlers)

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(async () => {
  await pingOne.connect(scim.url, { token: scim.token })
  await pingOne.waitForIdle()
})
afterEach(async () => {
  server.resetHandlers()
  await pingOne.reset()
  await scim.reset()
})
afterAll(async () => {
  await pingOne.close()
  server.close()
})

it('provisions a user, and disables it', async () => {
  await pingOne.users.create({ username: 'ada', name: { given: 'Ada', family: 'Byron' } })
  await pingOne.waitForIdle()
  expect(await scim.users.find('ada')).toMatchObject({ active: true, name: { givenName: 'Ada' } })

  await pingOne.users.disable('ada')
  await pingOne.waitForIdle()
  expect(await scim.users.find('ada')).toMatchObject({ active: false })
})

it('fails where the server refuses a user, and says why', async () => {
  server.use(
    http.post(`${scim.url}/Users`, () =>
      HttpResponse.json({ detail: 'No seat is free.' }, { status: 403 }),
    ),
  )
  await pingOne.users.create('ada')
  await pingOne.waitForIdle()
  const { changes } = await pingOne.journal.changes()
  expect(changes[0]).toMatchObject({ summary: 'User ada was created.', outcomes: { failed: 1 } })
  const { exchanges } = await pingOne.journal.exchanges({ status: 403 })
  expect(exchanges[0]?.response?.body).toContain('No seat is free.')
})

it('sends a user again that an error on the way has stopped', async () => {
  const effect = { kind: 'status', status: 400 } as const
  await pingOne.control.setFaults([{ operation: 'create', effect }])
  await pingOne.users.create('ada')
  await pingOne.waitForIdle()
  expect(await scim.users.list()).toEqual([])
  await pingOne.control.retry()
  await pingOne.waitForIdle()
  expect(await scim.users.find('ada')).toBeDefined()
})
