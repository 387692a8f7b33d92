import { expect } from 'pingone-sandbox/vitest'
import { describe } from 'vitest'
import { test } from './sandbox-and-endpoint.ts'

describe('with the users of the seed', () => {
  test.override('sandboxOptions', { users: 3, console: false })

  test('provisions all of them', async ({ sandbox, endpoint: _ }) => {
    for (const user of await sandbox.users.list()) await expect(sandbox).toHaveProvisioned(user)
  })
})

test('retries when the endpoint is throttled', async ({ sandbox, endpoint: _ }) => {
  await sandbox.control.setFaults([
    { resource: 'User', times: 1, effect: { kind: 'status', status: 429, retryAfter: 0 } },
  ])
  await sandbox.users.create('anna')
  await expect(sandbox).toHaveProvisioned('anna')
})
