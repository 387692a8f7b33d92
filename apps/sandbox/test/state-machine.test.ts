import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Resource } from './administrator.ts'
import { startEngine } from './engine.ts'
import type { Provisioned } from './tenant.ts'

// Whatever happens in whatever order, with requests that go wrong and a process that dies: once all is quiet the target holds what
// the rule says. What it says is worked out here from the commands alone.

type Engine = Awaited<ReturnType<typeof startEngine>>
type Filter = 'everyone' | 'team' | 'enabled'

type Command =
  | {
      readonly kind: Step
      readonly who: number
    }
  | { readonly kind: 'rename'; readonly who: number; readonly name: string }
  | { readonly kind: 'rename-team'; readonly name: string }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'nest'; readonly isNested: boolean }
  | { readonly kind: 'map'; readonly mapping: Mapping }
  | { readonly kind: 'switch'; readonly isOn: boolean }
  | { readonly kind: 'replace-rule'; readonly deprovision: boolean }
  | { readonly kind: 'fault'; readonly method: string; readonly how: Mishap }
  | { readonly kind: 'kill' | 'rest' }

type Step = 'hire' | 'fire' | 'join' | 'leave' | 'enlist' | 'desert' | 'disable' | 'enable'
/** Where the given name goes. */
type Mapping = 'default' | 'nickname'
type Mishap = 'lost-before' | 'lost-after' | 'unavailable'

interface Person {
  readonly id: string
  given: string
  isEnabled: boolean
  /** Of the team itself. */
  isMember: boolean
  /** Of the crew, which may be nested in the team. */
  isInCrew: boolean
}

/** The world as the commands make it. */
interface Model {
  readonly people: Map<number, Person>
  team: string
  filter: Filter
  isNested: boolean
  mapping: Mapping
  isOn: boolean
  rule: Resource
  /** A rule was deleted that left behind what it had provisioned. */
  isLittered: boolean
}

/** More by hand, to look for what the few of each day do not meet. */
const runs = Number(process.env['STATE_MACHINE_RUNS'] ?? 8)

const who = fc.nat({ max: 3 })
const name = fc.constantFrom('Ada', 'Bob', 'Cleo')
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('hire' as const), who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom<Step>(
        ...([
          'fire',
          'join',
          'join',
          'leave',
          'enlist',
          'enlist',
          'desert',
          'disable',
          'enable',
        ] as const),
      ),
      who,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), who, name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename-team' as const), name }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('filter' as const),
      filter: fc.constantFrom<Filter>('everyone', 'team', 'enabled'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('nest' as const), isNested: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('map' as const),
      mapping: fc.constantFrom<Mapping>('default', 'nickname'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('switch' as const), isOn: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('replace-rule' as const), deprovision: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
      how: fc.constantFrom<Mishap>('lost-before', 'lost-after', 'unavailable'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('kill' as const, 'rest' as const) }) },
)

const settings = [
  {},
  { REMOVE_ACTION: 'Delete' },
  { GROUP_MEMBERSHIP_HANDLING: 'Overwrite' },
  { CREATE_USERS: false },
  { UPDATE_USERS: false },
  { DISABLE_USERS: false },
  { DEPROVISION_USERS: false },
] as const

it.each(settings)(
  'brings the target to what the rule says, whatever happens, with %j',
  async (configuration) => {
    const property = fc.asyncProperty(
      fc.array(command, { minLength: 4, maxLength: 24 }),
      (commands) => play(configuration, commands),
    )
    const agreed = fc.assert(property, { seed: 20_260, numRuns: runs, endOnFailure: true })
    await expect(agreed).resolves.toBeUndefined()
  },
  600_000,
)

async function play(
  configuration: Readonly<Record<string, unknown>>,
  commands: readonly Command[],
): Promise<void> {
  await using engine = await startEngine({ configuration })
  const team = await engine.group('Team')
  const crew = await engine.group('Crew')
  const rule = await engine.rule(expressionOf('everyone', team), [team])
  await engine.revise()
  const model: Model = {
    ...{ people: new Map(), team: 'Team', filter: 'everyone', isNested: false },
    ...{ mapping: 'default', isOn: true, rule, isLittered: false },
  }
  const world = { engine, model, team, crew }
  for (const each of commands) await perform(each, world)

  engine.meddle((_, send) => send())
  await perform({ kind: 'switch', isOn: true }, world)
  await engine.pingone().whenIdle()
  await engine.pingone().resync(model.rule.id)
  await engine.pingone().whenIdle()
  await judge(configuration, world)
}

interface World {
  readonly engine: Engine
  readonly model: Model
  readonly team: Resource
  readonly crew: Resource
}

