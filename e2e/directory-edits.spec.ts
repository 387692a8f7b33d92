import { expect, it } from 'vitest'
import { openPage } from './open-page.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { startSandbox } from './sandbox-process.ts'

it('makes a dynamic group in the console and keeps its filter when it is renamed', async (context) => {
  const page = await openPage(context)
  await using sandbox = await startSandbox(['--users', '0'])
  const call = createPlatformCaller(sandbox.ready)
  await call('POST', '/users', { username: 'ada', email: 'ada@example.com', title: 'Manager' })
  await page.goto(`${sandbox.ready.console}/environments/${sandbox.ready.environmentId}/groups`)

  await page.getByRole('button', { name: 'Add group' }).click()
  await page.getByLabel('Group Name').fill('Managers')
  await page.getByLabel('User Filter').fill('shoeSize eq "43"')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('shoeSize is not an attribute').waitFor()
  await page.getByLabel('User Filter').fill('title eq "Manager"')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Managers', { exact: true }).first().click()
  await page.getByText('ada', { exact: true }).first().waitFor()

  await page.getByRole('button', { name: 'Edit group' }).click()
  await page.getByLabel('Group Name').fill('Bosses')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The group Bosses was saved.').waitFor()
  const { _embedded } = await call<{ _embedded: { groups: object[] } }>(
    'GET',
    `/groups?filter=${encodeURIComponent('name eq "Bosses"')}`,
  )
  expect(_embedded.groups).toMatchObject([{ userFilter: 'title eq "Manager"' }])
})

it('distinguishes members who were added from those who come through a nested group', async (context) => {
  const page = await openPage(context)
  await using sandbox = await startSandbox(['--users', '0'])
  const { ready } = sandbox
  const call = createPlatformCaller(ready)
  const [outer, inner, ada, bob] = [
    await call('POST', '/groups', { name: 'Staff' }),
    await call('POST', '/groups', { name: 'Sellers' }),
    await call('POST', '/users', { username: 'ada' }),
    await call('POST', '/users', { username: 'bob' }),
  ]
  await call('POST', `/users/${ada.id}/memberOfGroups`, { id: outer.id })
  await call('POST', `/users/${bob.id}/memberOfGroups`, { id: inner.id })
  const groups = `${ready.console}/environments/${ready.environmentId}/groups`
  await page.goto(`${groups}/${inner.id}`)
  await page.getByRole('combobox', { name: 'Nest in group' }).pressSequentially('sta')
  await page.getByRole('option', { name: 'Staff' }).click()
  await page.getByRole('list', { name: 'Direct', exact: true }).getByText('Staff').waitFor()

  await page.goto(`${groups}/${outer.id}`)
  await page.getByRole('heading', { name: 'Members (2)' }).waitFor()
  const direct = page.getByRole('list', { name: 'Direct members' })
  const inherited = page.getByRole('list', { name: 'Inherited members' })
  await expect.poll(() => direct.innerText()).toContain('ada')
  await expect.poll(() => inherited.innerText()).toContain('bob')
  expect(await inherited.getByRole('button').count()).toBe(0)
})
