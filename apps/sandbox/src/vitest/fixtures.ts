import { test as base } from 'vitest'
import { createSandboxPool, type FixtureOptions } from '../fixtures/sandbox-pool.ts'

/**
 * Vitest's `test` with a `sandbox`: one for each worker, returned to its seed before each test that uses it.
 *
 * `sandboxOptions` are those of `createSandbox`. `.extend` sets them for a file, `.override` for a `describe`; each set of options has a
 * sandbox of its own. Tests that run at the same time in one file share a sandbox, so it does not go with `test.concurrent`.
 *
 * @example
 * test('deactivates a user', async ({ sandbox }) => {
 *   await sandbox.connect(url, { token })
 *   await sandbox.users.create('anna')
 *   await sandbox.users.disable('anna')
 *   await expect(sandbox).toHaveProvisioned('anna', { active: false })
 * })
 */
export const test = base
  // Vitest reads the names of other fixtures from the first parameter.
  // oxlint-disable-next-line no-empty-pattern
  .extend('sandboxPool', { scope: 'worker' }, ({}, { onCleanup }) => {
    const pool = createSandboxPool()
    onCleanup(pool.close)
    return pool
  })
  .extend('sandboxOptions', (): FixtureOptions => ({ console: false }))
  .extend('sandbox', ({ sandboxPool, sandboxOptions }) => sandboxPool.renew(sandboxOptions))
