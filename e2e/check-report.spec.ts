import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { beforeAll, afterAll, expect, it } from 'vitest'
import type { TestContext } from 'vitest'
import { assess, formatHtml } from '../packages/check/src/index.ts'
import { hostileReport } from '../packages/check/src/report/example-report.test-support.ts'
import { objectionsTo } from './accessible-screens.ts'
import { collectBrowserErrors } from './browser-errors.ts'
import { openPage } from './open-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'pingone-sandbox-report-'))
const file = join(folder, 'report.html')
const address = pathToFileURL(file).href

beforeAll(async () => writeFileSync(file, await formatHtml(hostileReport, assess(hostileReport))))
afterAll(() => rmSync(folder, { recursive: true }))

/** Opens the report, and collects errors and requests. */
async function openReport(context: TestContext) {
  const page = await openPage(context)
  const errors = collectBrowserErrors(page)
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(address)
  return { page, errors, requests }
}

const finding = (page: Page, id: string) => page.locator(`.finding[id="${id}"]`)

it.for(['light', 'dark'] as const)(
  'finds nothing to object to in the %s theme, with all parts open, and requests nothing',
  async (colorScheme, context) => {
    const { page, errors, requests } = await openReport(context)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('details')) each.open = true
    })
    expect(await objectionsTo(page)).toEqual([])
    expect(errors).toEqual([])
    expect(requests).toEqual([address])
  },
)

it('fits on a phone', async (context) => {
  const { page } = await openReport(context)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

it('shows the verdicts that are wanted, by keyboard as well', async (context) => {
  const { page } = await openReport(context)
  const [breaks, works] = [finding(page, 'users.disable'), finding(page, 'users.names')]
  await page.getByRole('checkbox', { name: 'works with a remark 1' }).press('Space')
  expect(await works.isVisible()).toBe(false)
  expect(await breaks.isVisible()).toBe(true)
})

it('copies a request, its answer, and a command that sends it', async (context) => {
  const { page } = await openReport(context)
  await page.evaluate(() => {
    Object.assign(globalThis, { copied: [] })
    navigator.clipboard.writeText = async (text) => {
      ;(globalThis as unknown as { copied: string[] }).copied.push(text)
    }
  })
  const exchange = page.locator('[id="exchange-one"]')
  await exchange.locator('summary').click()
  for (const name of ['Copy cURL', 'Copy'])
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await exchange.getByRole('button', { name, exact: true }).first().click()
  await exchange.getByRole('button', { name: 'Copy', exact: true }).last().click()
  expect(await page.getByRole('status').textContent()).toBe('Answer copied.')
  const [curl, request, response] = await page.evaluate(
    () => (globalThis as unknown as { copied: string[] }).copied,
  )
  expect(curl).toMatch(/^export SCIM_TOKEN='the token'\ncurl --request PUT /)
  expect(request).toMatch(/^PUT https:\/\/scim\.example\.com\/v2\/Users\/1\n/)
  expect(response).toMatch(/^200\n/)
})

it('opens the finding that an address names', async (context) => {
  const { page } = await openReport(context)
  await page.goto(`${address}#users.create`)
  await expect.poll(() => finding(page, 'users.create').getAttribute('open')).toBe('')
})
