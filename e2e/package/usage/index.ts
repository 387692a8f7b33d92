import assert from 'node:assert/strict'
import { createSandbox, SandboxError, type Sandbox } from 'pingone-sandbox'

const sandbox: Sandbox = await createSandbox({ users: 3 })
const page = await fetch(sandbox.urls.console)
assert.match(await page.text(), /<title>/)
const users = await fetch(`${sandbox.urls.scim}/Users`, {
  headers: { authorization: `Bearer ${sandbox.token}` },
})
assert.equal(users.status, 200)
await sandbox.waitForIdle()
await sandbox.close()

await assert.rejects(createSandbox({ profile: 'patch-frist' }), SandboxError)
