import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { openPage } from './open-page.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'
import { followPage } from './settled-page.ts'

/** Opens a page of the console; its hands use no pointer. */
async function keyboardOn(page: Page, { ready }: SandboxProcess, path: string) {
  await page.goto(`${ready.console}/environments/${ready.environmentId}/${path}`)
  const button = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).first()
  return {
    button,
    press: async (name: string | RegExp) => {
      await button(name).focus()
      await page.keyboard.press('Enter')
    },
    /** Waits until the focus is on what has this text or name. */
    focusIsOn: (name: string | RegExp) => expect.poll(() => nameOfFocused(page)).toMatch(name),
  }
}

const nameOfFocused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (element === document.body) return 'BODY'
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
    const label = labels.map(({ textContent }) => textContent).join(' ')
    return element?.getAttribute('aria-label') ?? (label || element?.textContent || '')
  })

it('keeps the focus through saving a filter and assigning users, and gives it back', async (context) => {
  await using sandbox = await startSandbox(['--users', '3'])
  await provision(sandbox.ready, [])
  const page = await openPage(context)
  const { press, focusIsOn, button } = await keyboardOn(page, sandbox, 'provisioning/rules')
  await press(/^Everyone/)
  await page.getByRole('tab', { name: 'Directory filter' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Expression' }).fill('enabled eq true')
  await press('Save')
  await page.getByText('Unsaved changes', { exact: true }).waitFor({ state: 'detached' })
  await focusIsOn('Save')
  await expect.poll(() => button('Save').isDisabled()).toBe(true)

  await page.getByRole('tab', { name: 'Overview' }).focus()
  await page.keyboard.press('Enter')
  await press('Assign users')
  await page.getByRole('dialog').getByRole('checkbox').first().focus()
  await page.keyboard.press('Space')
  while ((await nameOfFocused(page)) !== 'Assign 1') await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const done = page.getByRole('dialog', { name: 'Users assigned' })
  await done.waitFor()
  await focusIsOn('Done')
  await page.keyboard.press('Escape')
  await done.waitFor({ state: 'detached' })
  await focusIsOn('Assign users')
})

it('asks nothing more of a rule that is deleted', async (context) => {
  await using sandbox = await startSandbox(['--users', '3'])
  await provision(sandbox.ready, [])
  const page = await openPage(context)
  const missing: string[] = []
  page.on('response', (answer) => {
    if (answer.status() === 404) missing.push(answer.url())
  })
  const { press } = await keyboardOn(page, sandbox, 'provisioning/rules')
  await press(/^Everyone/)
  const asked = page.waitForResponse((answer) => answer.url().includes('/synced?'))
  await press('Delete rule')
  await asked
  await press('Delete')
  await page.getByText('No rules yet').waitFor()
  await page.waitForLoadState('networkidle')
  expect(missing).toEqual([])
})

it('keeps the focus through tests, saves and what a press takes away', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  await provision(sandbox.ready, ['Pilots'])
  const page = await openPage(context)
  const { press, focusIsOn, button } = await keyboardOn(page, sandbox, 'provisioning/connections')
  await press(/^Reference server/)
  await page.getByRole('tab', { name: 'Configuration' }).focus()
  await page.keyboard.press('Enter')
  await press('Test Connection')
  await page.getByText('Connection Successful').waitFor()
  await focusIsOn('Test Connection')
  await page.getByRole('textbox', { name: 'User Filter Expression' }).fill('username Eq "%s"')
  await press('Change it')
  await focusIsOn('User Filter Expression')
  await page.getByRole('textbox', { name: 'Description' }).fill('Another')
  await press('Save')
  await page.getByText('was saved').first().waitFor()
  await focusIsOn('Save')

  // The row of a connection chooses it, wherever it is pressed.
  const { ready } = sandbox
  const environment = `${ready.console}/environments/${ready.environmentId}`
  await page.goto(`${environment}/provisioning/rules/new`)
  const row = page.getByRole('list', { name: 'Available Connections' }).getByRole('listitem')
  await row.click({ position: { x: 250, y: 45 } })
  await focusIsOn('Continue')
  await press('Remove Reference server')
  await focusIsOn('Reference server')
  await press('Reference server')
  await press('Continue')
  await focusIsOn('Name')

  await page.goto(`${environment}/groups`)
  await press('Pilots')
  await press('Edit group')
  await page.getByRole('textbox', { name: 'Name' }).fill('Crew')
  await press('Save')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await focusIsOn('Edit group')

  await controlOf(ready).setMisbehaviours(['case-sensitive-operators'])
  await page.goto(`${environment}/faults`)
  await press('Switch all off')
  await focusIsOn(/^Misbehaviours/)
  await expect.poll(() => button('Switch all off').count()).toBe(0)
})

it('keeps the content of the workbench, and scrolls to its answer', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  const page = await openPage(context)
  await page.setViewportSize({ width: 1280, height: 800 })
  const { press, focusIsOn } = await keyboardOn(page, sandbox, 'target?tab=workbench')
  await press(/Template$/)
  await page.getByRole('option', { name: 'Create a user', exact: true }).press('Enter')
  const body = page.getByRole('textbox', { name: 'Body' })
  await body.fill('{"userName": "grace"}')
  await press('Send')
  const answer = page.getByText('Created: the answer carries the id')
  await answer.waitFor()
  await focusIsOn('Send')
  await expect
    .poll(() => answer.evaluate((element) => element.getBoundingClientRect().bottom))
    .toBeLessThan(800)

  for (const tab of ['Groups', 'Workbench']) {
    await page.getByRole('tab', { name: tab }).focus()
    await page.keyboard.press('Enter')
  }
  await expect.poll(() => body.inputValue()).toBe('{"userName": "grace"}')
  await page.getByRole('button', { name: 'Create a user Template' }).waitFor()
})

it('hides nothing that has the focus behind the buttons at the foot', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  await provision(sandbox.ready, [])
  const page = await openPage(context)
  const settled = followPage(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  const { press, button } = await keyboardOn(page, sandbox, 'provisioning/connections')
  await press(/^Reference server/)
  await page.getByRole('tab', { name: 'Configuration' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Description' }).fill('Another')
  await page.getByRole('textbox', { name: 'Name', exact: true }).focus()
  const seen: string[] = []
  const hidden: string[] = []
  while (seen.at(-1) !== 'Discard changes') {
    // What is loaded meanwhile moves the fields; the next key scrolls to the focus again.
    // oxlint-disable-next-line no-await-in-loop
    await settled()
    await page.keyboard.press('Tab')
    await settled()
    const name = await nameOfFocused(page)
    seen.push(name)
    // Asked for each time: what is loaded meanwhile may draw it anew.
    const foot = await button('Save').evaluate((button) => {
      const focused = document.activeElement
      const shown = focused?.closest('label') ?? focused
      const bar = button.parentElement
      if (bar?.contains(focused)) return 0
      return (shown?.getBoundingClientRect().bottom ?? 0) - (bar?.getBoundingClientRect().top ?? 0)
    })
    if (foot > 0) hidden.push(name)
  }
  expect(hidden).toEqual([])
  expect(seen).toContain('Deprovision on rule deletion')
})
