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
export async function openPage(context: TestContext): Promise<Page> {
  const page = await openLastingPage(context)
  context.onTestFinished(() => page.context().close())
  return page
}

/** Opens such a page for several tests of a file, which closes its context or leaves that to the end of the file. */
export async function openLastingPage({ skip }: Pick<TestContext, 'skip'>): Promise<Page> {
  launching ??= launchBrowser()
  const launch = await launching
  if ('missing' in launch) throw skip(launch.missing)
  const context = await launch.browser.newContext({ reducedMotion: 'reduce' })
  // A safety net: what does not come at all fails, however long a busy machine takes.
  context.setDefaultTimeout(60_000)
  return context.newPage()
}