async function perform(command: Command, world: World): Promise<void> {
  const { engine, model, team, crew } = world
  switch (command.kind) {
    case 'kill':
      engine.kill()
      return engine.restart()
    case 'rest':
      return engine.pingone().whenIdle()
    case 'fault':
      return meddleOnce(engine, command.method, command.how)
    case 'rename-team':
      await engine.call('PUT', `/groups/${team.id}`, { name: command.name })
      model.team = command.name
      return
    case 'filter':
      model.filter = command.filter
      return putRule(world)
    case 'switch':
      model.isOn = command.isOn
      return putRule(world)
    case 'nest':
      if (command.isNested === model.isNested) return
      model.isNested = command.isNested
      await (command.isNested
        ? engine.call('POST', `/groups/${crew.id}/memberOfGroups`, { id: team.id })
        : engine.call('DELETE', `/groups/${crew.id}/memberOfGroups/${team.id}`))
      return
    case 'map':
      return setMapping(command.mapping, world)
    case 'replace-rule':
      await engine.call(
        'DELETE',
        `/propagation/rules/${model.rule.id}?deprovision=${command.deprovision}`,
      )
      model.rule = await engine.rule(expressionOf(model.filter, team), [team])
      model.isOn = true
      model.mapping = 'default'
      if (!command.deprovision) model.isLittered = true
      await engine.revise()
      return
    case 'hire':
      if (model.people.has(command.who)) return
      return hire(command.who, world)
    case 'fire':
    case 'join':
    case 'leave':
    case 'enlist':
    case 'desert':
    case 'disable':
    case 'enable':
    case 'rename': {
      const person = model.people.get(command.who)
      if (person) await change(command, person, world)
    }
  }
}

async function putRule({ engine, model, team }: World): Promise<void> {
  await engine.call('PUT', `/propagation/rules/${model.rule.id}`, {
    name: 'Rule',
    active: model.isOn,
    groups: [{ id: team.id }],
    populationExpression: expressionOf(model.filter, team),
  })
  await engine.revise()
}

/** The first line of one's own drops all default ones, and the last that goes brings them back. */
async function setMapping(mapping: Mapping, { engine, model }: World): Promise<void> {
  if (mapping === model.mapping) return
  model.mapping = mapping
  const path = `/propagation/rules/${model.rule.id}/mappings`
  if (mapping === 'nickname')
    for (const [sourceAttribute, targetAttribute] of [
      ['username', 'userName'],
      ['enabled', 'active'],
      ['name.given', 'nickName'],
    ])
      await engine.call('POST', path, { sourceAttribute, targetAttribute })
  else {
    const { _embedded } = await engine.call<{ _embedded: { mappings: Resource[] } }>('GET', path)
    for (const { id } of _embedded.mappings)
      await engine.call('DELETE', `/propagation/mappings/${id}`)
  }
  await engine.revise()
}

async function hire(index: number, { engine, model }: World): Promise<void> {
  const { id } = await engine.hire(`user${index}`, { name: { given: 'New' } })
  model.people.set(index, { id, given: 'New', isEnabled: true, isMember: false, isInCrew: false })
}

async function change(
  command: Exclude<Command, { kind: 'hire' }> & { readonly who: number },
  person: Person,
  { engine, model, team, crew }: World,
): Promise<void> {
  const path = `/users/${person.id}`
  switch (command.kind) {
    case 'fire':
      await engine.call('DELETE', path)
      model.people.delete(command.who)
      return
    case 'join':
      if (!person.isMember) await engine.join(person, team)
      person.isMember = true
      return
    case 'leave':
      if (person.isMember) await engine.leave(person, team)
      person.isMember = false
      return
    case 'enlist':
      if (!person.isInCrew) await engine.join(person, crew)
      person.isInCrew = true
      return
    case 'desert':
      if (person.isInCrew) await engine.leave(person, crew)
      person.isInCrew = false
      return
    case 'disable':
    case 'enable':
      person.isEnabled = command.kind === 'enable'
      await engine.call('PUT', `${path}/enabled`, { enabled: person.isEnabled })
      return
    case 'rename':
      await engine.call('PATCH', path, { name: { given: command.name } })
      person.given = command.name
  }
}

/** Lets one request go wrong, the next with this method. */
function meddleOnce(engine: Engine, method: string, how: Mishap): void {
  let isDone = false
  engine.meddle(async (request, send) => {
    if (isDone || request.method !== method) return send()
    isDone = true
    if (how === 'unavailable') return { response: { status: 503, headers: {}, body: '' } }
    if (how === 'lost-after') await send()
    return { failure: { code: 'reset', message: 'The connection was closed.' } }
  })
}

