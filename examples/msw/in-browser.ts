import { setupWorker } from 'msw/browser'
import { pingOneHandlers, scimHandlers } from 'pingone-sandbox/msw'
import { showUsers } from './admin-page.ts'
import { importPeople } from './import-people.ts'

const pingOne = pingOneHandlers({
  seed: {
    users: [
      { username: 'ada', email: 'ada@example.com' },
      { username: 'grace', email: 'grace@example.com', enabled: false },
    ],
  },
})
const scim = scimHandlers('https://app.example.com/scim/v2', { token: 'secret' })
const worker = setupWorker(...pingOne.handlers, ...scim.handlers)

await worker.start({ onUnhandledFrame: 'error' })
await pingOne.connect(scim.url, { token: scim.token })
await showUsers(document.body, pingOne)
// For the console of the browser, and for a test that drives the page.
Object.assign(window, { pingOne, scim, worker, importPeople })
