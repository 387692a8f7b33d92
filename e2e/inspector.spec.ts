import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { openPage } from './open-page.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'

/** More than a page of entries. */
const users = 900

let sandbox: SandboxProcess

beforeAll(async () => {
  sandbox = await startSandbox(['--users', String(users)])
  const { ready } = sandbox
  // Of hundreds of creates one is refused.
  await controlOf(ready).setFaults([
    {
      ...{ id: 'refused', operation: 'create', resource: 'User', skip: users - 100 },
      effect: { kind: 'status', status: 400, body: { error: 'no such department' } },
    },
  ])
  await provision(ready, [])
})
afterAll(() => sandbox[Symbol.asyncDispose]())

async function openActivity(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 })
  const { console: origin, environmentId } = sandbox.ready
  await page.goto(`${origin}/environments/${environmentId}/activity?search=REVISION`)
  await row(page).waitFor()
}

const row = (page: Page) =>
  page.getByRole('list', { name: 'Activity' }).getByRole('button', { name: /Revision 1/ })
const create = (page: Page) => page.getByRole('button', { name: /^POST.*400/ })
const request = (page: Page) => page.getByRole('region', { name: /^POST \/scim\/v2\/Users/ })
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')
const boxOf = async (page: Page, name: string | RegExp) => {
  const box = await page.getByRole('region', { name }).boundingBox()
  if (box === null) throw new Error(`${String(name)} is not in sight.`)
  return box
}

it('reaches one failure among hundreds in two presses, with list and exchange side by side', async (context) => {
  const page = await openPage(context)
  await openActivity(page, 1280)
  await row(page).click()
  await create(page).click()
  await request(page).getByText('no such department').first().waitFor()
  const list = await page.getByRole('list', { name: 'Activity' }).boundingBox()
  const { x, width } = await boxOf(page, /^POST/)
  expect(list?.width).toBeGreaterThanOrEqual(398)
  expect(x).toBeGreaterThanOrEqual((list?.x ?? 0) + (list?.width ?? 0))
  expect(width).toBeGreaterThan(480)
  // The focus stays in the list.
  expect(await focused(page)).toMatch(/^POST.*400/)
  await request(page).getByRole('link', { name: 'Fault refused' }).waitFor()
})

it('shows request over response in one scroller', async (context) => {
  const page = await openPage(context)
  await openActivity(page, 1600)
  await row(page).click()
  await create(page).click()
  const [above, below] = [await boxOf(page, /^Request ·/), await boxOf(page, /^Response ·/)]
  expect(below.y).toBeGreaterThanOrEqual(above.y + above.height)
  expect(below.x).toBe(above.x)
  const why = await boxOf(page, 'Why this request')
  expect(why.x).toBeGreaterThan(above.x + above.width)
  const scrollers = await request(page).evaluate(
    (pane) =>
      [...pane.querySelectorAll('*')].filter((each) =>
        ['auto', 'scroll'].includes(getComputedStyle(each).overflowY),
      ).length,
  )
  expect(scrollers).toBe(1)
})

it('goes through the requests by keyboard alone, and closes one thing after the other', async (context) => {
  const page = await openPage(context)
  await openActivity(page, 1280)
  await row(page).focus()
  await page.keyboard.press('Enter')
  await create(page).focus()
  await page.keyboard.press('Enter')
  await request(page).waitFor()
  await page.keyboard.press('ArrowUp')
  await page.getByRole('region', { name: /^GET .*filter=/ }).waitFor()
  expect(await focused(page)).toMatch(/^GET/)
  await page.getByRole('button', { name: 'Next request' }).focus()
  await page.keyboard.press('Enter')
  await request(page).waitFor()
  await page.keyboard.press('Escape')
  await request(page).waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toMatch(/^POST.*400/)
  await page.keyboard.press('Escape')
  await create(page).waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toContain('Revision 1')
})

it('covers a narrow page, and leads back', async (context) => {
  const page = await openPage(context)
  await openActivity(page, 390)
  await row(page).click()
  await create(page).click()
  await request(page).waitFor()
  expect((await boxOf(page, /^POST/)).width).toBe(390)
  expect(await row(page).isVisible()).toBe(false)
  await expect.poll(() => focused(page)).toBe('POST /scim/v2/Users')
  await page.getByRole('button', { name: 'Back to activity' }).click()
  await request(page).waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toMatch(/^POST.*400/)
})

it('filters a change by its counts and by a name', async (context) => {
  const page = await openPage(context)
  await openActivity(page, 1280)
  await row(page).click()
  await page.getByRole('button', { name: /^Success/ }).click()
  await create(page).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Failed 1' }).click()
  const story = page.getByRole('link', { name: /^Story of/ })
  const name = (await story.innerText()).replace('Story of ', '')
  await page.getByRole('button', { name: /^All/ }).click()
  await page.getByRole('searchbox', { name: 'Find in this change' }).fill(name)
  await create(page).waitFor()
  await story.click()
  await expect.poll(() => new URL(page.url()).pathname).toMatch(/\/activity\/users\/[\w-]+$/)
})

it('folds the guide to a rail, and makes room for an exchange', async (context) => {
  const page = await openPage(context)
  await openActivity(page, 1280)
  const heading = page.getByRole('heading', { name: 'Guide' })
  const rail = page.getByRole('button', { name: /^Guide · \d+ of \d+$/ })
  await heading.waitFor()
  await row(page).click()
  await create(page).click()
  await rail.waitFor()
  const { width } = await boxOf(page, /^POST/)
  await rail.click()
  await heading.waitFor()
  expect((await boxOf(page, /^POST/)).width).toBeGreaterThanOrEqual(width)
  await page.getByRole('button', { name: 'Close guide' }).click()
  await expect.poll(() => focused(page)).toMatch(/^Guide ·/)
  await page.getByRole('button', { name: 'Close request' }).click()
  await heading.waitFor()
})
