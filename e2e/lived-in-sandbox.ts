import { provision } from '../examples/headless/provision.ts'
import { createPlatformCaller } from './platform-caller.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'
import { waitForIdle } from './idle.ts'

/** A sandbox in which something has happened: everyone is provisioned, and then one person changed a name. */
export async function startLivedInSandbox(): Promise<SandboxProcess> {
  const sandbox = await startSandbox()
  const { ready } = sandbox
  const stored = await provision(ready, ['Vendor admins', 'Vendor editors', 'Vendor viewers'])
  if (stored.users === 0) throw new Error('The target has no users: there is nothing to show.')
  const call = createPlatformCaller(ready)
  const { _embedded: list } = await call<{ _embedded: { users: { id: string }[] } }>(
    'GET',
    '/users?limit=1',
  )
  await call('PATCH', `/users/${list.users[0]?.id}`, { name: { given: 'Augusta' } })
  await waitForIdle(ready)
  return sandbox
}
