import assert from 'node:assert/strict'
import { setupServer } from 'msw/node'
import { pingOneHandlers, scimHandlers } from 'pingone-sandbox/msw'

const pingOne = pingOneHandlers({ users: 0 })
const target = scimHandlers('https://app.example.com/scim/v2', { token: 'secret' })
const server = setupServer(...pingOne.handlers, ...target.handlers)
server.listen({ onUnhandledFrame: 'error' })
await pingOne.connect('https://app.example.com/scim/v2', { token: 'secret' })
await pingOne.users.create('anna')
await pingOne.waitForIdle()
const users = await fetch('https://app.example.com/scim/v2/Users', {
  headers: { authorization: 'Bearer secret' },
})
assert.match(await users.text(), /anna/)
server.close()
