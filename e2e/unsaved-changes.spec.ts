import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { openPage } from './open-page.ts'
import { startSandbox } from './sandbox-process.ts'

interface Editor {
  readonly row: RegExp
  readonly tab: string
  readonly edit: (page: Page) => Promise<void>
}

const rules: readonly Editor[] = [
  {
    row: /^Everyone/,
    tab: 'Directory filter',
    edit: (page) => page.getByRole('textbox', { name: 'Expression' }).fill('enabled eq true'),
  },
  {
    row: /^Everyone/,
    tab: 'Groups',
    // The box itself lies beneath its sign.
    edit: (page) => page.locator('label', { hasText: 'Pilots' }).click(),
  },
  {
    row: /^Everyone/,
    tab: 'Attribute mapping',
    edit: (page) => page.getByRole('button', { name: 'Start from the defaults' }).click(),
  },
]
const connections: readonly Editor[] = [
  {
    row: /^Reference server/,
    tab: 'Configuration',
    edit: (page) => page.getByRole('textbox', { name: 'Description' }).fill('Another'),
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
  page.setDefaultTimeout(10_000)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/provisioning/${place}`)

  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' })
  const answer = async (choice: string) => {
    await question.getByRole('button', { name: choice }).click()
    await question.waitFor({ state: 'detached' })
  }
  for (const { row, tab, edit } of editors) {
    await page.getByRole('button', { name: row }).first().click()
    await page.getByRole('tab', { name: tab }).click()
    await edit(page)
    const marked = page.getByRole('tab', { name: `${tab} (unsaved changes)`, selected: true })
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
