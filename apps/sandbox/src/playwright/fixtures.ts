import { expect as baseExpect, test as base } from '@playwright/test'
import { toHaveProvisioned } from '@pingone-sandbox/workspace/verify'
import {
  createSandboxPool,
  type FixtureOptions,
  type SandboxPool,
} from '../fixtures/sandbox-pool.ts'
import type { Sandbox } from '../sandbox.ts'

export interface SandboxFixtures {
  /** The options of `sandbox`, for `test.use` and the configuration; those of `createSandbox`. */
  sandboxOptions: FixtureOptions
  /** The sandbox of this worker, returned to its seed before the test. */
  sandbox: Sandbox
}

export interface SandboxWorkerFixtures {
  sandboxPool: SandboxPool
}

/**
 * Playwright's `test` with a `sandbox`: one for each worker, returned to its seed before each test that uses it.
 *
 * @example
 * test('deactivates a user', async ({ page, sandbox }) => {
 *   await sandbox.connect(url, { token })
 *   await sandbox.users.create('anna')
 *   await page.goto(sandbox.urls.console)
 *   await expect(sandbox).toHaveProvisioned('anna', { active: true })
 * })
 */
export const test = base.extend<SandboxFixtures, SandboxWorkerFixtures>({
  sandboxOptions: [{}, { option: true }],
  sandboxPool: [
    // Playwright reads the names of other fixtures from the first parameter.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const pool = createSandboxPool()
      await use(pool)
      await pool.close()
    },
    { scope: 'worker' },
  ],
  sandbox: async ({ sandboxPool, sandboxOptions }, use) => {
    await use(await sandboxPool.renew(sandboxOptions))
  },
})

/**
 * Playwright's `expect` with `toHaveProvisioned`, which waits for the sync and reads the resource back from the target.
 *
 * @example await expect(sandbox).toHaveProvisioned('anna', { active: false })
 */
export const expect = baseExpect.extend({ toHaveProvisioned })
