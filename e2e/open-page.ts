import type { Page } from 'playwright-core'
import { afterAll } from 'vitest'
import type { TestContext } from 'vitest'
import { launchBrowser } from './browser.ts'
import type { BrowserLaunch } from './browser.ts'

/** One browser for all tests of the file that imports this one. */
let launching: Promise<BrowserLaunch> | undefined

afterAll(async () => {
  const launch = await launching
  if (launch && 'browser' in launch) await launch.browser.close()
})

/**
 * Opens a page that shares no cookies and no storage with another, moves nothing, and is closed after the test.
 *
 * Skips the test, with the reason, on a machine without a browser.
 */
export async function openPage({ skip, onTestFinished }: TestContext): Promise<Page> {
  launching ??= launchBrowser()
  const launch = await launching
  if ('missing' in launch) throw skip(launch.missing)
  const context = await launch.browser.newContext({ reducedMotion: 'reduce' })
  // A safety net: what does not come at all fails, however long a busy machine takes.
  context.setDefaultTimeout(60_000)
  onTestFinished(() => context.close())
  return context.newPage()
}
