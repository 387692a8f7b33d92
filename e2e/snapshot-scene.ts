import { createPlatformCaller } from './platform-caller.ts'
import { connectReferenceServer } from './reference-connection.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'
import { waitForIdle } from './idle.ts'

/** The time at which snapshots are taken, in the sandbox and in the browser. */
export const snapshotTime = '2026-01-31T09:00:00Z'

/** A sandbox that looks the same in every run: time and seed are fixed, and one user is provisioned at a time. */
export async function startSnapshotSandbox(): Promise<SandboxProcess> {
  const sandbox = await startSandbox(['--clock', snapshotTime, '--users', '12'])
  const { ready } = sandbox
  const call = createPlatformCaller(ready)
  const references = await connectReferenceServer({
    ready,
    call,
    userFilter: 'username Eq "%s"',
    delivery: { concurrency: 1 },
  })
  const group = await call('POST', '/groups', { name: 'Vendor admins' })
  await call('POST', '/propagation/rules', {
    name: 'Everyone',
    active: true,
    ...references,
    populationExpression: 'population.id pr',
    groups: [{ id: group.id }],
  })
  await call('POST', '/propagation/revisions')
  await untilIdle()
  const { _embedded: people } = await call<{ _embedded: { users: { id: string }[] } }>(
    'GET',
    '/users?limit=1',
  )
  const [user] = people.users
  await call('POST', `/users/${user?.id}/memberOfGroups`, { id: group.id })
  await untilIdle()
  await call('PATCH', `/users/${user?.id}`, { name: { given: 'Augusta' } })
  await untilIdle()
  return sandbox

  async function untilIdle(): Promise<void> {
    await waitForIdle(ready)
  }
}
