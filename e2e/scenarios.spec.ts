import { expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { openPage } from './open-page.ts'
import { startSandbox } from './sandbox-process.ts'
import { createScimReader } from './scim-reader.ts'

it('hires users from the console, and links to what was sent for each', async (context) => {
  await using sandbox = await startSandbox(['--users', '5'])
  const { ready } = sandbox
  await provision(ready, [])
  const target = createScimReader(ready)
  const before = (await target.users()).length
  const page = await openPage(context)
  await page.goto(`${ready.console}/environments/${ready.environmentId}`)
  await page.getByRole('link', { name: 'Scenarios' }).click()

  const card = page.getByRole('listitem', { name: 'Hire people' })
  await card.getByLabel('Number of new users').fill('0')
  await card.getByText('A whole number from 1 to 1,000.').waitFor()
  await expect.poll(() => card.getByRole('button', { name: 'Run' }).isDisabled()).toBe(true)
  await card.getByLabel('Number of new users').fill('3')
  await card.getByRole('button', { name: 'Run' }).click()
  await card.getByText('Nothing left to provision').waitFor()
  expect(await target.users()).toHaveLength(before + 3)

  const step = card.getByRole('list', { name: 'Steps' }).getByRole('link').first()
  const username = (await step.innerText()).split(' ')[0] ?? ''
  await step.click()
  await page.waitForURL(/\/activity\/users\//)
  await page.getByText(username).first().waitFor()
})

it('says at the card why a scenario cannot be played', async (context) => {
  await using sandbox = await startSandbox(['--users', '2'])
  const { ready } = sandbox
  const page = await openPage(context)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/scenarios`)
  const card = page.getByRole('listitem', { name: 'Rename a group' })
  await card.getByLabel('The group', { exact: true }).fill('Nobody')
  await card.getByRole('button', { name: 'Run' }).click()
  await expect
    .poll(() => card.getByRole('alert').innerText())
    .toContain('There is no group Nobody.')
})
