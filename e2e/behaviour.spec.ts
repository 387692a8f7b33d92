import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openPage } from './open-page.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'
import { createScimReader } from './scim-reader.ts'

const controlAt = ({ ready }: SandboxProcess) => controlOf(ready)

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

it('changes single choices of the behaviour profile and goes back to the named one', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  const page = await openPage(context)
  await page.goto(`${sandbox.ready.console}/environments/${sandbox.ready.environmentId}/behaviour`)

  await choose(page, 'Users are updated with', 'PATCH')
  await page.getByText('Custom, based on current').waitFor()
  // Every choice has words of its own.
  await page.getByRole('group', { name: 'Answers of the target' }).waitFor()
  expect(await page.getByRole('group', { name: 'Further' }).count()).toBe(0)
  expect(await controlAt(sandbox).profile()).toMatchObject({
    name: 'custom',
    choices: { userUpdate: 'patch', groupUpdate: 'patch' },
  })
  await page.getByRole('searchbox', { name: 'Search the ledger' }).fill('user-update-put')
  await page.getByText('Not in this profile').waitFor()

  await choose(page, 'The connection check is', 'get-user-0')
  await choose(page, 'The check before each operation is', 'on')
  await expect
    .poll(() => controlAt(sandbox).profile())
    .toMatchObject({ choices: { connectionCheck: 'get-user-0', checkBeforeEachOperation: 'on' } })
  await page.getByRole('searchbox', { name: 'Search the ledger' }).fill('wizard-remove')
  await page.getByText('wizard-remove-action-delete').first().click()
  await page.getByText('(January 2026)').waitFor()

  await page.getByRole('button', { name: 'Back to current' }).click()
  await expect.poll(() => controlAt(sandbox).profile()).toMatchObject({ name: 'current' })
})

it('switches what the reference server gets wrong', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  const page = await openPage(context)
  await page.goto(`${sandbox.ready.console}/environments/${sandbox.ready.environmentId}/faults`)
  const active = async () =>
    (await controlAt(sandbox).misbehaviours()).filter((each) => each.active).map(({ id }) => id)

  await page.getByRole('searchbox', { name: 'Search misbehaviours' }).fill('no-patch')
  await page.getByRole('list', { name: 'Misbehaviours' }).locator('label').click()
  await expect.poll(active).toEqual(['no-patch'])
  const badge = page.getByRole('banner').getByRole('link', { name: '1 misbehaviour enabled' })
  await badge.waitFor()
  await page.getByRole('button', { name: 'Switch all off' }).click()
  await expect.poll(active).toEqual([])
  await badge.waitFor({ state: 'detached' })

  // From elsewhere it is noticed, too, and cannot be overlooked on another page.
  await controlOf(sandbox.ready).setMisbehaviours(['no-put', 'stale-read'])
  await page.getByRole('link', { name: 'Target', exact: true }).click()
  await page.getByRole('link', { name: '2 misbehaviours enabled' }).click()
  await page.getByRole('heading', { name: 'Faults & misbehaviours' }).waitFor()
})

it('asks before it resets, and says what is lost', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  const { ready } = sandbox
  await fetch(`${ready.scim}/Users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ready.scimToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ userName: 'ada' }),
  })
  const countAtTarget = async () => (await createScimReader(ready).users()).length
  const page = await openPage(context)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/settings`)

  await page.getByRole('button', { name: 'Reset the sandbox' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Reset the sandbox?' })
  await dialog.getByText('everything on the reference server').waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(await countAtTarget()).toBe(1)
  await page.getByRole('button', { name: 'Reset the sandbox' }).click()
  await dialog.getByRole('button', { name: 'Reset', exact: true }).click()
  await expect.poll(countAtTarget).toBe(0)
})
