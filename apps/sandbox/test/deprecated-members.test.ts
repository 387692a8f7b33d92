import { expect, it } from 'vitest'
import type { Resource } from './administrator.ts'
import { startTenant } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

const everyone = 'population.id pr'
const stored = async (tenant: Tenant) =>
  (await tenant.users()).toSorted((one, other) =>
    String(one.userName).localeCompare(String(other.userName)),
  )
const names = async (tenant: Tenant) => (await stored(tenant)).map(({ userName }) => userName)

const control = async <Answer>({ sandbox }: Tenant, path: string, body?: object) => {
  const answer = await fetch(sandbox.urls.control + path, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  return (await answer.json()) as Answer
}

it('creates no user with createNewUsers off', async () => {
  await using tenant = await startTenant({ configuration: { createNewUsers: false } })
  expect(tenant.connection['configuration']).toMatchObject({ createNewUsers: false })
  await tenant.hire('ada')
  await tenant.rule(everyone)
  await tenant.revise()
  expect(await tenant.users()).toEqual([])
  expect(await tenant.sent('create')).toEqual([])
})

it('updates no user with updateNewUsers off, and disables none with disableNewUsers off', async () => {
  await using tenant = await startTenant({
    configuration: { updateNewUsers: false, disableNewUsers: false },
  })
  const ada = await tenant.hire('ada', { name: { given: 'Ada' } })
  await tenant.rule(everyone)
  await tenant.revise()
  expect(await tenant.users()).toMatchObject([{ active: true }])
  await tenant.call('PATCH', `/users/${ada.id}`, { name: { given: 'Augusta' } })
  await tenant.call('PUT', `/users/${ada.id}/enabled`, { enabled: false })
  expect(await tenant.users()).toMatchObject([{ active: true, name: { givenName: 'Ada' } }])
})

it('takes a deprecated switch that agrees with the present one, and refuses one that does not', async () => {
  await using tenant = await startTenant({
    configuration: { CREATE_USERS: false, createNewUsers: false },
  })
  const { connection, connectionInput } = tenant
  const contradiction = tenant.call('PUT', `/propagation/stores/${connection.id}`, {
    ...connectionInput,
    configuration: { ...connectionInput.configuration, CREATE_USERS: true },
  })
  await expect(contradiction).rejects.toThrow(': 400 ')
  await expect(contradiction).rejects.toThrow('"target":"createNewUsers"')
})

it('counts a switch by its deprecated name as an action, which syncs no user anew', async () => {
  await using tenant = await startTenant()
  await tenant.rule(everyone)
  await tenant.revise()
  const { connection, connectionInput } = tenant
  await tenant.call('PUT', `/propagation/stores/${connection.id}`, {
    ...connectionInput,
    configuration: { ...connectionInput.configuration, updateNewUsers: false },
  })
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  const { changes } = await control<{ changes: { summary: string }[] }>(tenant, '/changes?limit=1')
  expect(changes[0]?.summary).toBe(
    'Enable users updation of connection Reference server changed; no rule is synced.',
  )
})

async function withPopulations(tenant: Tenant) {
  const [north, south] = [
    await tenant.call('POST', '/populations', { name: 'North' }),
    await tenant.call('POST', '/populations', { name: 'South' }),
  ]
  const ada = await tenant.hire('ada', { population: { id: north.id } })
  const bob = await tenant.hire('bob', { population: { id: south.id } })
  await tenant.hire('cyd')
  const bare = await tenant.rule('')
  const { name, plan, sourceStore, targetStore } = bare
  await tenant.call('DELETE', `/propagation/rules/${bare.id}`)
  const rule = { name, plan, sourceStore, targetStore, active: true }
  return { north, south, ada, bob, rule }
}

it('provisions the users of the populations of a rule, and says so everywhere', async () => {
  await using tenant = await startTenant()
  const { north, south, ada, rule } = await withPopulations(tenant)
  const populations = [{ id: north.id }, { id: south.id }]
  const made = await tenant.call('POST', '/propagation/rules', { ...rule, populations })
  expect(made).toMatchObject({ populations })
  expect(made).not.toHaveProperty('populationExpression')

  // The plan and the preview show the users that it concerns before it takes effect.
  const planned = await control<{ counts: object }>(tenant, '/plan', {
    ruleId: made.id,
    configuration: 'pending',
  })
  expect(planned.counts).toMatchObject({ created: 2 })
  const preview = { ruleId: made.id, userId: ada.id }
  expect(await control(tenant, '/preview', preview)).toMatchObject({
    inScope: true,
    conditions: [{ expression: `population.id eq "${north.id}"`, holds: true }, { holds: false }],
  })

  await tenant.revise()
  expect(await names(tenant)).toEqual(['ada', 'bob'])
  const { entries } = await control<{
    entries: { type: string; conditions?: { expression: string; seen: unknown[] }[] }[]
  }>(tenant, '/entries?limit=1000')
  expect(entries.find(({ type }) => type === 'decision')?.conditions).toContainEqual({
    expression: `population.id eq "${north.id}"`,
    seen: [north.id],
    holds: true,
  })

  // A user who moves away leaves the scope.
  await tenant.call('PUT', `/users/${ada.id}/population`, { id: (await defaultOf(tenant)).id })
  expect(await stored(tenant)).toMatchObject([
    { userName: 'ada', active: false },
    { userName: 'bob', active: true },
  ])
})

async function defaultOf({ call }: Tenant): Promise<Resource> {
  const { _embedded } = await call<{ _embedded: { populations: Resource[] } }>(
    'GET',
    '/populations?filter=default eq true',
  )
  return _embedded.populations[0] as Resource
}

it('asks before other populations take many users away', async () => {
  await using tenant = await startTenant({ confirmAbove: 0 })
  const { north, south, rule } = await withPopulations(tenant)
  const made = await tenant.call('POST', '/propagation/rules', {
    ...rule,
    populations: [{ id: north.id }, { id: south.id }],
  })
  await tenant.revise()
  expect(await names(tenant)).toEqual(['ada', 'bob'])
  const path = `/propagation/rules/${made.id}`
  await tenant.call('PUT', path, { ...rule, populations: [{ id: south.id }] })
  await expect(tenant.revise()).rejects.toThrow('ada')
  await tenant.call('POST', '/propagation/revisions?confirm=1')
  expect(await stored(tenant)).toMatchObject([
    { userName: 'ada', active: false },
    { userName: 'bob', active: true },
  ])
})

it('refuses populations that do not exist, or that say something else than the user filter', async () => {
  await using tenant = await startTenant()
  const { north, rule } = await withPopulations(tenant)
  const post = (body: object) => tenant.call('POST', '/propagation/rules', { ...rule, ...body })
  await expect(post({ populations: [{ id: 'nowhere' }] })).rejects.toThrow('There is no population')
  const populations = [{ id: north.id }]
  await expect(post({ populations, populationExpression: everyone })).rejects.toThrow(
    '"target":"populations"',
  )
  const populationExpression = `population.id eq "${north.id}"`
  expect(await post({ populations, populationExpression })).toMatchObject({
    populations,
    populationExpression,
  })
})

it('refuses a writeback rule in words', async () => {
  await using tenant = await startTenant()
  const { rule } = await withPopulations(tenant)
  const made = await tenant.call('POST', '/propagation/rules', rule)
  for (const [method, path] of [
    ['POST', '/propagation/rules'],
    ['PUT', `/propagation/rules/${made.id}`],
  ] as const) {
    const refusal = tenant.call(method, path, { ...rule, parentRule: { id: made.id } })
    await expect(refusal).rejects.toThrow('Writeback rules (parentRule) are not simulated.')
    await expect(refusal).rejects.toThrow('"target":"parentRule"')
  }
})

it('deprovisions the users of a deleted rule that has the deprecated deprovision', async () => {
  await using tenant = await startTenant({ managed: false })
  const { north, rule } = await withPopulations(tenant)
  const body = { ...rule, populations: [{ id: north.id }] }
  const plain = await tenant.call('POST', '/propagation/rules', body)
  expect(plain).toMatchObject({ deprovision: false })
  const path = `/propagation/rules/${plain.id}`
  await tenant.revise()
  expect(await tenant.users()).toMatchObject([{ userName: 'ada', active: true }])
  await expect(tenant.call('DELETE', `${path}?deprovision=true`)).rejects.toThrow(': 400 ')
  expect(await tenant.call('PUT', path, { ...body, deprovision: true })).toMatchObject({
    deprovision: true,
  })
  await tenant.call('DELETE', `${path}?deprovision=true`)
  await tenant.revise()
  expect(await tenant.users()).toMatchObject([{ userName: 'ada', active: false }])
})

it('keeps the ends of a rule as they were made', async () => {
  await using tenant = await startTenant()
  const { rule } = await withPopulations(tenant)
  const made = await tenant.call('POST', '/propagation/rules', rule)
  const other = await tenant.call('POST', '/propagation/stores', {
    ...tenant.connectionInput,
    name: 'Other',
  })
  const path = `/propagation/rules/${made.id}`
  expect(await tenant.call('PUT', path, rule)).toMatchObject(rule)
  const moved = tenant.call('PUT', path, { ...rule, targetStore: { id: other.id } })
  await expect(moved).rejects.toThrow('"target":"targetStore"')
})

it('saves a rule as it was read after its group and its population were deleted, and refuses others that are not there', async () => {
  await using tenant = await startTenant()
  const { south, bob, rule } = await withPopulations(tenant)
  const group = await tenant.call('POST', '/groups', { name: 'Dissolved' })
  const { id } = await tenant.call('POST', '/propagation/rules', {
    ...rule,
    populations: [{ id: south.id }],
    groups: [{ id: group.id }],
  })
  await tenant.call('DELETE', `/users/${bob.id}`)
  await tenant.call('DELETE', `/populations/${south.id}`)
  await tenant.call('DELETE', `/groups/${group.id}`)
  const path = `/propagation/rules/${id}`
  const read = await tenant.call('GET', path)
  expect(await tenant.call('PUT', path, { ...read, name: 'Renamed' })).toMatchObject({
    name: 'Renamed',
    populations: [{ id: south.id }],
    groups: [{ id: group.id }],
  })
  for (const member of ['populations', 'groups'])
    await expect(
      tenant.call('PUT', path, { ...read, [member]: [{ id: 'nowhere' }] }),
    ).rejects.toThrow(`"target":"${member}"`)
})
