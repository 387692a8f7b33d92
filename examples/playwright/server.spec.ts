import { expect as base, test } from '@playwright/test'
import { openSandbox, toHaveProvisioned } from 'pingone-sandbox/client'

const expect = base.extend({ toHaveProvisioned })

test('provisions a user from a sandbox in a process of its own', async ({ baseURL }) => {
  const sandbox = await openSandbox(baseURL ?? '')
  await sandbox.reset()
  const { scim = '', scimToken = '' } = sandbox.info
  await sandbox.connect(scim, { token: scimToken })

  await sandbox.users.create({ username: 'anna', name: { given: 'Anna', family: 'Berg' } })

  await expect(sandbox).toHaveProvisioned('anna', { name: { familyName: 'Berg' } })
})
