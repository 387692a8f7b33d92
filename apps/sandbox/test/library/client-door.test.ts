import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { bundleForBrowser } from '../../../../packages/workspace/test/bundle-for-browser.ts'
import { openSandbox, toHaveProvisioned, verifyProvisioned } from '../../src/client.ts'
import { createSandbox } from '../../src/sandbox.ts'

it('is bundled for a browser without a module of Node, and without the tenant', async () => {
  const entry = fileURLToPath(new URL('../../src/client.ts', import.meta.url))
  const { code, imports } = await bundleForBrowser(entry, 'client')
  expect(code).toContain('toHaveProvisioned')
  expect(code).not.toContain('createPingOne')
  expect(imports).toEqual([])
})

it('verifies with a sandbox in another process, for any test runner', async () => {
  await using running = await createSandbox({ users: 0, console: false })
  const sandbox = await openSandbox(running.urls.console)
  await sandbox.connect(running.urls.scim ?? '', { token: running.token })
  await sandbox.users.create('anna')
  const { pass, message } = await toHaveProvisioned(sandbox, 'anna', { active: false })
  expect(pass).toBe(false)
  expect(message()).toContain('active: expected false, the target has true')
  const verdict = await verifyProvisioned(sandbox, { subject: 'anna', expected: { active: true } })
  expect(verdict.pass).toBe(true)
  expect(verdict.message()).toMatch(/^Expected anna not to be provisioned with \{"active":true\}\./)
})
