import { createPlatformCaller } from './platform-caller.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'

/** The time at which snapshots are taken, in the sandbox and in the browser. */
export const snapshotTime = '2026-01-31T09:00:00Z'

/** A sandbox that looks the same in every run: time and seed are fixed, and one user is provisioned at a time. */
export async function startSnapshotSandbox(): Promise<SandboxProcess> {
  const sandbox = await startSandbox(['--clock', snapshotTime, '--users', '12'])
  const { ready } = sandbox
  const call = await createPlatformCaller(ready)
  const plan = await call('POST', '/propagation/plans', { name: 'Plan' })
  const { _embedded: found } = await call<{
    _embedded: { stores: { id: string; type: string }[] }
  }>('GET', '/propagation/stores')
  const source = found.stores.find(({ type }) => type === 'directory')
  const target = await call('POST', '/propagation/stores', {
    name: 'Reference server',
    type: 'scim',
    status: 'ACTIVE',
    configuration: {
      SCIM_URL: ready.scim,
      SCIM_VERSION: '2.0',
      USERS_RESOURCE: '/Users',
      GROUPS_RESOURCE: '/Groups',
      AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
      AUTHORIZATION_TYPE: 'Bearer',
      OAUTH_ACCESS_TOKEN: ready.scimToken,
      USER_FILTER: 'username Eq "%s"',
      UNIQUE_USER_IDENTIFIER: 'userName',
    },
  })
  await fetch(`${ready.control}/connections/${target.id}/delivery`, {
    method: 'PATCH',
    body: JSON.stringify({ concurrency: 1 }),
  })
  const group = await call('POST', '/groups', { name: 'Vendor admins' })
  await call('POST', '/propagation/rules', {
    name: 'Everyone',
    active: true,
    plan: { id: plan.id },
    sourceStore: { id: source?.id },
    targetStore: { id: target.id },
    populationExpression: 'population.id pr',
    groups: [{ id: group.id }],
  })
  await call('POST', '/propagation/revisions')
  await rest()
  const { _embedded: people } = await call<{ _embedded: { users: { id: string }[] } }>(
    'GET',
    '/users?limit=1',
  )
  const [user] = people.users
  await call('POST', `/users/${user?.id}/memberOfGroups`, { id: group.id })
  await rest()
  await call('PATCH', `/users/${user?.id}`, { name: { given: 'Augusta' } })
  await rest()
  return sandbox

  async function rest(): Promise<void> {
    await fetch(`${ready.control}/idle?timeout=10s`)
  }
}
