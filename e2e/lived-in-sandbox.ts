import { provision } from '../examples/headless/provision.ts'
import { startSandbox, type SandboxProcess } from './sandbox-process.ts'

/** A sandbox in which something has happened: everyone is provisioned, and then one person changed a name. */
export async function startLivedInSandbox(): Promise<SandboxProcess> {
  const sandbox = await startSandbox()
  const { ready } = sandbox
  const held = await provision(ready, ['Vendor admins', 'Vendor editors', 'Vendor viewers'])
  if (held.users === 0) throw new Error('Nobody arrived at the target: there is nothing to show.')
  const token = await fetch(`${ready.auth}/${ready.environmentId}/as/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${ready.clientId}:${ready.clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: bearer } = (await token.json()) as { access_token: string }
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }
  const environment = `${ready.api}/environments/${ready.environmentId}`
  const found = await fetch(`${environment}/users?limit=1`, { headers })
  const { _embedded: list } = (await found.json()) as { _embedded: { users: { id: string }[] } }
  const body = JSON.stringify({ name: { given: 'Augusta' } })
  await fetch(`${environment}/users/${list.users[0]?.id}`, { method: 'PATCH', headers, body })
  await fetch(`${ready.control}/idle?timeout=10s`)
  return sandbox
}
