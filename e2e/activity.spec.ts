import { formatConnection } from '@pingone-sandbox/client'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { waitForIdle } from './idle.ts'
import { startLivedInSandbox } from './lived-in-sandbox.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import type { SandboxProcess } from './sandbox-process.ts'

let sandbox: SandboxProcess

beforeAll(async () => {
  sandbox = await startLivedInSandbox()
})
afterAll(() => sandbox[Symbol.asyncDispose]())

async function openActivity(page: Page, query = ''): Promise<void> {
  const { console: origin, environmentId } = sandbox.ready
  await page.goto(`${origin}/environments/${environmentId}/activity${query}`)
  await page.getByRole('searchbox', { name: 'Search activity' }).waitFor()
}

const list = (page: Page) => page.getByRole('list', { name: 'Activity' })
const rows = (page: Page) => list(page).locator('[data-change]')
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)

/** Opens the update of a user and the request that carried it. */
async function inspectUpdate(page: Page): Promise<void> {
  await openActivity(page, '?search=was%20updated')
  await rows(page).first().click()
  await page.getByRole('button', { name: /^PUT/ }).first().click()
  await page.getByRole('region', { name: 'Why this request' }).waitFor()
}

async function hire(username: string): Promise<void> {
  await createPlatformCaller(sandbox.ready)('POST', '/users', { username })
  await waitForIdle(sandbox.ready)
}

it('keeps filters, view and what is open over a reload', async (context) => {
  const page = await openPage(context)
  await openActivity(page)
  await page.getByRole('searchbox', { name: 'Search activity' }).fill('REVISION')
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Success')
  await expect.poll(() => rows(page).count()).toBe(1)
  await page.getByRole('button', { name: 'Waterfall' }).click()
  await rows(page).click()
  await page.getByRole('list', { name: 'Requests over time' }).waitFor()

  await page.reload()
  await page.getByRole('list', { name: 'Requests over time' }).waitFor()
  await expect
    .poll(() => rows(page).allInnerTexts())
    .toEqual([expect.stringContaining('Revision 1')])
  expect(['search', 'status', 'view'].map((name) => parameter(page, name))).toEqual([
    'REVISION',
    'success',
    'waterfall',
  ])
})

it('shows new changes, and delays them while the list is scrolled down', async (context) => {
  const page = await openPage(context)
  await openActivity(page)
  await hire('followed')
  await page.getByText('User followed was created.').waitFor()

  await list(page).hover()
  await page.mouse.wheel(0, 600)
  await expect
    .poll(() => list(page).evaluate((element) => element.parentElement?.scrollTop))
    .toBeGreaterThan(100)
  await hire('waiting')
  await page.getByRole('button', { name: '1 new' }).click()
  await page.getByText('User waiting was created.').waitFor()
  expect(await list(page).evaluate((element) => element.parentElement?.scrollTop)).toBe(0)
})

it('shows a change in three views', async (context) => {
  const page = await openPage(context)
  await openActivity(page, '?search=was%20updated')
  await rows(page).first().click()
  const stages = page.getByRole('list', { name: 'Stages' }).first()
  await expect
    .poll(() => stages.innerText())
    .toMatch(/Import[^]*Scope[^]*Match[^]*Action[^]*Updated/)
  await page.getByRole('button', { name: 'Waterfall' }).click()
  const bars = page.getByRole('list', { name: 'Requests over time' }).getByRole('button')
  await bars.first().waitFor()
  await expect
    .poll(() => bars.allInnerTexts())
    .toEqual([expect.stringMatching(/^GET/), expect.stringMatching(/^PUT/)])
  await page.getByRole('button', { name: 'Raw' }).click()
  const entries = await page.getByRole('region', { name: 'Journal entries' }).innerText()
  expect(JSON.parse(entries)).toMatchObject([
    { type: 'change' },
    { type: 'decision' },
    {},
    {},
    {},
    {},
    {},
    { type: 'finished' },
  ])
})

it('shows what an exchange changed at the target', async (context) => {
  const page = await openPage(context)
  await inspectUpdate(page)
  await page.getByRole('button', { name: 'What it changed at the target' }).click()
  const name = page.getByRole('row', { name: /name\.givenName/ })
  await expect.poll(() => name.innerText()).toMatch(/changed[^]*"Augusta"/)
  await page.getByRole('checkbox', { name: /stayed the same/ }).click()
  await page.getByRole('row', { name: /userName/ }).waitFor()
})

it('shows why an exchange is as it is', async (context) => {
  const page = await openPage(context)
  await inspectUpdate(page)
  await page.getByText('population.id pr').last().waitFor()
  const put = page.getByRole('region', { name: 'Behaviours' }).getByRole('listitem')
  await expect
    .poll(() => put.allInnerTexts())
    .toContainEqual(expect.stringMatching(/Users are updated with PUT[^]*documented/))
})

