import { expect, it } from 'vitest'
import { provision } from '../examples/headless/provision.ts'
import { waitForIdle } from './idle.ts'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { startSandbox } from './sandbox-process.ts'

interface Users {
  readonly count: number
  readonly _embedded: {
    readonly users: readonly { readonly id: string; readonly username: string }[]
  }
}

it('reads page after page as one scrolls, and keeps the document small', async (context) => {
  await using sandbox = await startSandbox(['--users', '3000'])
  const { ready } = sandbox
  const call = createPlatformCaller(ready)
  const page = await openPage(context)
  const pages = new Set<string>()
  page.on('response', (response) => {
    const { pathname, searchParams } = new URL(response.url())
    if (pathname.endsWith('/users')) pages.add(searchParams.get('cursor') ?? 'first')
  })
  await page.goto(`${ready.console}/environments/${ready.environmentId}/users?order=username`)
  const grid = page.getByRole('grid', { name: 'Users' })
  await grid.getByRole('row').nth(1).waitFor()
  expect(pages.size).toBeLessThan(3)

  // By keys alone, to the very last.
  await grid.getByRole('row').nth(1).focus()
  await expect
    .poll(async () => {
      await page.keyboard.press('End')
      return page.locator('tr:focus').getAttribute('aria-rowindex')
    })
    .toBe('3001')
  const { _embedded: end } = await call<Users>('GET', '/users?order=-username&limit=1')
  await page
    .locator('tr:focus')
    .getByText(String(end.users[0]?.username), { exact: true })
    .waitFor()
  expect(await grid.getByRole('row').count()).toBeLessThan(60)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  expect(new URL(page.url()).search).toBe('?order=username')
})

it('does to many users what is asked, and says at the filter what the API says', async (context) => {
  await using sandbox = await startSandbox(['--users', '40'])
  const { ready } = sandbox
  const call = createPlatformCaller(ready)
  const count = async (filter: string) =>
    (await call<Users>('GET', `/users?limit=1&filter=${encodeURIComponent(filter)}`)).count
  const page = await openPage(context)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/users`)

  const filter = page.getByLabel('SCIM filter')
  await filter.fill('shoeSize eq "43"')
  await filter.press('Enter')
  await page.getByText('shoeSize is not an attribute').waitFor()
  await filter.fill('population.name eq "Contractors"')
  await filter.press('Enter')
  const contractors = await count('population.name eq "Contractors"')
  await page.getByText(`${contractors} users`, { exact: true }).waitFor()

  await page.getByLabel('Select all loaded rows').click()
  const toolbar = page.getByRole('toolbar', { name: 'Selected' })
  await toolbar.getByRole('button', { name: 'Add to group…' }).click()
  await page.getByRole('combobox', { name: 'Group' }).pressSequentially('scim d')
  await page.getByRole('option', { name: 'SCIM Demo' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click()
  await page.getByText(`Adding: ${contractors} users done.`).waitFor()
  expect(await count('memberOfGroups[name eq "SCIM Demo"]')).toBe(contractors)

  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await toolbar.getByRole('button', { name: 'Delete…' }).click()
  const question = page.getByRole('alertdialog', { name: `Delete ${contractors} users?` })
  await question.getByRole('button', { name: 'Cancel' }).click()
  expect(await count('population.name eq "Contractors"')).toBe(contractors)
  await toolbar.getByRole('button', { name: 'Delete…' }).click()
  await question.getByRole('button', { name: 'Delete' }).click()
  await page.getByText(`Deleting: ${contractors} users done.`).waitFor()
  expect(await count('population.name eq "Contractors"')).toBe(0)
})

it('shows in the panel of a user the state of each rule for the user, and adds the user to one', async (context) => {
  await using sandbox = await startSandbox(['--users', '6'])
  const { ready } = sandbox
  await provision(ready, [])
  const call = createPlatformCaller(ready)
  const guest = await call('POST', '/users', { username: 'guest', email: 'guest@example.com' })
  await waitForIdle(ready)
  const page = await openPage(context)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/users/${guest.id}`)
  const rules = page.getByRole('list', { name: 'Rules' })
  await rules.getByRole('button').first().click()
  await page.getByRole('link', { name: 'Story of guest' }).waitFor()

  await page.getByRole('button', { name: 'Assign to a rule' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Rule' }).click()
  await page.getByRole('option').first().click()
  await dialog.getByText(/PingOne has no assignment of single users/).waitFor()
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click()
  await dialog.getByText(/1 user was added to/).waitFor()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('list', { name: 'Direct' }).getByText(/./).first().waitFor()
  await rules.getByText('Success').waitFor()
  const { _embedded: joined } = await call<{ _embedded: { groupMemberships: object[] } }>(
    'GET',
    `/users/${guest.id}/memberOfGroups`,
  )
  expect(joined.groupMemberships).toHaveLength(1)
})

it('keeps a population that has users, in PingOne’s words', async (context) => {
  await using sandbox = await startSandbox(['--users', '10'])
  const { ready } = sandbox
  const call = createPlatformCaller(ready)
  const names = async () =>
    (
      await call<{ _embedded: { populations: { name: string }[] } }>('GET', '/populations')
    )._embedded.populations.map(({ name }) => name)
  const page = await openPage(context)
  await page.goto(`${ready.console}/environments/${ready.environmentId}/populations`)
  await page.getByRole('button', { name: 'Add population' }).click()
  await page.getByLabel('Population Name').fill('Guests')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect.poll(names).toContain('Guests')

  const remove = async (name: string) => {
    await page.getByRole('button', { name: `Delete ${name}` }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  }
  await remove('Employees')
  await page.getByText(/The population has \d+ users/).waitFor()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
  await remove('Guests')
  await expect.poll(names).not.toContain('Guests')
  expect(await names()).toContain('Employees')
})

it('keeps the user open who was chosen before the search had settled', async (context) => {
  await using sandbox = await startSandbox()
  const { ready } = sandbox
  const page = await openPage(context)
  // Wide enough to show the list beside the panel.
  await page.setViewportSize({ width: 1600, height: 800 })
  // The panel takes longer to come than the search to settle.
  await page.route(/user-panel/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 600))
    await route.continue()
  })
  await page.goto(`${ready.console}/environments/${ready.environmentId}/users`)
  const rows = page.getByRole('grid', { name: 'Users' }).getByRole('row')
  const username = (await rows.nth(1).locator('td div').first().textContent()) ?? ''
  await page.getByRole('searchbox', { name: 'Search users' }).fill(username)
  await rows.nth(1).getByRole('button').first().click()
  await page.getByRole('button', { name: 'Edit user' }).waitFor()
  await page.waitForURL(new RegExp(`/users/.+search=${encodeURIComponent(username)}`))
  await expect.poll(() => rows.count()).toBe(2)
})
