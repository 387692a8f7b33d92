import { expect } from 'pingone-sandbox/vitest'
import { test } from './sandbox-and-endpoint.ts'

test('creates an account for a new user', async ({ sandbox, endpoint: _ }) => {
  await sandbox.users.create({ username: 'anna', name: { given: 'Anna', family: 'Berg' } })
  await expect(sandbox).toHaveProvisioned('anna', {
    active: true,
    name: { familyName: 'Berg' },
    emails: [{ value: 'anna@example.com' }],
  })
})

test('takes over the account of a user who has signed up before', async ({ sandbox, endpoint }) => {
  endpoint.add({ userName: 'anna' })
  await sandbox.users.create({ username: 'anna', name: { given: 'Anna', family: 'Berg' } })
  await expect(sandbox).toHaveProvisioned('anna', { name: { familyName: 'Berg' } })
})

test('deactivates the account of a user who is disabled', async ({ sandbox, endpoint: _ }) => {
  const anna = await sandbox.users.create('anna')
  await sandbox.users.disable(anna)
  await expect(sandbox).toHaveProvisioned(anna, { active: false })
})
