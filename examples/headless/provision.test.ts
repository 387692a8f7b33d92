import { expect, it } from 'vitest'
import { startSandbox } from '../../e2e/sandbox-process.ts'
import { provision, readReady } from './provision.ts'

const groups = ['Headless A', 'Headless B', 'Headless C']

it('provisions 50 users and 3 groups from a running sandbox, twice in a row', async () => {
  await using sandbox = await startSandbox(['--users', '50', '--no-console'])
  const ready = await readReady(new URL(sandbox.ready.control).origin)
  // What a running sandbox says of itself is what its ready line said.
  const { api, auth, control, scim, scimToken, environmentId, clientId, clientSecret } = ready
  expect(sandbox.ready).toMatchObject({
    ...{ api, auth, control, scim, scimToken, environmentId, clientId, clientSecret },
  })

  expect(await provision(ready, groups)).toEqual({ users: 50, groups: 3 })
  expect(await provision(ready, groups)).toEqual({ users: 50, groups: 3 })
})
