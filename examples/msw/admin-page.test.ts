// @vitest-environment jsdom
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { pingOneHandlers } from 'pingone-sandbox/msw'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { showUsers } from './admin-page.ts'

const pingOne = pingOneHandlers({
  seed: {
    users: [
      { username: 'ada', email: 'ada@example.com' },
      { username: 'grace', email: 'grace@example.com', enabled: false },
    ],
  },
})
const server = setupServer(...pingOne.handlers)

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(async () => {
  server.resetHandlers()
  await pingOne.reset()
})
afterAll(async () => {
  await pingOne.close()
  server.close()
})

it('lists the users of the environment', async () => {
  await showUsers(document.body, pingOne)
  expect(document.body.textContent).toBe('ada Disable adagrace (disabled)')
})

it('disables a user', async () => {
  await showUsers(document.body, pingOne)
  document.querySelector('button')?.click()
  await expect.poll(() => document.body.textContent).toContain('ada  (disabled)')
  expect(await pingOne.users.find('ada')).toMatchObject({ enabled: false })
})

it('shows why PingOne refuses a change', async () => {
  const { api } = pingOne.urls
  server.use(
    http.put(`${api}/environments/:environmentId/users/:userId/enabled`, () =>
      HttpResponse.json({ message: 'The user is locked.' }, { status: 403 }),
    ),
  )
  await showUsers(document.body, pingOne)
  document.querySelector('button')?.click()
  await expect
    .poll(() => document.querySelector('[role=alert]')?.textContent)
    .toBe('The user is locked.')
  expect(await pingOne.users.find('ada')).toMatchObject({ enabled: true })
})

it('shows that the secret of the application is wrong', async () => {
  const credentials = { ...pingOne.credentials, clientSecret: 'wrong' }
  await showUsers(document.body, { ...pingOne, credentials })
  expect(document.querySelector('[role=alert]')?.textContent).toBe('PingOne answered 401.')
})
