import { expect, test } from 'pingone-sandbox/playwright'

test('shows a user of PingOne in the console', async ({ page, sandbox }) => {
  await sandbox.connect(sandbox.urls.scim ?? '', { token: sandbox.token })
  await sandbox.users.create('anna')
  await expect(sandbox).toHaveProvisioned('anna', { active: true })

  await page.goto(`${sandbox.urls.console}/environments/${sandbox.credentials.environmentId}/users`)
  await expect(page.getByRole('button', { name: 'anna' })).toBeVisible()

  await sandbox.users.disable('anna')
  await expect(sandbox).toHaveProvisioned('anna', { active: false })
})

test('begins with the seed', async ({ sandbox }) => {
  expect(await sandbox.users.list()).toEqual([])
})
