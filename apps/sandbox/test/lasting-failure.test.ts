import {
  connectionState,
  ruleStatus,
  type FaultInput,
  type JournalEntry,
} from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>
type Resource = Awaited<ReturnType<Tenant['hire']>>
interface Cast {
  readonly tenant: Tenant
  readonly rule: Resource
  /** Ten users or groups. */
  readonly subjects: readonly Resource[]
}

/** How often one request is sent at most. */
const attempts = 3
const ten = Array.from({ length: 10 }, (_, index) => index)

/** A tenant whose requests are repeated without much waiting, and whose circuit opens soon. */
async function startImpatientTenant(profile: string, timeoutMs = 60_000): Promise<Tenant> {
  const tenant = await startTenant({
    profile,
    managed: true,
    configuration: { REMOVE_ACTION: 'Delete' },
  })
  await tell(tenant, 'PATCH', `/connections/${tenant.connection.id}/delivery`, {
    ...{ retries: attempts - 1, backoffMs: 1, maxBackoffMs: 20, timeoutMs },
    ...{ circuitThreshold: 4, circuitCoolDownMs: 5 },
  })
  return tenant
}

async function tell<Answer>(
  { sandbox }: Tenant,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const answer = await fetch(`${sandbox.urls.control}${path}`, {
    method,
    ...(body && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return (text === '' ? undefined : JSON.parse(text)) as Answer
}

/** Waits until nothing is queued and no probe is due. */
async function atRest(tenant: Tenant): Promise<void> {
  const circuit = async () => {
    await tell(tenant, 'GET', '/idle?timeout=4m')
    const { connections } = await tell<{ connections: unknown[] }>(tenant, 'GET', '/connections')
    return connectionState.parse(connections[0]).circuit.state
  }
  await expect.poll(circuit).toBe('closed')
  await tell(tenant, 'GET', '/idle?timeout=4m')
}

const entries = async (tenant: Tenant) =>
  (await tell<{ entries: JournalEntry[] }>(tenant, 'GET', '/entries?limit=1000')).entries

/** How the work on one of the subjects last ended, and how often it was worked on. */
async function outcomesOf(tenant: Tenant, { id }: Resource) {
  const all = (await entries(tenant)).flatMap((entry) =>
    entry.type === 'outcome' && entry.subject.id === id ? [entry] : [],
  )
  return { count: all.length, last: all.at(-1) }
}

async function hitsOf(tenant: Tenant): Promise<number | undefined> {
  const { faults } = await tell<{ faults: { hits: number }[] }>(tenant, 'GET', '/faults')
  return faults[0]?.hits
}

interface Scene {
  readonly fault: Pick<FaultInput, 'operation' | 'resource'>
  readonly start: (tenant: Tenant) => Promise<Cast>
  /** Lets each of the subjects need the request that fails. */
  readonly change: (cast: Cast) => Promise<unknown>
  /** Lets the first of them need it again. */
  readonly again: (cast: Cast) => Promise<unknown>
  readonly cured: 'success' | 'removed'
}

async function startUsers(tenant: Tenant): Promise<Cast> {
  const subjects: Resource[] = []
  for (const number of ten) subjects.push(await tenant.hire(`user${number}`))
  const rule = await tenant.rule('population.id pr')
  return { tenant, rule, subjects }
}

async function startGroups(tenant: Tenant): Promise<Cast> {
  const subjects: Resource[] = []
  for (const number of ten) subjects.push(await tenant.group(`group${number}`))
  const rule = await tenant.rule('population.id pr', subjects)
  return { tenant, rule, subjects }
}

const provisioned = (start: Scene['start']) => async (tenant: Tenant) => {
  const cast = await start(tenant)
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  return cast
}

const first = ({ tenant, subjects: [subject] }: Cast) => {
  if (!subject) throw new Error('There is no subject.')
  return { call: tenant.call, path: `/${'username' in subject ? 'users' : 'groups'}/${subject.id}` }
}
const all = (change: (cast: Cast) => Promise<unknown>) => async (cast: Cast) => {
  for (const subject of cast.subjects) await change({ ...cast, subjects: [subject] })
}
const revise = ({ tenant }: Cast) => tenant.revise()
const retitle = (title: string) => (cast: Cast) =>
  first(cast).call('PATCH', first(cast).path, { title })
const rename = (suffix: string) => (cast: Cast) =>
  first(cast).call('PUT', first(cast).path, {
    name: `${String(cast.subjects[0]?.['name'])}${suffix}`,
  })
const nickname = (given: string) => (cast: Cast) =>
  first(cast).call('PATCH', first(cast).path, { name: { given } })
const remove = (cast: Cast) => first(cast).call('DELETE', first(cast).path)
const resync = ({ tenant, rule }: Cast) => tell(tenant, 'POST', `/rules/${rule.id}/resync`)

const updateUsers = {
  start: provisioned(startUsers),
  change: all(nickname('Ada')),
  again: nickname('Augusta'),
  cured: 'success',
} as const
const renameGroups = {
  start: provisioned(startGroups),
  change: all(rename(' of old')),
  again: rename(' of new'),
  cured: 'success',
} as const

const scenes = {
  'PUT of users': { ...updateUsers, fault: { operation: 'replace', resource: 'User' } },
  'PATCH of users': { ...updateUsers, fault: { operation: 'modify', resource: 'User' } },
  'POST of users': {
    fault: { operation: 'create', resource: 'User' },
    start: startUsers,
    change: revise,
    again: retitle('Countess'),
    cured: 'success',
  },
  'DELETE of users': {
    fault: { operation: 'delete', resource: 'User' },
    start: provisioned(startUsers),
    change: all(remove),
    again: resync,
    cured: 'removed',
  },
  'PATCH of groups': { ...renameGroups, fault: { operation: 'modify', resource: 'Group' } },
  'PUT of groups': { ...renameGroups, fault: { operation: 'replace', resource: 'Group' } },
  'POST of groups': {
    fault: { operation: 'create', resource: 'Group' },
    start: startGroups,
    change: revise,
    again: rename(' of new'),
    cured: 'success',
  },
  'DELETE of groups': {
    fault: { operation: 'delete', resource: 'Group' },
    start: provisioned(startGroups),
    change: all(remove),
    again: resync,
    cured: 'removed',
  },
} as const satisfies Record<string, Scene>

const broken = { kind: 'status', status: 500 } as const
const effects: readonly FaultInput['effect'][] = [
  { kind: 'status', status: 502 },
  { kind: 'status', status: 429, retryAfter: 0 },
  { kind: 'reset', when: 'before-commit' },
  { kind: 'reset', when: 'after-commit' },
  { kind: 'latency', ms: 5000 },
]

it.each<[FaultInput['effect'], keyof typeof scenes, string]>(
  [
    [broken, 'PUT of users', 'current'],
    [broken, 'PUT of users', 'put-only-2024'],
    [broken, 'PUT of users', 'current,userPutBody=mapped'],
    [broken, 'PATCH of users', 'patch-first'],
    [broken, 'POST of users', 'current'],
    [broken, 'POST of users', 'put-only-2024'],
    [broken, 'POST of users', 'patch-first'],
    [broken, 'DELETE of users', 'current'],
    [broken, 'DELETE of users', 'put-only-2024'],
    [broken, 'DELETE of users', 'patch-first'],
    [broken, 'PATCH of groups', 'current'],
    [broken, 'PATCH of groups', 'patch-first'],
    [broken, 'PUT of groups', 'put-only-2024'],
    [broken, 'POST of groups', 'current'],
    [broken, 'POST of groups', 'put-only-2024'],
    [broken, 'DELETE of groups', 'current'],
    ...effects.map((effect) => [effect, 'PUT of users', 'current'] as const),
    ...effects.map((effect) => [effect, 'PATCH of groups', 'current'] as const),
  ].map((row) => row as [FaultInput['effect'], keyof typeof scenes, string]),
)(
  'gives up after the last attempt with %j for each %s under %s, until the next change',
  async (effect, name, profile) => {
    // Where answers come too late, those that are not delayed must come in time on a busy machine as well.
    const timeoutMs = effect.kind === 'latency' ? 1500 : undefined
    await using tenant = await startImpatientTenant(profile, timeoutMs)
    const { fault, start, change, again, cured }: Scene = scenes[name]
    const cast = await start(tenant)
    // A Full Resync takes all of them up.
    const untouched = again === resync ? [] : cast.subjects.slice(1)
    await tell(tenant, 'PUT', '/faults', { faults: [{ ...fault, times: 100_000, effect }] })
    await change(cast)
    await atRest(tenant)

    expect(await hitsOf(tenant)).toBe(ten.length * attempts)
    const status = ruleStatus.parse(await tell(tenant, 'GET', `/rules/${cast.rule.id}/status`))
    expect(status.failures.total).toBe(ten.length)
    expect(status.failures.causes.map(({ cause }) => cause)).toEqual([
      effect.kind !== 'status' ? 'no-answer' : effect.status === 429 ? 'throttled' : 'target-error',
    ])
    const before = await Promise.all(untouched.map((subject) => outcomesOf(tenant, subject)))

    await tell(tenant, 'PUT', '/faults', { faults: [] })
    await again(cast)
    await atRest(tenant)
    expect((await outcomesOf(tenant, cast.subjects[0] ?? cast.rule)).last?.status).toBe(cured)
    expect(await Promise.all(untouched.map((subject) => outcomesOf(tenant, subject)))).toEqual(
      before,
    )
  },
)

it.each([
  ['GET and PUT', 'current'],
  ['PUT', 'current,userPutBody=mapped'],
  ['PATCH', 'patch-first'],
])('gives up when the target answers 500 for 404 to %s', async (_methods, profile) => {
  await using tenant = await startImpatientTenant(profile)
  const cast = await provisioned(startUsers)(tenant)
  const { urls, token } = tenant.sandbox
  for (const { id } of await tenant.users())
    await fetch(`${urls.scim}/Users/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    })
  await tell(tenant, 'PUT', '/misbehaviours', { active: ['error-500-for-404'] })
  const sent = (await tenant.requests()).length
  await updateUsers.change(cast)
  await atRest(tenant)
  const requests = (await tenant.requests()).slice(sent)
  expect(requests.filter((line) => line.includes('/Users/'))).toHaveLength(ten.length * attempts)
  const status = ruleStatus.parse(await tell(tenant, 'GET', `/rules/${cast.rule.id}/status`))
  expect(status.failures.causes).toMatchObject([{ cause: 'target-error', count: ten.length }])
})