it('copies an exchange in the forms that other tools take', async (context) => {
  const page = await openPage(context)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await inspectUpdate(page)
  const copied = async (form: string) => {
    await page.getByRole('button', { name: 'Copy as…' }).click()
    await page.getByRole('menuitem', { name: form, exact: true }).click()
    await page.getByText(`Copied as ${form}.`).waitFor()
    return page.evaluate(() => navigator.clipboard.readText())
  }
  expect(await copied('cURL')).toMatch(
    /^export SCIM_TOKEN='the token'\ncurl --request PUT [^]*"authorization: Bearer \$SCIM_TOKEN"/,
  )
  expect(await copied('.http')).toMatch(/^@SCIM_TOKEN = the token\n\n### .*\nPUT http/)
  expect(await copied('fetch')).toMatch(/await fetch\('http:[^]*method: 'PUT'/)
  expect(await copied('Vitest test')).toMatch(/^import { expect, it } from 'vitest'/)
  expect(JSON.parse(await copied('HAR'))).toMatchObject({ log: { version: '1.2' } })
  expect(JSON.parse(await copied('JSON'))).toMatchObject({ purpose: 'update' })
})

it('copies the secret in clear for a target on this machine', async (context) => {
  const page = await openPage(context)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await inspectUpdate(page)
  await page.getByRole('button', { name: 'Copy as…' }).click()
  await page.getByRole('menuitem', { name: 'cURL with the secret' }).click()
  await page.getByText('Copied as cURL, with the secret in clear.').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    `--header 'authorization: Bearer ${sandbox.ready.scimToken}'`,
  )
})

it('offers no secret in clear for a target on another machine', async (context) => {
  const call = createPlatformCaller(sandbox.ready)
  const connection = formatConnection({
    name: 'Elsewhere',
    url: 'http://no-such-host.invalid/scim',
    token: 'hidden',
    managed: false,
    configuration: {},
  })
  const { id } = await call<{ id: string }>('POST', '/propagation/stores', connection)
  const tested = call('POST', '/propagation/stores/connection/status', { ...connection, id })
  await expect(tested).rejects.toThrow('no-such-host.invalid')

  const page = await openPage(context)
  await openActivity(page, '?kind=request')
  await rows(page).filter({ hasText: 'Elsewhere' }).click()
  await page.getByRole('button', { name: /^GET/ }).first().click()
  await page.getByRole('button', { name: 'Copy as…' }).click()
  await expect
    .poll(() => page.getByRole('menuitem').allInnerTexts())
    .toEqual(['cURL', '.http', 'fetch', 'Vitest test', 'HAR', 'JSON'])
})

it('sends a request again once that is confirmed', async (context) => {
  const page = await openPage(context)
  await inspectUpdate(page)
  await page.getByRole('button', { name: 'Replay' }).click()
  await page.getByText(/^It replaces .* at the target with what it was then/).waitFor()
  await page.getByRole('button', { name: 'Send again' }).click()
  await page.getByText('The answer: 200.').waitFor()
  await page.getByText('A recorded request was sent again.').waitFor()
  await page.getByRole('button', { name: /^(Close request|Back to activity)$/ }).click()

  await openActivity(page, '?kind=request')
  await expect.poll(() => rows(page).first().innerText()).toMatch(/Success/)
  await rows(page).first().click()
  await page.getByText('EXCHANGE.REPLAYED').waitFor()
})

it('agrees in two windows, list and detail', async (context) => {
  const [one, other] = [await openPage(context), await openPage(context)]
  await Promise.all([openActivity(one), openActivity(other, '?search=agreed')])
  await other.getByText('No change matches').waitFor()
  await hire('agreed')
  await rows(other).first().click()
  await rows(one).filter({ hasText: 'agreed' }).click()
  const shown = (page: Page) =>
    list(page).locator('li').filter({ hasText: 'agreed' }).first().innerText()
  // The names of populations are read one by one.
  for (const page of [one, other])
    await page.getByText('population.id is Default').first().waitFor()
  await expect.poll(async () => (await shown(other)) === (await shown(one))).toBe(true)
})

it('narrows the list to a range of time, by keyboard, and offers any time where nothing is in it', async (context) => {
  const page = await openPage(context)
  await page.setViewportSize({ width: 390, height: 844 })
  await openActivity(page)
  const time = page.getByRole('combobox', { name: 'Time' })
  await time.selectOption('Last 15 minutes')
  await expect.poll(() => rows(page).count()).toBeGreaterThan(0)
  expect(parameter(page, 'time')).toBe('15m')

  await time.selectOption('Yesterday')
  await page.getByText('No change matches yesterday').waitFor()
  await time.selectOption('From … to …')
  const from = page.getByLabel('From', { exact: true })
  await expect.poll(() => from.inputValue()).toMatch(/T00:00$/)
  await page.getByLabel('To', { exact: true }).fill('2001-02-03T04:05')
  await page.getByText('The range ends before it begins').waitFor()
  await from.fill('2001-02-03T04:00')
  await page.getByText(/^No change matches from .*2001/).waitFor()
  expect(new Date(parameter(page, 'to') ?? '').getMinutes()).toBe(5)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  await page.reload()
  await expect.poll(() => from.inputValue()).toBe('2001-02-03T04:00')
  await page.getByRole('button', { name: 'Search any time' }).press('Enter')
  await expect.poll(() => rows(page).count()).toBeGreaterThan(0)
  expect(['time', 'from', 'to'].map((name) => parameter(page, name))).toEqual([null, null, null])
  await expect.poll(() => time.inputValue()).toBe('any')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search')
})
