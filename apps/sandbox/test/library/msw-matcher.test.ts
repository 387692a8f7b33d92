import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, it } from 'vitest'
import { pingOneHandlers, scimHandlers } from '../../src/msw.ts'
import { expect } from '../../src/vitest/index.ts'

const pingOne = pingOneHandlers()
const scim = scimHandlers('https://app.example.com/scim/v2', { token: 'secret' })
const server = setupServer(...pingOne.handlers, ...scim.handlers)

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(async () => {
  server.resetHandlers()
  await pingOne.reset()
  await scim.reset()
})
afterAll(async () => {
  await pingOne.close()
  server.close()
})

it('reads back through the handlers', async () => {
  await pingOne.connect(scim.url, { token: scim.token })
  await pingOne.users.create('ada')
  await pingOne.users.disable('ada')
  await expect(pingOne).toHaveProvisioned('ada', { active: false })
})

it('does not believe a handler that answers a write with success', async () => {
  await pingOne.connect(scim.url, { token: scim.token })
  await pingOne.users.create('ada')
  await pingOne.waitForIdle()
  server.use(
    http.put(`${scim.url}/Users/:id`, async ({ request }) =>
      HttpResponse.json((await request.json()) as object),
    ),
  )
  await pingOne.users.disable('ada')
  await expect(pingOne).not.toHaveProvisioned('ada', { active: false })
})
