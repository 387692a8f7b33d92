import type { Page } from 'playwright-core'
import { expect, type TestContext } from 'vitest'
import { collectBrowserErrors } from './browser-errors.ts'
import { openLastingPage } from './open-page.ts'
import { addressOf, arrangeScreen, type Screen, type ShownConsole } from './screens.ts'
import { followPage } from './settled-page.ts'

/** A page with a console, which one screen after the other is shown in. */
export interface TouredPage {
  readonly page: Page
  /** What the browser has shown in red since the page was opened. */
  readonly errors: readonly string[]
  /** Waits until the page is at a standstill. */
  readonly settle: () => Promise<void>
}

/**
 * Shows screens in one loaded console, as its links do.
 *
 * `keep` leaves the page to the next screen. The console is loaded anew after a test that fails, and after a screen that has left a
 * dialog open or has stored a setting, which would be there on the next screen too.
 */
export class ScreenTour {
  #loaded: TouredPage | undefined

  /** Opens a screen as it is worth looking at. */
  async open(screen: Screen, shown: ShownConsole, context: TestContext): Promise<TouredPage> {
    const loaded = this.#loaded ?? (await load(shown, context))
    this.#loaded = undefined
    const kept = () => this.#loaded === loaded
    context.onTestFinished(async () => {
      if (!kept()) await loaded.page.context().close()
    })
    const address = addressOf(screen, shown)
    await followAddress(loaded.page, address)
    await headingOf(loaded.page, headings[sectionOf(screen)]).waitFor()
    // The console may write more into the address.
    expect(loaded.page.url()).toContain(shown.console + address)
    await arrangeScreen(loaded.page, screen, loaded.settle)
    return loaded
  }

  /** Leaves the page to the next screen, unless the screen that it shows would change that one. */
  async keep(toured: TouredPage): Promise<void> {
    const { page } = toured
    await followAddress(page, '/nothing')
    await headingOf(page, nowhere).waitFor()
    const hasDialog = (await page.locator('[role=dialog], [role=alertdialog]').count()) > 0
    if (!hasDialog && (await forgetDrafts(page))) this.#loaded = toured
  }
}

const nowhere = 'There is no such page'

/** The heading of each section of the console. */
const headings: Readonly<Record<string, string>> = {
  '': 'Environments',
  administrators: 'Provisioning',
  environments: 'Overview',
  users: 'Users',
  groups: 'Groups',
  populations: 'Populations',
  provisioning: 'Provisioning',
  activity: 'Activity',
  target: 'Target',
  faults: 'Faults & misbehaviours',
  behaviour: 'Behaviour',
  scenarios: 'Scenarios',
  stage: 'Stage',
  settings: 'Settings',
  check: 'Check my endpoint',
}

/** The section that a screen belongs to: `users` of `/environments/:id/users?order=name`. */
const sectionOf = ({ path }: Screen): string => {
  const [area = '', , section = area] = path.replace(/\?.*/, '').split('/').slice(1)
  return section
}

const headingOf = (page: Page, name = '') =>
  page.getByRole('heading', { level: 1, name, exact: true })

/** Loads the console where it shows none of the screens. */
async function load(shown: ShownConsole, context: TestContext): Promise<TouredPage> {
  const page = await openLastingPage(context)
  const errors = collectBrowserErrors(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  const settle = followPage(page)
  await page.goto(`${shown.console}/nothing`)
  await headingOf(page, nowhere).waitFor()
  await settle()
  return { page, errors, settle }
}

/** Leads the router of the console to an address, without a question for unsaved changes. */
const followAddress = (page: Page, address: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: null }))
  }, address)

/** Removes the drafts of forms, which a form reads once it opens; true when nothing else is stored. */
const forgetDrafts = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    sessionStorage.clear()
    return localStorage.length === 0
  })
