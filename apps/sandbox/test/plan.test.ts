import { planReport, type PlanReport } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

async function ask(tenant: Tenant, body?: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${tenant.sandbox.urls.control}/plan`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

const plan = async (tenant: Tenant, body?: object): Promise<PlanReport> =>
  planReport.parse((await ask(tenant, body)).body)

it('reports what a sync would do, sends no write, and the run does that', async () => {
  await using tenant = await startTenant()
  const team = await tenant.group('Team')
  await tenant.join(await tenant.hire('ada'), team)
  await tenant.join(await tenant.hire('bob'), team)
  await tenant.rule('population.id pr', [team])

  const report = await plan(tenant, { configuration: 'pending' })
  expect(report.counts).toEqual({
    created: 3,
    updated: 0,
    removed: 0,
    unchanged: 0,
    held: 0,
    failed: 0,
  })
  expect(await tenant.users()).toEqual([])
  expect(await tenant.requests()).toEqual([])

  const { urls } = tenant.sandbox
  const planned = report.actions.flatMap(({ requests }) =>
    requests.map(
      ({ method, url }) => `${method} ${decodeURIComponent(url.replace(urls.scim ?? '', ''))}`,
    ),
  )
  await tenant.revise()
  expect((await tenant.requests()).sort()).toEqual(planned.sort())
  expect((await plan(tenant)).counts).toMatchObject({ created: 0, unchanged: 3 })
})

it('names each action with the reason and the very body', async () => {
  await using tenant = await startTenant()
  await tenant.hire('ada', { name: { given: 'Ada' } })
  const rule = await tenant.rule('name.given eq "Ada"')
  const report = await plan(tenant, { ruleId: rule.id, configuration: 'pending' })
  expect(report.actions).toMatchObject([
    {
      end: 'created',
      subject: { type: 'user', name: 'ada' },
      conditions: [{ expression: 'name.given eq "Ada"', seen: ['Ada'], holds: true }],
      steps: ['lookup', 'create'],
      requests: [{ method: 'GET' }, { method: 'POST' }],
    },
  ])
  const body = report.actions[0]?.requests[1]?.body ?? ''
  expect(JSON.parse(body)).toMatchObject({ userName: 'ada', name: { givenName: 'Ada' } })
})

it('counts all users and lists only so many', async () => {
  await using tenant = await startTenant({ users: 20 })
  await tenant.rule('population.id pr')
  const report = await plan(tenant, { configuration: 'pending', limit: 3 })
  expect(report.counts.created).toBe(20)
  expect(report.actions).toHaveLength(3)
})

it('looks ahead of a rule that is not saved', async () => {
  await using tenant = await startTenant()
  await tenant.hire('ada', { title: 'Manager' })
  await tenant.hire('bob')
  const rule = await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.users()

  const narrowed = await plan(tenant, {
    ruleId: rule.id,
    draft: { populationExpression: 'title eq "Manager"' },
  })
  expect(narrowed.counts).toMatchObject({ removed: 1, unchanged: 1 })
  const remapped = await plan(tenant, {
    ruleId: rule.id,
    draft: {
      mappings: [
        { targetAttribute: 'userName', sourceAttribute: 'username' },
        { targetAttribute: 'title', expression: "user.title + '!'" },
      ],
    },
  })
  expect(remapped.counts).toMatchObject({ updated: 2 })
  const bodies = remapped.actions.flatMap(({ requests }) => requests.map(({ body }) => body))
  expect(bodies.join()).toContain('"title":"Manager!"')
  const disabled = await plan(tenant, { ruleId: rule.id, draft: { active: false } })
  expect(disabled.actions).toEqual([])
  expect((await plan(tenant, { ruleId: rule.id })).counts).toMatchObject({ unchanged: 2 })
})

it('says what is wrong with a draft', async () => {
  await using tenant = await startTenant()
  const { id } = await tenant.rule('population.id pr')
  const refused = await ask(tenant, {
    ruleId: id,
    draft: { populationExpression: 'shoeSize eq "43"' },
  })
  expect(refused).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', message: expect.stringContaining('shoeSize') },
  })
})

it('is empty while no revision was made', async () => {
  await using tenant = await startTenant({ users: 2 })
  await tenant.rule('population.id pr')
  expect((await plan(tenant)).actions).toEqual([])
})

it.each([
  [{ ruleId: 'none' }, 404, 'There is no rule none in the current configuration.'],
  [{ rules: 'x' }, 400, 'Unknown member rules.'],
  [{ connection: { id: 'none' } }, 404, 'There is no connection none'],
  [{ rule: { id: 'none' } }, 404, 'There is no rule none'],
  [{ draft: {} }, 400, 'The draft is wrong: A draft belongs to a rule'],
  [{ draft: { activ: true } }, 400, 'Unknown member activ at draft'],
  [{ limit: -1 }, 400, 'The body is wrong at limit'],
])('answers %j with %i', async (body, status, message) => {
  await using tenant = await startTenant()
  const answer = await ask(tenant, body)
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({ message: expect.stringContaining(message) })
})
