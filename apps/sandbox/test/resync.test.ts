import { resyncMatrix } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

type Tenant = Awaited<ReturnType<typeof startTenant>>
type Resource = Awaited<ReturnType<Tenant['rule']>>
type Row = (typeof resyncMatrix)[number] extends infer Entry
  ? Entry extends { readonly what: infer What extends string; readonly of: infer Of extends string }
    ? `${What} of a ${Of}`
    : never
  : never

/** What is changed, by row of the matrix; a row without a change does not compile. */
const changes: Readonly<Record<Row, (tenant: Tenant, rule: Resource) => Promise<unknown>>> = {
  'authentication of a connection': (tenant) =>
    editConnection(tenant, {}, { AUTHENTICATION_METHOD: 'None', AUTHORIZATION_TYPE: 'Bearer' }),
  'preferences of a connection': (tenant) =>
    editConnection(tenant, {}, { USER_FILTER: 'userName eq "%s"' }),
  'actions of a connection': (tenant) =>
    editConnection(tenant, {}, { UPDATE_USERS: false, REMOVE_ACTION: 'Delete' }),
  'name or description of a connection': (tenant) =>
    editConnection(tenant, { name: 'Renamed', description: 'Described' }),
  'enabling of a connection': async (tenant) => {
    await editConnection(tenant, { status: 'INACTIVE' })
    await tenant.revise()
    await editConnection(tenant, { status: 'ACTIVE' })
  },
  'enabling of a rule': async (tenant, rule) => {
    await editRule(tenant, rule, { active: false })
    await tenant.revise()
    await editRule(tenant, rule, { active: true })
  },
  'enabling of a plan': async (tenant, { plan }) => {
    const path = `/propagation/plans/${(plan as { id: string }).id}`
    await tenant.call('PUT', path, { name: 'Plan', status: 'INACTIVE' })
    await tenant.revise()
    await tenant.call('PUT', path, { name: 'Plan', status: 'ACTIVE' })
  },
  'user filter of a rule': (tenant, rule) =>
    editRule(tenant, rule, { populationExpression: 'enabled eq true' }),
  'groups of a rule': async (tenant, rule) =>
    editRule(tenant, rule, { groups: [{ id: (await tenant.group('Team')).id }] }),
  'attribute mapping of a rule': (tenant, rule) =>
    tenant.call('POST', `/propagation/rules/${rule.id}/mappings`, {
      sourceAttribute: 'username',
      targetAttribute: 'userName',
    }),
  'name or description of a rule': (tenant, rule) =>
    editRule(tenant, rule, { name: 'Renamed', description: 'Described' }),
}

it.each(resyncMatrix)('resyncs: $resyncs, after a change of the $what of a $of', async (row) => {
  await using tenant = await startTenant()
  await tenant.hire('ada')
  const rule = await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()

  await changes[`${row.what} of a ${row.of}` as Row](tenant, rule)
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  expect(await lastRevision(tenant)).toMatch(
    row.resyncs ? /; every user of Rule is synced\.$/ : /; no rule is synced\.$/,
  )
})

it('syncs no user anew when a configuration spells out what it had left out', async () => {
  const absent = { GROUP_MEMBERSHIP_HANDLING: undefined, REMOVE_ACTION: undefined }
  await using tenant = await startTenant({ configuration: absent })
  await tenant.hire('ada')
  await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  await editConnection(
    tenant,
    {},
    { GROUP_MEMBERSHIP_HANDLING: 'Merge', REMOVE_ACTION: 'Disable', CREATE_USERS: true },
  )
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  expect(await lastRevision(tenant)).toMatch(/; no rule is synced\.$/)
})

it('says everything that changed', async () => {
  await using tenant = await startTenant()
  const rule = await tenant.rule('population.id pr')
  await tenant.revise()
  await editConnection(tenant, {}, { USER_FILTER: 'userName eq "%s"' })
  await editRule(tenant, rule, { populationExpression: 'enabled eq true' })
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  expect(await lastRevision(tenant)).toBe(
    'User Filter Expression of connection Reference server changed; User filter of rule Rule changed; every user of Rule is synced.',
  )
})

function editConnection(
  { call, connection, connectionInput }: Tenant,
  changed: object,
  configuration: object = {},
): Promise<unknown> {
  return call('PUT', `/propagation/stores/${connection.id}`, {
    ...connectionInput,
    ...changed,
    configuration: { ...connectionInput.configuration, ...configuration },
  })
}

async function editRule({ call }: Tenant, rule: Resource, changed: object): Promise<unknown> {
  const { name, active, populationExpression, groups } = rule
  return call('PUT', `/propagation/rules/${rule.id}`, {
    ...{ name, active, populationExpression, groups },
    ...changed,
  })
}

async function lastRevision({ sandbox }: Tenant): Promise<string | undefined> {
  const answer = await fetch(`${sandbox.urls.control}/entries?limit=1000`)
  const { entries } = (await answer.json()) as {
    entries: readonly {
      readonly type: string
      readonly action?: string
      readonly summary: string
    }[]
  }
  return entries.findLast(({ action }) => action === 'PROVISIONING_REVISION.CREATED')?.summary
}
