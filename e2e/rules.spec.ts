import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { openPage } from './open-page.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'
import { createScimReader } from './scim-reader.ts'

const timeout = { timeout: 10_000, interval: 50 }

async function openRule(page: Page, { ready }: SandboxProcess, tab: string): Promise<void> {
  page.setDefaultTimeout(10_000)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/provisioning/rules`)
  await page
    .getByRole('button', { name: /^Everyone/ })
    .first()
    .click()
  await page.getByRole('tab', { name: tab }).click()
}

const countActive = async (sandbox: SandboxProcess) =>
  (await createScimReader(sandbox.ready).users()).filter(({ active }) => active).length

it('tells what a narrower filter does before it is saved, and asks before many leave', async (context) => {
  await using sandbox = await startSandbox(['--users', '6', '--confirm-above', '2'])
  await provision(sandbox.ready, [])
  const before = await countActive(sandbox)
  const page = await openPage(context)
  await openRule(page, sandbox, 'Directory filter')

  await page.getByRole('textbox', { name: 'Expression' }).fill('username eq "nobody"')
  await page.getByRole('button', { name: 'Preview changes' }).click()
  await page.getByText(`${before} disable`).first().waitFor()
  const planned = page.getByRole('list', { name: 'Planned actions' })
  await planned.getByRole('button').first().click()
  await planned.getByText('"active": false').waitFor()
  expect(await countActive(sandbox)).toBe(before)

  // Cancelled, the filter is as it was and nobody has left.
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const question = page.getByRole('alertdialog', { name: /away from the target/ })
  await question.waitFor()
  expect(
    await question.getByRole('list', { name: 'Users who would go' }).getByRole('listitem').count(),
  ).toBe(before)
  await question.getByRole('button', { name: 'Cancel the change' }).click()
  await page.getByText('The change was taken back').first().waitFor()
  expect(await countActive(sandbox)).toBe(before)

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const go = question.getByRole('button', { name: `Take ${before} users away` })
  expect(await go.isDisabled()).toBe(true)
  await question.getByRole('textbox').fill(String(before))
  await go.click()
  await expect.poll(() => countActive(sandbox), timeout).toBe(0)
})
