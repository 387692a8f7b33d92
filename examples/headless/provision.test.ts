import { expect, it } from 'vitest'
import { startSandbox } from '../../e2e/sandbox-process.ts'
import { provision } from './provision.ts'

it('goes from the ready line to 50 users and 3 groups in the target', async () => {
  await using sandbox = await startSandbox(['--users', '50', '--no-console'])

  const held = await provision(sandbox.ready, ['Headless A', 'Headless B', 'Headless C'])

  expect(held).toEqual({ users: 50, groups: 3 })
})
