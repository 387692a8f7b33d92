import type { Page } from 'playwright-core'
import type { Ready } from '../examples/headless/provision.ts'
import { createScimReader } from './scim-reader.ts'

// What brings a screen into the state that is worth looking at, and what must hold there.

export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first()

export async function openCatalogue(page: Page): Promise<void> {
  await button(page, 'Select Identity Store').click()
  await button(page, 'Select SCIM Outbound').click()
}

export async function openGeneral(page: Page): Promise<void> {
  await openCatalogue(page)
  await button(page, 'Next').click()
}

export async function nameConnection(page: Page): Promise<void> {
  await openGeneral(page)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Vendor')
  await button(page, 'Next').click()
}

/** Leads to an address where no server is, with the token that the method asks for. */
export async function authenticate(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'SCIM BASE URL' }).fill('http://127.0.0.1:9/scim')
  const token = page.getByLabel('Oauth Access Token', { exact: true })
  await page.locator('input').and(token).fill('a-token')
}

export async function chooseTarget(page: Page): Promise<void> {
  await button(page, 'Add Reference server').click()
  await button(page, 'Continue').click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).waitFor()
}

export async function nameRule(page: Page): Promise<void> {
  await chooseTarget(page)
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Staff')
  await button(page, 'Next').click()
  await button(page, 'Add Groups').waitFor()
}

export async function editMapping(page: Page): Promise<void> {
  await openTab(/^Everyone/, 'Attribute mapping')(page)
  await button(page, 'Start from the defaults').click()
  await button(page, 'Use an expression in mapping 2').click()
  await page
    .getByRole('region', { name: /^Body of/ })
    .or(page.getByText('Nothing is sent for'))
    .first()
    .waitFor()
}

/** Opens what a narrower filter sends, before it is saved. */
export async function planNarrowerFilter(page: Page): Promise<void> {
  await openTab(/^Everyone/, 'Directory filter')(page)
  await page.getByRole('textbox', { name: 'Expression' }).fill('username sw "a"')
  await button(page, 'Save').click()
  await page.getByRole('alertdialog').getByRole('option').first().waitFor()
  await page.getByRole('alertdialog').getByText('nothing was written').waitFor()
}

export async function groupConditions(page: Page): Promise<void> {
  await openTab(/^Everyone/, 'Directory filter')(page)
  await page
    .getByRole('textbox', { name: 'Expression' })
    .fill('enabled eq true and (title co "Manager" or memberOfGroups[name sw "Vendor"])')
  await button(page, 'Edit as conditions').click()
  await button(page, 'Who they are').click()
}

export const openTab = (opener: RegExp, tab: string) => async (page: Page) => {
  await button(page, opener).click()
  await page.getByRole('tab', { name: tab }).click()
}

/** Opens the panel of the first row. Its code is fetched after the click, so a button of the panel is waited for. */
export const openFirstRow = (content: string) => async (page: Page) => {
  await page.getByRole('row').nth(1).getByRole('button').first().click()
  await button(page, content).waitFor()
}

/** Opens the story of the first user. */
export async function openStory(page: Page): Promise<void> {
  await openFirstRow('Edit user')(page)
  await page.getByRole('link', { name: /^Story of / }).click()
  await page.getByRole('region', { name: 'Timeline' }).getByRole('button').first().waitFor()
}

/** Opens the newest change, the update of a user. */
export async function openChange(page: Page): Promise<void> {
  const list = page.getByRole('list', { name: 'Activity' })
  await list.getByRole('button').first().click()
  await list.getByRole('button', { name: /^PUT/ }).first().waitFor()
}

export async function openUpdate(page: Page): Promise<void> {
  await openChange(page)
  await page.getByRole('button', { name: /^PUT/ }).first().click()
  await page.getByRole('region', { name: 'Why this request' }).waitFor()
}

/** Tries an endpoint where no server is. */
export async function connectNothing(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'SCIM base URL' }).fill('http://127.0.0.1:9/scim')
  await button(page, /^Go$/).click()
  await page.getByRole('alert').waitFor()
}

/** Fails unless the first users that the page lists are at the target, as SCIM lists them. */
export async function checkTargetUsers(page: Page, ready: Ready): Promise<void> {
  const stored = new Set((await createScimReader(ready).users()).map(({ userName }) => userName))
  const shown = await page.getByRole('row').allInnerTexts()
  const names = shown.slice(1, 6).map((row) => row.split(/\s/)[0])
  const wrong = names.filter((name) => !stored.has(name))
  if (names.length === 0 || wrong.length > 0)
    throw new Error(
      `The target page shows users that the target does not have: ${wrong.join(', ') || 'none'}.`,
    )
}

/** Adds those worth trying, unless they are there. */
export async function listFaults(page: Page): Promise<void> {
  const faults = page.getByRole('list', { name: 'Faults', exact: true }).getByRole('listitem')
  if ((await faults.count()) > 0) return
  // No later screen creates a user, so neither affects a request.
  for (const title of ['Created, but the answer is lost', 'Not authorized'])
    await button(page, `Add “${title}”`).click()
  await faults.nth(1).waitFor()
}

/** Fills in a fault that has something wrong at several fields. */
export async function refuseFault(page: Page): Promise<void> {
  await button(page, 'Add fault').click()
  await page.getByRole('textbox', { name: 'Status' }).fill('99')
  await button(page, 'Add header').click()
  await page.getByRole('textbox', { name: 'Value of header 1' }).fill('text/html')
  await page.getByRole('dialog').getByRole('button', { name: /Body$/ }).click()
  await page.getByRole('option', { name: 'JSON', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).last().click()
  await page.getByText('JSON is expected').waitFor()
}

/** Looks back at the newest request, so that there is one to see. */
export async function openStage(page: Page): Promise<void> {
  await button(page, 'Step back').click()
  await page.getByText(/You see an earlier step/).waitFor()
}
