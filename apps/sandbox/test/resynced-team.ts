import type { JournalEntry } from '@pingone-sandbox/contract'
import type { Resource } from './administrator.ts'
import { startTenant, type Provisioned, type TenantOptions } from './tenant.ts'
import { syncStatusOf } from './rule-state.ts'

export type Tenant = Awaited<ReturnType<typeof startTenant>>

/** Three users at the target, two of them in the group. */
export async function startTeam(options: TenantOptions = {}) {
  const tenant = await startTenant(options)
  const hire = (username: string) =>
    tenant.hire(username, { name: { given: username, family: 'Family' } })
  const team = await tenant.group('Team')
  const [ada, bob, cleo] = [await hire('ada'), await hire('bob'), await hire('cleo')]
  await tenant.join(ada, team)
  await tenant.join(bob, team)
  const rule = await tenant.rule('population.id pr', [team])
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  return { tenant, team, ada, bob, cleo, rule }
}

export async function scim(
  { sandbox }: Tenant,
  method: string,
  path: string,
  body?: object,
): Promise<Provisioned> {
  const answer = await fetch(`${sandbox.urls.scim}${path}`, {
    method,
    headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/scim+json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return (text === '' ? {} : JSON.parse(text)) as Provisioned
}

export const patch = (tenant: Tenant, path: string, ...Operations: readonly object[]) =>
  scim(tenant, 'PATCH', path, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations,
  })

export async function empty(tenant: Tenant): Promise<void> {
  for (const { id } of await tenant.groups()) await scim(tenant, 'DELETE', `/Groups/${id}`)
  for (const { id } of await tenant.users()) await scim(tenant, 'DELETE', `/Users/${id}`)
}

export async function resync({ control, sandbox }: Tenant, { id }: Resource): Promise<void> {
  await control.resync(id)
  await sandbox.waitForIdle()
}

/** The requests that are sent while something is done. */
export async function during(
  tenant: Tenant,
  work: () => Promise<unknown>,
): Promise<readonly string[]> {
  const entries = await entriesDuring(tenant, work)
  return entries.flatMap((entry) => {
    if (entry.type !== 'exchange') return []
    const { method, url } = entry.exchange.request
    return [`${method} ${pathOf(tenant, url)}`]
  })
}

/** What else the journal says of it, by type. */
export async function tidings(
  tenant: Tenant,
  work: () => Promise<unknown>,
): Promise<readonly string[]> {
  const entries = await entriesDuring(tenant, work)
  return entries.map(({ type }) => type).filter((type) => type !== 'exchange')
}

async function entriesDuring(
  tenant: Tenant,
  work: () => Promise<unknown>,
): Promise<readonly JournalEntry[]> {
  await tenant.sandbox.waitForIdle()
  const before = await lastEntry(tenant)
  await work()
  await tenant.sandbox.waitForIdle()
  const { entries } = await tenant.control.entries({ limit: 1000, after: before })
  return entries
}

async function lastEntry({ control }: Tenant): Promise<number> {
  const { entries } = await control.entries({ before: 'end', limit: 1 })
  return entries.at(-1)?.seq ?? 0
}

const pathOf = ({ sandbox }: Tenant, url: string) =>
  decodeURIComponent(url.replace(sandbox.urls.scim ?? '', ''))

export const writesIn = (requests: readonly string[]) =>
  requests.filter((request) => !request.startsWith('GET '))

/** What the target holds of its users, in the order of their names. */
export const accounts = async (tenant: Tenant): Promise<readonly Provisioned[]> =>
  (await tenant.users()).toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)))

const nameOf = ({ userName = '' }: Provisioned): string => userName

export const namesOf = (users: readonly Provisioned[]) =>
  users.map(({ userName }) => userName).sort()

/** The names of a group's members. */
export async function membersOf(tenant: Tenant): Promise<readonly (string | undefined)[]> {
  const users = new Map((await tenant.users()).map(({ id, userName }) => [id, userName]))
  const [group] = await tenant.groups()
  return (group?.members ?? []).map(({ value }) => users.get(value)).sort()
}

export async function statusOf(tenant: Tenant, rule: Resource) {
  return syncStatusOf(tenant, rule.id)
}
