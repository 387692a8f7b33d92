import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { openPage } from './open-page.ts'
import { startSandbox } from './sandbox-process.ts'
import { followPage } from './settled-page.ts'

/** Waits until a place is in sight and has the focus, or holds it. */
async function expectLanding(place: Locator): Promise<void> {
  await place.waitFor()
  await expect
    .poll(() =>
      place.evaluate((element) => {
        const { top } = element.getBoundingClientRect()
        return {
          isInSight: top >= 0 && top < window.innerHeight - 40,
          isFocused: element.contains(document.activeElement),
        }
      }),
    )
    .toEqual({ isInSight: true, isFocused: true })
}

it('lands where the fragment of an address leads', async (context) => {
  await using sandbox = await startSandbox(['--users', '3'])
  const page = await openPage(context)
  const { console: home, environmentId } = sandbox.ready
  const root = `${home}/environments/${environmentId}`
  const record = page.locator('[id="list-order"]')

  // On the first load, and with all records around it.
  await page.goto(`${root}/behaviour#list-order`)
  await expectLanding(record)
  expect(await record.getByRole('button').getAttribute('aria-expanded')).toBe('true')
  expect(
    await page.getByRole('list', { name: 'Quirk ledger' }).locator('> li').count(),
  ).toBeGreaterThan(20)

  // Within the console, from a page whose code is there already, and over what was searched for.
  await page.goto(`${root}/users`)
  await page.getByRole('link', { name: 'inferred' }).click()
  await expectLanding(record)
  await page.getByRole('searchbox', { name: 'Search the ledger' }).fill('zzz')
  await record.waitFor({ state: 'detached' })
  await page.goBack()
  await page.getByRole('link', { name: 'inferred' }).click()
  await expectLanding(record)

  for (const [path, id] of [
    ['faults', 'no-put'],
    ['faults', 'misbehaviours-title'],
    ['settings', 'reset-title'],
  ]) {
    await page.goto('about:blank')
    await page.goto(`${root}/${path}#${id}`)
    await expectLanding(page.locator(`[id="${id}"]`))
  }
})

it('comes back to where a page was left', async (context) => {
  await using sandbox = await startSandbox(['--users', '300'])
  const page = await openPage(context)
  const settle = followPage(page)
  const { console: home, environmentId } = sandbox.ready
  const root = `${home}/environments/${environmentId}`

  await page.goto(`${root}/behaviour`)
  const ledger = page.getByRole('list', { name: 'Quirk ledger' })
  await ledger.waitFor()
  const last = ledger.locator('> li').last()
  await settle()
  await last.scrollIntoViewIfNeeded()
  const before = await last.evaluate((element) => element.getBoundingClientRect().top)
  await page.getByRole('link', { name: 'Users', exact: true }).click()

  const grid = page.getByRole('grid', { name: 'Users' })
  await grid.waitFor()
  const frame = grid.locator('xpath=..')
  await frame.evaluate((element) => (element.scrollTop = 4000))
  await expect.poll(() => frame.evaluate((element) => element.scrollTop)).toBe(4000)
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()

  await page.goBack()
  await grid.waitFor()
  await expect.poll(() => frame.evaluate((element) => element.scrollTop)).toBe(4000)
  await page.goBack()
  await last.waitFor()
  await expect
    .poll(() => last.evaluate((element) => Math.round(element.getBoundingClientRect().top)))
    .toBe(Math.round(before))
  await page.goForward()
  await expect.poll(() => frame.evaluate((element) => element.scrollTop)).toBe(4000)
})

it('shows on a narrow screen which tab an address opens', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  const page = await openPage(context)
  await page.setViewportSize({ width: 390, height: 844 })
  const { console: home, environmentId } = sandbox.ready
  await provision(sandbox.ready, ['Pilots'])
  await page.goto(`${home}/environments/${environmentId}/provisioning/rules`)
  await page
    .getByRole('button', { name: /^Everyone/ })
    .first()
    .click()
  await page.getByRole('tab', { name: 'Overview', selected: true }).waitFor()
  await page.goto(`${page.url()}?tab=status`)
  const tab = page.getByRole('tab', { name: 'Sync status', selected: true })
  await tab.waitFor()
  await expect
    .poll(() => tab.evaluate((element) => element.getBoundingClientRect().right))
    .toBeLessThanOrEqual(390)
})
