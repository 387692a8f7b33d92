import type { FailedWork } from '@pingone-sandbox/pingone'
import { failedWorksOf } from './culprits/failed-work.ts'
import type { DeliverySettings } from '@pingone-sandbox/contract'
import { startTenant, type Provisioned, type TenantOptions } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

/** What is there before the rule is put into force, and what happens then. */
export interface Story extends Pick<TenantOptions, 'profile' | 'configuration'> {
  /** Users that the target has already. */
  readonly stored?: readonly object[]
  /** Groups that the target has already, by their names. All users that it has are in each of them. */
  readonly targetGroups?: readonly string[]
  /** Overrides delivery settings of the connection. */
  readonly delivery?: DeliverySettings
  /** The mapping of the rule; the defaults without it. */
  readonly mappings?: readonly object[]
  /** Users of the source, and members of the group Team if `team` is set. Default: ada. */
  readonly people?: readonly string[]
  readonly team?: string
  /** What happens once all of them are provisioned; provisioning rests between the steps. */
  readonly steps?: readonly ((cast: Cast) => Promise<unknown>)[]
}

/** What the steps of a story can act on. */
export interface Cast extends Tenant {
  readonly user: (name: string) => Resource
  /** Sends a request to the target, as another client than PingOne. */
  readonly send: (method: string, path: string, body?: object) => Promise<void>
  readonly team: Resource
  /** Starts a Full Resync of the rule. */
  readonly resync: () => Promise<unknown>
}

type Resource = Awaited<ReturnType<Tenant['hire']>>

/** How a story ended. */
export interface Ending {
  /** `ada: success, Created`, in the order in which it came about. */
  readonly outcomes: readonly string[]
  /** What the outcomes say of the target, in the same order: `conflict`, the cause of a failure; `dropped title`, a remark. */
  readonly notes: readonly (readonly string[])[]
  /** What the target holds: users by name, groups with the names of their members. */
  readonly users: readonly Provisioned[]
  readonly teams: Readonly<Record<string, readonly (string | undefined)[]>>
  /** The misbehaviours that acted on a request, as the log of the server names them. */
  readonly acted: ReadonlySet<string>
  /** The failed work on users and groups, oldest first. */
  readonly failures: readonly FailedWork[]
  /** What PingOne saw of the target. */
  readonly exchanges: readonly Exchange[]
}

export interface Exchange {
  readonly purpose: string
  readonly request: { readonly method: string; readonly url: string; readonly body?: string }
  readonly response: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
}

/** Plays a story against a server that misbehaves so. */
export async function play(
  {
    stored = [],
    targetGroups = [],
    delivery = {},
    mappings = [],
    people = ['ada'],
    team: teamName,
    steps = [],
    ...options
  }: Story,
  misbehaviour: readonly string[],
): Promise<Ending> {
  await using tenant = await startTenant({ ...options })
  const { sandbox, control, hire, group, join, rule, revise } = tenant
  for (const user of stored) await send('POST', '/Users', user)
  const members = (await tenant.users()).map(({ id }) => ({ value: id }))
  for (const displayName of targetGroups) await send('POST', '/Groups', { displayName, members })
  await control.setDelivery(tenant.connection.id, delivery)
  const users = new Map<string, Resource>()
  for (const name of people) users.set(name, await hire(name))
  const team = await group(teamName ?? 'Nobody')
  if (teamName !== undefined) for (const user of users.values()) await join(user, team)

  await control.setMisbehaviours(misbehaviour)
  const { id: ruleId } = await rule('population.id pr', teamName === undefined ? [] : [team])
  for (const line of mappings)
    await tenant.call('POST', `/propagation/rules/${ruleId}/mappings`, line)
  await revise()
  await sandbox.waitForIdle()
  const cast = {
    ...tenant,
    send,
    team,
    user: (name: string) => users.get(name) ?? team,
    resync: () => control.resync(ruleId),
  }
  for (const step of steps) {
    await step(cast)
    await sandbox.waitForIdle()
  }
  await control.setMisbehaviours([])
  return await observe(tenant)

  async function send(method: string, path: string, body?: object): Promise<void> {
    await fetch(`${sandbox.urls.scim}${path}`, {
      method,
      headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
  }
}

async function observe(tenant: Tenant): Promise<Ending> {
  const { control } = tenant.sandbox.urls
  const { entries } = await read<{ entries: readonly Entry[] }>(`${control}/entries?limit=1000`)
  const { requests } = await tenant.control.targetRequests({ limit: 1000 })
  const users = await tenant.users()
  const names = new Map(users.map(({ id, userName }) => [id, userName]))
  const groups = await tenant.groups()
  return {
    outcomes: entries.flatMap((entry) =>
      entry.type === 'outcome' ? `${entry.subject.name}: ${entry.status}, ${entry.summary}` : [],
    ),
    notes: entries.flatMap((entry) => (entry.type === 'outcome' ? [notesOf(entry)] : [])),
    users,
    teams: Object.fromEntries(
      groups.map(({ displayName, members = [] }) => [
        displayName,
        members.map(({ value }) => names.get(value)).sort(),
      ]),
    ),
    failures: await failedWorksOf(tenant),
    acted: new Set(requests.flatMap(({ acted }) => acted)),
    exchanges: entries.flatMap((entry) => (entry.type === 'exchange' ? entry.exchange : [])),
  }
}

type Entry =
  | {
      readonly type: 'outcome'
      readonly subject: { readonly name: string }
      readonly status: string
      readonly summary: string
      readonly cause?: string
      readonly remarks?: readonly { readonly kind: string; readonly attribute?: string }[]
    }
  | { readonly type: 'exchange'; readonly exchange: Exchange }

function notesOf({ cause, remarks = [] }: Extract<Entry, { type: 'outcome' }>): readonly string[] {
  const said = remarks.map(({ kind, attribute }) => (attribute ? `${kind} ${attribute}` : kind))
  return cause === undefined ? said : [cause, ...said]
}

async function read<Answer>(url: string): Promise<Answer> {
  return (await (await fetch(url)).json()) as Answer
}
