import { planReport, type PlanReport } from '@pingone-sandbox/pingone/contract'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

async function ask(tenant: Tenant, body?: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${tenant.sandbox.urls.control}/plan`, {
    method: 'POST',
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

const plan = async (tenant: Tenant, body?: object): Promise<PlanReport> =>
  planReport.parse((await ask(tenant, body)).body)

it('tells what a sync would do, sends no write, and the run does that', async () => {
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

it('counts everyone and tells only so many', async () => {
  await using tenant = await startTenant({ users: 20 })
  await tenant.rule('population.id pr')
  const report = await plan(tenant, { configuration: 'pending', limit: 3 })
  expect(report.counts.created).toBe(20)
  expect(report.actions).toHaveLength(3)
})

it('is empty while no revision was made', async () => {
  await using tenant = await startTenant({ users: 2 })
  await tenant.rule('population.id pr')
  expect((await plan(tenant)).actions).toEqual([])
})

it.each([
  [{ ruleId: 'none' }, 404, 'There is no rule none in the current configuration.'],
  [{ rule: 'x' }, 400, 'Unknown member rule.'],
  [{ limit: -1 }, 400, 'The body is wrong at limit'],
])('answers %j with %i', async (body, status, message) => {
  await using tenant = await startTenant()
  const answer = await ask(tenant, body)
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({ message: expect.stringContaining(message) })
})
