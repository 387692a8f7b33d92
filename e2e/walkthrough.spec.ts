import { expect, it } from 'vitest'
import { confirmPlan } from './answer-plan.ts'
import { collectBrowserErrors } from './browser-errors.ts'
import { openPage } from './open-page.ts'
import { startSandbox } from './sandbox-process.ts'
import { createScimReader } from './scim-reader.ts'

// Each step is done in the page as a person would, and judged at the target over SCIM.
it('leads from the choice of an environment to users who come, change and go', async (context) => {
  await using sandbox = await startSandbox()
  const page = await openPage(context)
  const errors = collectBrowserErrors(page)
  const target = createScimReader(sandbox.ready)
  const main = page.getByRole('main')
  // A message may carry a link of the same name; the sidebar comes before it.
  const link = (name: string) => page.getByRole('link', { name, exact: true }).first()
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const field = (label: string) => page.getByRole('textbox', { name: label, exact: true })
  // A password has no role of its own.
  const secret = (label: string) =>
    main.locator('input').and(page.getByLabel(label, { exact: true }))
  const panel = page.locator('section[aria-labelledby]')
  const toggle = (name: string) => page.getByRole('switch', { name: `Enable ${name}`, exact: true })
  const flip = (name: string, where = main) =>
    where
      .locator('label')
      .filter({ has: toggle(name) })
      .click()

  // 1: Administrators cannot be used for provisioning, and says so.
  await page.goto(sandbox.ready.console)
  await page.getByRole('link', { name: /^Administrators/ }).click()
  await link('Provisioning').click()
  await page.getByText('cannot be used for provisioning').first().waitFor()
  await page.goto(sandbox.ready.console)
  await page.getByRole('link', { name: /^Sandbox/ }).click()

  // 0: the vendor's side shows what to copy.
  await page.getByText(sandbox.ready.scim, { exact: true }).waitFor()

  // 2–5: Integrations, Provisioning, New Connection, Identity Store, SCIM Outbound.
  await link('Provisioning').click()
  await button('Add').click()
  await page.getByRole('menuitem', { name: 'New Connection' }).click()
  await button('Select Identity Store').click()
  await page.getByRole('searchbox', { name: 'Search identity stores' }).fill('SCIM')
  await expect.poll(() => main.getByRole('button', { name: /^Select / }).count()).toBe(1)
  await button('Select SCIM Outbound').click()
  await button('Next').click()

  // 6: General.
  await button('Next').click()
  await page.getByText('Name is required.').waitFor()
  await field('Name').fill('Vendor')
  await button('Next').click()

  // 7: Configure Authentication, with the method that it starts with, and a test that fails before one that succeeds.
  await field('SCIM BASE URL').fill(sandbox.ready.scim)
  await secret('Oauth Access Token').fill('wrong')
  await button('Test Connection').click()
  const failure = page.getByRole('alertdialog', { name: 'Test Connection Failed' })
  await failure.getByText('401').waitFor()
  await failure.getByRole('button', { name: 'Cancel' }).click()
  await secret('Oauth Access Token').fill(sandbox.ready.scimToken)
  await button('Test Connection').click()
  await page.getByText('Connection Successful').waitFor()
  await button('Next').click()

  // 8: Configure Preferences, all but one as they start.
  await expect.poll(() => field('User Filter Expression').inputValue()).toBe('username Eq "%s"')
  await field('User Filter Expression').fill('userName eq "%s"')
  await button('Save').click()

  // 9: the connection stands in the list, disabled; enable it.
  await toggle('Vendor').waitFor()
  expect(await toggle('Vendor').isChecked()).toBe(false)
  await flip('Vendor')
  await expect.poll(() => toggle('Vendor').isChecked()).toBe(true)
  expect(await target.users()).toEqual([])

  // 10: the guide says what happens to a user who leaves the scope, before one does: by default, a DELETE.
  const guide = page.getByRole('complementary', { name: 'Guide' })
  const step = guide.locator('[aria-current="step"]')
  await step.getByText('Decide what happens to users who leave').waitFor()
  await step.getByText('PingOne sends a DELETE').waitFor()
  await step.getByRole('link').click()
  await main.getByRole('button', { name: /^Delete.*Remove Action$/ }).waitFor()
  await step.getByText('Create a rule, and enable it').waitFor()
  await link('Provisioning').click()

  // 11: make a rule, without a condition and with PingOne's mapping.
  await button('Add').click()
  await page.getByRole('menuitem', { name: 'New Rule' }).click()
  await button('Add Vendor').click()
  await button('Continue').click()
  await field('Name').fill('Staff')
  await button('Next').click()
  await page.getByText('There is no condition yet').waitFor()
  await button('Next').click()
  await page.getByText('PingOne’s default mapping is in use').waitFor()
  await button('Save').click()
  await toggle('Staff').waitFor()
  expect(await toggle('Staff').isChecked()).toBe(false)
  await button('Staff').click()
  await page.getByRole('tab', { name: 'Overview', selected: true }).waitFor()

  // 12: assign users.
  await button('Assign users').click()
  const dialog = page.getByRole('dialog', { name: 'Assign users to Staff' })
  await dialog.getByText('PingOne has no assignment of single users').waitFor()
  for (const index of [0, 1, 2, 3, 4]) await dialog.getByRole('checkbox').nth(index).click()
  await dialog.getByRole('button', { name: 'Assign 5' }).click()
  await page
    .getByRole('dialog', { name: 'Users assigned' })
    .getByRole('button', { name: 'Done' })
    .click()
  expect(await target.users()).toEqual([])
  await flip('Staff', panel)
  await confirmPlan(page)

  // 13: they arrive.
  await expect.poll(async () => (await target.users()).length).toBe(5)
  const arrived = (await target.users()).filter((user) => user.active)
  const [first = '', second = '', third = ''] = arrived.map((user) => user.userName)
  await link('Activity').click()
  await page.getByRole('list', { name: 'Activity' }).getByRole('button').first().waitFor()
  await link('Target').click()
  await page.getByText(first, { exact: true }).first().waitFor()

  // The group of the assignment goes to the target too, once the rule provisions it.
  await link('Provisioning').click()
  await page.getByRole('tab', { name: 'Rules' }).click()
  await page
    .getByRole('button', { name: /^Staff/ })
    .first()
    .click()
  await page.getByRole('tab', { name: 'Groups' }).click()
  await page
    .getByRole('list', { name: 'Groups to provision' })
    .getByRole('checkbox', { name: 'Assigned to Staff' })
    .click()
  // The names of groups, below, are saved by themselves.
  await button('Save').first().click()
  const memberships = page.getByRole('alertdialog', { name: 'How are memberships handled?' })
  await memberships.getByRole('checkbox', { name: 'I understand and want to continue' }).click()
  await memberships.getByRole('button', { name: 'Continue' }).click()
  await confirmPlan(page)
  await expect.poll(async () => (await target.group('Assigned to Staff'))?.members?.length).toBe(5)

  // 14: change a user, …
  const openUser = async (username: string) => {
    await link('Users').click()
    await page.getByRole('searchbox', { name: 'Search users' }).fill(username)
    await page.getByRole('row').filter({ hasText: username }).getByRole('button').first().click()
  }
  await openUser(first)
  await button('Edit user').click()
  await field('Given Name').fill('Augusta')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(async () => (await target.user(first))?.['name'])
    .toMatchObject({ givenName: 'Augusta' })

  // … disable one, …
  await openUser(second)
  await flip(second, panel)
  await expect.poll(async () => (await target.user(second))?.active).toBe(false)

  // … remove one from the group, …
  await link('Groups').click()
  await button('Assigned to Staff').click()
  await button(`Remove ${third}`).click()
  await expect.poll(() => target.user(third)).toBeUndefined()
  await expect.poll(async () => (await target.group('Assigned to Staff'))?.members?.length).toBe(4)

  // … rename the group, …
  await button('Edit group').click()
  await field('Group Name').fill('Vendor users')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(async () => (await target.group('Vendor users'))?.displayName)
    .toBe('Vendor users')

  // … and delete a user.
  await openUser(first)
  await button('Delete user').click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect.poll(() => target.user(first)).toBeUndefined()
  await expect.poll(async () => (await target.group('Vendor users'))?.members?.length).toBe(3)

  // The guide has noticed every step by itself; only the lesson is left.
  await guide.getByText('14 of 15 steps done').waitFor()

  // And the browser has printed no error, not even at the test that failed.
  expect([...errors]).toEqual([])
})
