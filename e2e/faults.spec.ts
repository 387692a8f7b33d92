import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { openPage } from './open-page.ts'
import { controlOf } from './sandbox-control.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'

const readFaults = async ({ ready }: SandboxProcess) => (await controlOf(ready).faults()).faults

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`${label}$`) })
    .click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

it('adds a fault to a sync, counts the affected requests, and removes the fault', async (context) => {
  await using sandbox = await startSandbox(['--users', '3'])
  const { ready } = sandbox
  await provision(ready, [])
  const page = await openPage(context)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/faults`)

  await page.getByRole('button', { name: 'Add fault' }).click()
  const dialog = page.getByRole('dialog')
  await choose(page, 'Request', 'Create')
  await dialog.getByRole('textbox', { name: 'Status' }).fill('99')
  await dialog.getByRole('textbox', { name: 'Affect n requests' }).fill('0')
  await dialog.getByRole('button', { name: 'Save' }).click()
  // Both are refused, each at its field.
  await expect.poll(() => dialog.locator('[aria-invalid=true]').count()).toBe(2)
  expect(await readFaults(sandbox)).toEqual([])

  await dialog.getByRole('textbox', { name: 'Status' }).fill('429')
  await dialog.getByRole('textbox', { name: 'Retry-After' }).fill('0')
  await dialog.getByRole('textbox', { name: 'Affect n requests' }).fill('2')
  await dialog.getByRole('textbox', { name: 'ID' }).fill('too-many')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await readFaults(sandbox)).toMatchObject([
    {
      id: 'too-many',
      operation: 'create',
      resource: 'any',
      skip: 0,
      times: 2,
      effect: { kind: 'status', status: 429, retryAfter: 0 },
    },
  ])
  const list = page.getByRole('list', { name: 'Faults', exact: true })
  await list.getByText('answered 429 with Retry-After: 0').waitFor()
  await page.getByRole('banner').getByRole('link', { name: '1 fault enabled' }).waitFor()

  await controlOf(ready).runScenario('hire', { count: 1 })
  await list.getByText('affected 2 of 2').waitFor()
  // The fault has affected all its requests, so it is no longer on.
  await page
    .getByRole('banner')
    .getByRole('link', { name: '1 fault enabled' })
    .waitFor({ state: 'detached' })

  // What was hit names the fault, and leads back here.
  await page.goto(
    `${ready.console}/environments/${ready.environmentId}/activity?search=was%20created`,
  )
  await page.getByRole('list', { name: 'Activity' }).locator('[data-change]').first().click()
  await page
    .getByRole('button', { name: /^POST.*429/ })
    .first()
    .click()
  const acted = page.getByRole('list', { name: 'What acted on it' })
  await acted.getByText('The target was not asked; the answer 429 was made up.').waitFor()
  await acted.getByRole('link', { name: 'Fault too-many' }).click()

  await page.getByRole('button', { name: 'Clear all' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Clear all' }).click()
  await page.getByText('No faults active').waitFor()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toBe('Add fault')
  expect(await readFaults(sandbox)).toEqual([])
})

it('adds a fault worth trying, changes it and removes it', async (context) => {
  await using sandbox = await startSandbox(['--users', '1'])
  const { ready } = sandbox
  const page = await openPage(context)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/faults`)
  await page.getByRole('button', { name: 'Add “Created, but the answer is lost”' }).click()
  await expect
    .poll(() => readFaults(sandbox))
    .toMatchObject([
      { operation: 'create', resource: 'User', effect: { kind: 'reset', when: 'after-commit' } },
    ])

  await page.getByRole('button', { name: /^Edit/ }).click()
  await choose(page, 'What happens', 'Let the answer trickle in')
  await page.getByRole('textbox', { name: 'Milliseconds' }).fill('250')
  await page.getByRole('textbox', { name: 'Milliseconds' }).press('Enter')
  await expect
    .poll(() => readFaults(sandbox))
    .toMatchObject([{ operation: 'create', effect: { kind: 'slow-body', ms: 250 } }])

  // A script changes them meanwhile, and the page follows.
  const [mine] = await readFaults(sandbox)
  if (mine === undefined) throw new Error('There is no fault.')
  const theirs = { id: 'theirs', effect: { kind: 'truncated-body' } } as const
  const { seen: _, hits: __, ...kept } = mine
  await controlOf(ready).setFaults([kept, theirs])
  const up = page.getByRole('button', { name: 'Move theirs up' })
  await up.press('Enter')
  await expect.poll(() => readFaults(sandbox)).toMatchObject([theirs, kept])
  await page.getByText('theirs is now 1 of 2.').waitFor({ state: 'attached' })
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Move theirs down')

  await page.getByRole('button', { name: 'Remove theirs' }).click()
  await expect.poll(() => readFaults(sandbox)).toMatchObject([kept])
  await page.getByRole('button', { name: 'Remove theirs' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Remove/ }).click()
  await expect.poll(() => readFaults(sandbox)).toEqual([])
})
