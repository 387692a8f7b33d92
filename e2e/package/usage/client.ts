import assert from 'node:assert/strict'
import { createSandbox } from 'pingone-sandbox'
import { ActionError, openSandbox } from 'pingone-sandbox/client'

const running = await createSandbox({ users: 0, console: false })
const sandbox = await openSandbox(running.urls.console)
await sandbox.connect(running.urls.scim ?? '', { token: running.token })
await sandbox.users.create('anna')
await sandbox.waitForIdle()
await assert.rejects(sandbox.users.disable('unknown-user'), ActionError)
await assert.rejects(running.users.disable('unknown-user'), ActionError)
await running.close()
