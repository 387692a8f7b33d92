import { fileURLToPath } from 'node:url'
import { build, defaultClientConditions } from 'vite'
import { expect, it } from 'vitest'
import { toHaveProvisioned, verifyProvisioned } from '../../src/client.ts'
import { openSandbox } from '../../src/client.ts'
import { createSandbox } from '../../src/sandbox.ts'

it('is bundled for a browser without a module of Node, and without the tenant', async () => {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { conditions: ['pingone-sandbox-source', ...defaultClientConditions] },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('../../src/client.ts', import.meta.url)),
        formats: ['es'],
      },
      rollupOptions: { external: [/^node:/, /^zod/] },
    },
  })
  const chunks = [output].flat().flatMap((each) => ('output' in each ? each.output : []))
  const [chunk] = chunks.filter((each) => each.type === 'chunk')
  expect(chunk?.code).toContain('toHaveProvisioned')
  expect(chunk?.code).not.toContain('createPingOne')
  expect((chunk?.imports ?? []).filter((name) => !name.startsWith('zod'))).toEqual([])
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
