import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { launchBrowser } from './browser.ts'
import type { BrowserLaunch } from './browser.ts'

interface FileFixtures {
  /** One browser for all tests of a file. */
  readonly launch: BrowserLaunch
}

interface TestFixtures {
  /** A page of its own for each test, without cookies or storage of another. */
  readonly page: Page
}

/** A test with a page in a real browser; skipped, with the reason, where there is none. */
export const it = test.extend<{ $file: FileFixtures; $test: TestFixtures }>({
  launch: [
    // oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern which fixtures a fixture needs.
    async ({}, use) => {
      const launch = await launchBrowser()
      await use(launch)
      if ('browser' in launch) await launch.browser.close()
    },
    { scope: 'file' },
  ],
  page: async ({ launch, skip }, use) => {
    if ('missing' in launch) skip(launch.missing)
    else {
      const context = await launch.browser.newContext()
      await use(await context.newPage())
      await context.close()
    }
  },
})