function expressionOf(filter: Filter, team: Resource): string {
  switch (filter) {
    case 'everyone':
      return 'population.id pr'
    case 'team':
      return `memberOfGroups[id eq "${team.id}"]`
    case 'enabled':
      return 'enabled eq true'
  }
}

const isInTeam = ({ isMember, isInCrew }: Person, { isNested }: Model): boolean =>
  isMember || (isNested && isInCrew)

function isInScope(person: Person, model: Model): boolean {
  switch (model.filter) {
    case 'everyone':
      return true
    case 'team':
      return isInTeam(person, model)
    case 'enabled':
      return person.isEnabled
  }
}

/** Holds the target, and what PingOne says of it, to the model. */
async function judge(
  configuration: Readonly<Record<string, unknown>>,
  { engine, model }: World,
): Promise<void> {
  const { rule } = model
  expect(engine.defects).toEqual([])
  const users = await engine.users()
  const accounts = Map.groupBy(users, ({ userName }) => userName)
  for (const [userName, same] of accounts) expect([userName, same.length]).toEqual([userName, 1])

  const { _embedded } = await engine.call<{
    _embedded: { syncedUsers: { subject: Resource; status: string; inScope: boolean }[] }
  }>('GET', `/propagation/rules/${rule.id}/syncedUsers`)
  const statuses = new Map(
    _embedded.syncedUsers.map((synced) => [synced.subject.id, synced.status]),
  )
  const expectedStatuses = new Set<string | undefined>()
  const inScope = [...model.people].filter(([, person]) => isInScope(person, model))
  for (const [index, person] of inScope) {
    const status = statuses.get(person.id)
    expectedStatuses.add(status)
    const [account] = accounts.get(`user${index}`) ?? []
    if (status === 'UNSYNCED') expect(account).toBeUndefined()
    if (status === 'SUCCESS')
      expect(standing(account, model)).toEqual([person.isEnabled, person.given])
  }
  expectedStatuses.delete('SUCCESS')
  // With everything allowed nobody is left behind; a switch that is off leaves its own mark, and no failure.
  expect(
    [...expectedStatuses].filter((status) => !allowed(configuration).includes(String(status))),
  ).toEqual([])

  const present = new Set(inScope.map(([index]) => `user${index}`))
  const others = users.filter(({ userName = '' }) => !present.has(userName))
  if (configuration['CREATE_USERS'] === false) expect(users).toEqual([])
  if (!model.isLittered) expect(others.filter(isTooMany(configuration))).toEqual([])
  await judgeGroup({ engine, model, users })

  const { syncStatus } = await engine.call<{ syncStatus?: { userTotal: number } }>(
    'GET',
    `/propagation/rules/${rule.id}`,
  )
  expect(syncStatus?.userTotal ?? 0).toBe(inScope.length)
}

/** Of those who are out of scope, whom a connection that may take them away should have taken away. */
const isTooMany =
  (configuration: Readonly<Record<string, unknown>>) =>
  ({ active }: Provisioned): boolean => {
    if (configuration['DEPROVISION_USERS'] === false) return false
    if (configuration['REMOVE_ACTION'] === 'Delete') return true
    return configuration['DISABLE_USERS'] !== false && active === true
  }

const standing = (account: Provisioned | undefined, { mapping }: Model): unknown[] => [
  account?.active,
  mapping === 'nickname'
    ? account?.['nickName']
    : (account?.['name'] as { givenName?: string } | undefined)?.givenName,
]

function allowed(configuration: Readonly<Record<string, unknown>>): readonly string[] {
  if (configuration['CREATE_USERS'] === false) return ['UNSYNCED']
  if (configuration['UPDATE_USERS'] === false || configuration['DISABLE_USERS'] === false)
    return ['PARTIAL']
  return []
}

async function judgeGroup({
  engine,
  model,
  users,
}: Pick<World, 'engine' | 'model'> & { readonly users: readonly Provisioned[] }): Promise<void> {
  const names = new Map(users.map(({ id, userName }) => [id, userName]))
  const groups = await engine.groups()
  const members = [...model.people]
    .filter(([, person]) => isInTeam(person, model) && isInScope(person, model))
    .map(([index]) => `user${index}`)
    .filter((userName) => users.some((user) => user.userName === userName))
  const found = groups.map(({ displayName, members: held = [] }) => [
    displayName,
    held.map(({ value }) => names.get(value)).sort(),
  ])
  const expected = [model.team, members.sort()]
  if (model.isLittered) expect(found).toContainEqual(expected)
  else expect(found).toEqual([expected])
}
