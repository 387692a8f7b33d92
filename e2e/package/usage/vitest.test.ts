import { expect, test } from 'pingone-sandbox/vitest'

test('provisions a user', async ({ sandbox }) => {
  await sandbox.connect(sandbox.urls.scim ?? '', { token: sandbox.token })
  await sandbox.users.create('anna')
  await expect(sandbox).toHaveProvisioned('anna', { active: true })
})
