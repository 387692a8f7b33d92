import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { confirmPlan } from './answer-plan.ts'
import { provision } from '../examples/headless/provision.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { connectReferenceServer } from './reference-connection.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'
import { createScimReader } from './scim-reader.ts'

async function openRule(page: Page, { ready }: SandboxProcess, tab: string): Promise<void> {
  await page.goto(`${ready.console}/environments/${ready.environmentId}/provisioning/rules`)
  await page
    .getByRole('button', { name: /^Everyone/ })
    .first()
    .click()
  await page.getByRole('tab', { name: tab }).click()
  await page.getByRole('tab', { name: tab, selected: true }).waitFor()
}

const countActive = async (sandbox: SandboxProcess) =>
  (await createScimReader(sandbox.ready).users()).filter(({ active }) => active).length

it('shows what a narrower filter does before it is saved, and asks before many users leave the scope', async (context) => {
  await using sandbox = await startSandbox(['--users', '6', '--confirm-above', '2'])
  await provision(sandbox.ready, [])
  const before = await countActive(sandbox)
  const page = await openPage(context)
  await openRule(page, sandbox, 'Directory filter')

  await page.getByRole('textbox', { name: 'Expression' }).fill('username eq "unknown"')
  await page.getByRole('button', { name: 'Preview changes' }).click()
  const preview = page.getByRole('dialog', { name: 'What Everyone would send' })
  await preview.getByText(`Disable ${before}`).waitFor()
  await preview.getByText('"active": false').waitFor()
  expect(await countActive(sandbox)).toBe(before)
  await preview.getByRole('button', { name: 'Close' }).click()

  // After Cancel the filter is unchanged and no user has left.
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: `Save and disable ${before} users` }).click()
  const question = page.getByRole('alertdialog', { name: /^This deprovisions/ })
  await question.waitFor()
  expect(
    await question
      .getByRole('list', { name: 'Users to deprovision' })
      .getByRole('listitem')
      .count(),
  ).toBe(before)
  await question.getByRole('button', { name: 'Cancel the change' }).click()
  await page.getByText('The change was undone').first().waitFor()
  expect(await countActive(sandbox)).toBe(before)

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await confirmPlan(page)
  const go = question.getByRole('button', { name: `Deprovision ${before} users` })
  await expect.poll(() => go.isDisabled()).toBe(true)
  await question.getByRole('textbox').fill(String(before))
  await go.click()
  await expect.poll(() => countActive(sandbox)).toBe(0)
})

it('assigns users beside the filter that they are to come under, and says what that changed', async (context) => {
  await using sandbox = await startSandbox(['--users', '6'])
  const { ready } = sandbox
  const call = createPlatformCaller(ready)
  const ends = await connectReferenceServer({
    ready,
    call,
    userFilter: 'userName eq "%s"',
    delivery: {},
  })
  const rule = { name: 'Everyone', active: true, ...ends }
  await call('POST', '/propagation/rules', rule)
  await call('POST', '/propagation/revisions')
  const page = await openPage(context)
  await openRule(page, sandbox, 'Directory filter')

  await page.getByRole('button', { name: 'Assign users' }).click()
  const dialog = page.getByRole('dialog', { name: 'Assign users to Everyone' })
  await dialog.getByRole('checkbox').first().click()
  await dialog.getByRole('button', { name: 'Assign 1' }).press('Enter')
  const report = page.getByRole('dialog', { name: 'Users assigned' })
  await report.getByRole('button', { name: 'Done' }).waitFor()
  await expect.poll(() => countActive(sandbox)).toBe(1)
  await page.keyboard.press('Escape')
  await report.waitFor({ state: 'hidden' })
  await expect.poll(() => page.locator(':focus').textContent()).toBe('Assign users')
})
