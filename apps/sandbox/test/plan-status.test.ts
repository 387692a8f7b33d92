import { expect, it } from 'vitest'
import type { Resource } from './administrator.ts'
import { startTenant } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>

async function planOf({ call }: Tenant): Promise<Resource & { readonly status: string }> {
  const { _embedded } = await call<{
    _embedded: { plans: (Resource & { readonly status: string })[] }
  }>('GET', '/propagation/plans')
  const [plan] = _embedded.plans
  if (!plan) throw new Error('There is no plan.')
  return plan
}

const setPlan = async (tenant: Tenant, body: object) =>
  tenant.call('PUT', `/propagation/plans/${(await planOf(tenant)).id}`, {
    name: 'Plan',
    ...body,
  })

const editRule = (
  { call }: Tenant,
  { id, name, populationExpression }: Resource,
  changed: object,
) =>
  call('PUT', `/propagation/rules/${id}`, { name, populationExpression, active: true, ...changed })

async function lastChange({ sandbox }: Tenant) {
  await sandbox.waitForIdle()
  const answer = await fetch(`${sandbox.urls.control}/changes?limit=1`)
  const { changes } = (await answer.json()) as {
    changes: { readonly summary: string; readonly result?: string }[]
  }
  return changes[0]
}

it('is inactive when it is created without a status, and active with the first active rule that comes into force', async () => {
  await using tenant = await startTenant()
  await tenant.hire('ada')
  expect(await planOf(tenant)).toMatchObject({ status: 'INACTIVE' })
  const rule = await tenant.rule('population.id pr')
  await editRule(tenant, rule, { active: false })
  await tenant.revise()
  expect(await planOf(tenant)).toMatchObject({ status: 'INACTIVE' })

  await editRule(tenant, rule, {})
  expect(await planOf(tenant)).toMatchObject({ status: 'INACTIVE' })
  await tenant.revise()
  const started = await planOf(tenant)
  expect(started).toMatchObject({ status: 'ACTIVE' })
  expect(started).not.toHaveProperty('started')
  expect(await tenant.users()).toMatchObject([{ userName: 'ada' }])
})

it('stops provisioning when it is made inactive again, by the next revision', async () => {
  await using tenant = await startTenant()
  const rule = await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.hire('ada')
  expect(await tenant.users()).toHaveLength(1)

  expect(await setPlan(tenant, { status: 'INACTIVE' })).toMatchObject({ status: 'INACTIVE' })
  await tenant.hire('bob')
  expect(await tenant.users()).toHaveLength(2)
  await tenant.revise()
  expect(await lastChange(tenant)).toMatchObject({
    summary: 'Plan Plan was disabled; no rule is synced.',
  })

  const requests = await tenant.requests()
  await tenant.hire('cyd')
  expect(await lastChange(tenant)).toMatchObject({
    result: 'Nothing is provisioned: the plan Plan is inactive',
  })
  const { control } = tenant.sandbox.urls
  await fetch(`${control}/rules/${rule.id}/resync`, { method: 'POST' })
  expect(await tenant.requests()).toEqual(requests)

  const status = await fetch(`${control}/rules/${rule.id}/status`)
  const { id: planId } = await planOf(tenant)
  expect(await status.json()).toMatchObject({ inactivePlan: { id: planId, name: 'Plan' } })

  // Neither another name nor another rule makes it active.
  expect(await setPlan(tenant, { name: 'Renamed' })).toMatchObject({ status: 'INACTIVE' })
  await editRule(tenant, rule, { active: false })
  await tenant.revise()
  await editRule(tenant, rule, {})
  await tenant.revise()
  expect(await tenant.requests()).toEqual(requests)

  await setPlan(tenant, { status: 'ACTIVE' })
  await tenant.revise()
  expect((await tenant.users()).map(({ userName }) => userName).sort()).toEqual([
    'ada',
    'bob',
    'cyd',
  ])
})

it('rehearses no user under an inactive plan, and the users of a rule that is about to be enabled', async () => {
  await using tenant = await startTenant()
  await tenant.hire('ada')
  const rule = await tenant.rule('population.id pr')
  await editRule(tenant, rule, { active: false })
  const planned = async (query: object) => {
    const answer = await fetch(`${tenant.sandbox.urls.control}/plan`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ruleId: rule.id, ...query }),
    })
    return ((await answer.json()) as { counts: { created: number } }).counts.created
  }
  expect(await planned({ draft: { active: true } })).toBe(1)
  await editRule(tenant, rule, {})
  expect(await planned({ configuration: 'pending' })).toBe(1)
  await tenant.revise()
  await setPlan(tenant, { status: 'INACTIVE' })
  await tenant.hire('bob')
  await tenant.users()
  await tenant.hire('cyd')
  await tenant.revise()
  expect(await planned({ configuration: 'pending' })).toBe(0)
})

it('takes the status that is sent', async () => {
  await using tenant = await startTenant()
  await tenant.call('DELETE', `/propagation/plans/${(await planOf(tenant)).id}`)
  const plan = { name: 'Other', status: 'ACTIVE' }
  expect(await tenant.call('POST', '/propagation/plans', plan)).toMatchObject(plan)
  expect(await planOf(tenant)).toMatchObject(plan)
})
