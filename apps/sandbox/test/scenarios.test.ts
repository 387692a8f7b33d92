import { expect, it } from 'vitest'
import { scenarios } from '@pingone-sandbox/workspace'
import { startTenant } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

async function play({ sandbox }: Tenant, name: string, parameters: object = {}) {
  const response = await fetch(`${sandbox.urls.control}/scenarios/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

async function summaries(tenant: Tenant, name: string, parameters: object = {}) {
  const { body } = await play(tenant, name, parameters)
  return (body['steps'] as { summary: string }[]).map(({ summary }) => summary)
}

const people = async ({ call }: Tenant, filter: string) =>
  (
    await call<{ _embedded: { users: { username: string; email: string; title?: string }[] } }>(
      'GET',
      `/users?limit=1000&filter=${encodeURIComponent(filter)}`,
    )
  )._embedded.users

it('lists every scenario with what to watch, and the range of its parameters', async () => {
  await using tenant = await startTenant()
  const answer = await fetch(`${tenant.sandbox.urls.control}/scenarios`)
  const { scenarios: listed } = (await answer.json()) as { scenarios: { name: string }[] }
  expect(listed.map(({ name }) => name)).toEqual(scenarios.map(({ name }) => name))
  expect(listed[0]).toMatchObject({
    name: 'hire',
    watch: expect.stringContaining('looked up'),
    parameters: [{ name: 'count', type: 'integer', default: 10, minimum: 1, maximum: 1000 }],
  })
})

it('hires users and provisions them', async () => {
  await using tenant = await startTenant({ users: 5 })
  await tenant.rule('population.name eq "Employees"')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  const before = (await tenant.users()).length
  expect(await play(tenant, 'hire', { count: 3 })).toMatchObject({
    status: 200,
    body: { scenario: 'hire', parameters: { count: 3 } },
  })
  await tenant.sandbox.waitForIdle()
  expect(await tenant.users()).toHaveLength(before + 3)
})

it('hires the same users for the same seed, others with each run, and the same again after a reset', async () => {
  await using one = await startTenant({ users: 5, randomSeed: 7 })
  await using other = await startTenant({ users: 5, randomSeed: 7 })
  const first = await summaries(one, 'hire')
  expect(await summaries(other, 'hire')).toEqual(first)
  expect(await summaries(one, 'hire')).not.toEqual(first)
  await one.sandbox.reset()
  expect(await summaries(one, 'hire')).toEqual(first)
})

it('moves users from one department to another, the first of them as its manager', async () => {
  await using tenant = await startTenant({ users: 30 })
  const steps = await summaries(tenant, 'reorganise', { from: 'Sales', to: 'Support', count: 2 })
  expect(steps).toHaveLength(6)
  expect(steps[2]).toContain('is now Support Team Lead.')
  const [moved = ''] = steps[0]?.split(' ') ?? []
  expect(
    await people(tenant, `username eq "${moved}" and memberOfGroups[name eq "Sales"]`),
  ).toEqual([])
  expect(
    await people(tenant, `username eq "${moved}" and memberOfGroups[name eq "Support"]`),
  ).toMatchObject([{ title: 'Support Team Lead' }])
})

it('disables users before it deletes them', async () => {
  await using tenant = await startTenant({ users: 5 })
  const steps = await summaries(tenant, 'leave', { count: 2 })
  expect(steps.map((step) => step.split(' was ')[1])).toEqual([
    'disabled.',
    'disabled.',
    'deleted.',
    'deleted.',
  ])
  expect(await people(tenant, 'username pr')).toHaveLength(3)
})

it('updates the account of a user whose name changes, without a duplicate', async () => {
  await using tenant = await startTenant({ users: 3 })
  await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  await play(tenant, 'marry', { family: 'Ek' })
  await tenant.sandbox.waitForIdle()
  const stored = await tenant.users()
  expect(stored).toHaveLength(3)
  expect(stored.filter(({ userName }) => userName?.endsWith('.ek'))).toHaveLength(1)
})

it('renames a group and keeps its members', async () => {
  await using tenant = await startTenant({ users: 20 })
  const members = await people(tenant, 'memberOfGroups[name eq "Sales"]')
  await play(tenant, 'rename-group')
  expect(await people(tenant, 'memberOfGroups[name eq "Revenue"]')).toEqual(members)
})

it('nests a group, whose members then belong to the outer one', async () => {
  await using tenant = await startTenant({ users: 20 })
  const members = await people(tenant, 'memberOfGroups[name eq "Finance"]')
  expect(members.length).toBeGreaterThan(0)
  await play(tenant, 'nest-group')
  expect(await people(tenant, 'memberOfGroups[name eq "SCIM Demo"]')).toEqual(members)
})

it('answers the next create with 409, and the following one with success', async () => {
  await using tenant = await startTenant()
  await tenant.rule('population.id pr')
  await tenant.revise()
  await play(tenant, 'conflict')
  await tenant.sandbox.waitForIdle()
  expect(await tenant.users()).toEqual([])
  await play(tenant, 'hire', { count: 1 })
  await tenant.sandbox.waitForIdle()
  expect(await tenant.users()).toHaveLength(1)
})

it('gets every user to the target once an outage is over', async () => {
  await using tenant = await startTenant()
  await tenant.rule('population.id pr')
  await tenant.revise()
  await play(tenant, 'outage', { count: 2, failures: 2 })
  await tenant.sandbox.waitForIdle()
  expect(await tenant.users()).toHaveLength(2)
})

it('links a new hire to the account that exists already, also under a rule that names a group', async () => {
  await using tenant = await startTenant({ users: 20 })
  const [group] = await tenant.administrator.groups()
  await tenant.rule(`memberOfGroups[id eq "${group?.id}"]`)
  await tenant.revise()
  const before = await tenant.users()
  expect((await summaries(tenant, 'existing-account'))[0]).toMatch(
    /was created at the reference server/,
  )
  expect(await tenant.users()).toHaveLength(before.length + 1)
  const purposes = (await tenant.control.exchanges()).exchanges.map(({ purpose }) => purpose)
  expect(purposes.slice(0, 3)).toEqual(['update', 'read', 'lookup'])
})

it('says that PingOne does not find the account when no connection leads to the reference server', async () => {
  await using tenant = await startTenant({ users: 1 })
  const unfound = expect.stringMatching(/^No connection leads to the reference server/)
  expect(await summaries(tenant, 'existing-account')).not.toContainEqual(unfound)
  await tenant.administrator.resources.stores.delete(tenant.connection.id)
  expect(await summaries(tenant, 'existing-account')).toContainEqual(unfound)
})

it('breaks the filter, so that a new hire with an account fails, and writing eq repairs it', async () => {
  await using tenant = await startTenant({ users: 3 })
  await tenant.rule('population.id pr')
  await tenant.revise()
  const before = await tenant.users()
  const steps = await summaries(tenant, 'break-filter')
  expect(steps[1]).toBe('The User Filter Expression is now username Eq "%s".')
  await tenant.sandbox.waitForIdle()
  const [outcome] = (await tenant.control.changes({ status: 'failed' })).changes
  expect(outcome?.failures).toMatchObject([{ cause: 'conflict' }])

  const { id } = tenant.connection
  const store = await tenant.administrator.resources.stores.read(id)
  await tenant.administrator.resources.stores.replace(id, {
    ...{ name: store.name, type: store.type, status: store.status },
    configuration: { ...store.configuration, USER_FILTER: 'userName eq "%s"' },
  })
  await tenant.revise()
  expect(await tenant.users()).toHaveLength(before.length + 1)
  await tenant.sandbox.waitForIdle()
  expect(await tenant.control.rules()).toMatchObject([{ syncStatus: { failedCount: 0 } }])
})

it.each([
  ['hire', { cuont: 3 }, 400, { message: 'Unknown member cuont.', hint: 'Did you mean count?' }],
  ['existing-account', { count: 1 }, 400, { hint: 'None are known.' }],
  ['hire', { count: 0 }, 400, { message: expect.stringContaining('at count') }],
  ['rename-group', { group: 'Nobody' }, 400, { message: 'There is no group Nobody.' }],
  ['reorganise', { from: 'Sales', to: 'Sales' }, 400, { code: 'invalid_request' }],
  ['hrie', {}, 404, { code: 'not_found', hint: 'Did you mean hire?' }],
])('says what is wrong with %s %o', async (name, parameters, status, body) => {
  await using tenant = await startTenant({ users: 1 })
  expect(await play(tenant, name, parameters)).toMatchObject({ status, body })
})

it('passes on what PingOne refuses', async () => {
  await using tenant = await startTenant({ users: 1 })
  await play(tenant, 'nest-group')
  expect(await play(tenant, 'nest-group')).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('PingOne refuses POST') },
  })
})
