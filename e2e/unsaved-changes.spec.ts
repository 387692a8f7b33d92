import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { openPage } from './open-page.ts'
import { startSandbox } from './sandbox-process.ts'

interface Editor {
  readonly row: RegExp
  readonly tab: string
  readonly control: (page: Page) => Locator
  readonly edit: (control: Locator) => Promise<void>
}

const rules: readonly Editor[] = [
  {
    row: /^Everyone/,
    tab: 'Directory filter',
    control: (page) => page.getByRole('textbox', { name: 'Expression' }),
    edit: (control) => control.fill('enabled eq true'),
  },
  {
    row: /^Everyone/,
    tab: 'Groups',
    // The box itself lies beneath its sign.
    control: (page) => page.locator('label', { hasText: 'Pilots' }),
    edit: (control) => control.click(),
  },
  {
    row: /^Everyone/,
    tab: 'Attribute mapping',
    control: (page) => page.getByRole('button', { name: 'Start from the defaults' }),
    edit: (control) => control.click(),
  },
]
const connections: readonly Editor[] = [
  {
    row: /^Reference server/,
    tab: 'Configuration',
    control: (page) => page.getByRole('textbox', { name: 'Description' }),
    edit: (control) => control.fill('Another'),
  },
]

it.for([
  { place: 'rules', editors: rules },
  { place: 'connections', editors: connections },
])('does not lose edits of $place by mistake', async ({ place, editors }, context) => {
  await using sandbox = await startSandbox(['--users', '3'])
  const { ready } = sandbox
  await provision(ready, ['Pilots'])
  const page = await openPage(context)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/provisioning/${place}`)

  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' })
  const answer = async (choice: string) => {
    await question.getByRole('button', { name: choice }).click()
    await question.waitFor({ state: 'detached' })
  }
  for (const { row, tab, control, edit } of editors) {
    await page.getByRole('button', { name: row }).first().click()
    await page.getByRole('tab', { name: tab }).click()
    await control(page).waitFor()
    const marked = page.getByRole('tab', { name: `${tab} (unsaved changes)`, selected: true })
    expect(await marked.count()).toBe(0)
    await edit(control(page))
    await marked.waitFor()

    await page.getByRole('link', { name: 'Users', exact: true }).click()
    await answer('Keep editing')
    await page.goBack()
    await answer('Keep editing')
    await page.getByRole('tab', { name: 'Overview' }).click()
    await answer('Keep editing')
    await marked.waitFor()

    const asked = page.waitForEvent('dialog')
    // Playwright's own reload would wait for the page that does not come.
    await page.evaluate(() => setTimeout(() => window.location.reload()))
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await marked.waitFor()

    await page.getByRole('button', { name: 'Close panel' }).click()
    await answer('Discard')
    await marked.waitFor({ state: 'detached' })
    expect(new URL(page.url()).pathname).toMatch(new RegExp(`/${place}$`))
  }
})

it('asks before going back takes what was typed into a dialog', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  const page = await openPage(context)
  const root = `${sandbox.ready.console}/environments/${sandbox.ready.environmentId}`
  await page.goto(`${root}/populations`)
  await page.getByRole('link', { name: 'Groups', exact: true }).click()
  await page.getByRole('button', { name: 'Add group' }).click()
  const name = page.getByRole('textbox', { name: 'Group Name' })
  await name.fill('Pilots')
  await page.goBack()
  const question = page.getByRole('alertdialog')
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await question.waitFor({ state: 'detached' })
  expect(await name.inputValue()).toBe('Pilots')
  expect(page.url()).toBe(`${root}/groups`)
  await page.goBack()
  await question.getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('heading', { name: 'Populations', level: 1 }).waitFor()
})
