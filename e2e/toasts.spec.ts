import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { openPage } from './open-page.ts'
import { type SandboxProcess, startSandbox } from './sandbox-process.ts'

const toasts = (page: Page) => page.getByRole('region', { name: 'Messages' })

/** What of the page lies under a toast: headings, and all that can be pressed or filled in. */
const covered = (page: Page) =>
  page.evaluate(() => {
    const parts = document.querySelectorAll<HTMLElement>(
      'header :is(a, button), main :is(h1, h2, button, a, input), nav a',
    )
    return [...parts].flatMap((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect()
      const [x, y] = [(left + right) / 2, (top + bottom) / 2]
      if (!part.checkVisibility() || isScrolledAway(part, y)) return []
      const hit = document.elementFromPoint(x, y)
      return hit?.closest('[aria-label="Messages"]') ? [part.textContent] : []
    })

    function isScrolledAway(part: Element, y: number): boolean {
      for (let area = part.parentElement; area !== null; area = area.parentElement) {
        const { top, bottom } = area.getBoundingClientRect()
        const isScroller = getComputedStyle(area).overflowY !== 'visible'
        if (isScroller && (y < top || y > bottom)) return true
      }
      return false
    }
  })

let sandbox: SandboxProcess
beforeAll(async () => {
  sandbox = await startSandbox(['--users', '40'])
  await provision(sandbox.ready, [])
})
afterAll(() => sandbox[Symbol.asyncDispose]())

it.for([
  [1280, 800],
  [768, 1024],
  [390, 700],
] as const)(
  'covers nothing, has a name and leads on, at %i × %i',
  async ([width, height], context) => {
    const { ready } = sandbox
    const page = await openPage(context)
    await page.setViewportSize({ width, height })
    const home = `${ready.console}/environments/${ready.environmentId}`

    // A form with its buttons at the foot, in a panel.
    await page.goto(`${home}/provisioning/rules`)
    await page
      .getByRole('button', { name: /^Everyone/ })
      .first()
      .click()
    await page.getByRole('tab', { name: 'Directory filter' }).click()
    await page
      .getByRole('textbox', { name: 'Expression' })
      .fill(`enabled eq true and not (username eq "${width}")`)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const saved = page.getByRole('alertdialog', { name: 'The user filter was saved.' })
    await saved.waitFor()
    expect(await covered(page)).toEqual([])
    const save = await page.getByRole('button', { name: 'Save', exact: true }).boundingBox()
    expect((await saved.boundingBox())?.y).toBeGreaterThanOrEqual(
      (save?.y ?? 0) + (save?.height ?? 0),
    )
    const { violations } = await new AxeBuilder({ page })
      .include('[role="alertdialog"]')
      .setLegacyMode()
      .analyze()
    expect(violations).toEqual([])
    await saved.getByRole('link', { name: 'Sync status' }).click()
    await page.getByRole('tab', { name: 'Sync status', selected: true }).waitFor()
    await saved.waitFor({ state: 'detached' })

    // A page with a table that ends at the foot of the window.
    await page.goto(`${home}/users`)
    await page.getByRole('row').nth(1).waitFor()
    await page.route('**/v1/**', (route) => route.abort())
    const first = page.getByRole('switch').first()
    await first.click()
    await toasts(page).getByRole('alert').waitFor()
    expect(await covered(page)).toEqual([])
  },
)
