import type { RuleSyncStatus } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'
import { syncStatusOf, syncedOf, syncedSubjectOf } from './rule-state.ts'

// The worked examples that Ping documents for the counters of Sync Status, and what follows from their definitions.
// https://docs.pingidentity.com/pingone/integrations/p1_outbound_group_provisioning_sync_summary_examples.html

type Tenant = Awaited<ReturnType<typeof startTenant>>

const names = ['ada', 'bob', 'cleo', 'dan', 'eve']

async function statusOf(tenant: Tenant, rule: { readonly id: string }): Promise<RuleSyncStatus> {
  await tenant.sandbox.waitForIdle()
  const status = await syncStatusOf(tenant, rule.id)
  if (!status) throw new Error('The rule has no sync status yet.')
  return status
}

/** Replaces the configuration of the connection, and puts it into force. */
async function reconfigure(tenant: Tenant, configuration: object): Promise<void> {
  await tenant.call('PUT', `/propagation/stores/${tenant.connection.id}`, {
    ...tenant.connectionInput,
    configuration: { ...tenant.connectionInput.configuration, ...configuration },
  })
  await tenant.revise()
}

async function misbehave({ sandbox }: Tenant, active: readonly string[]): Promise<void> {
  await fetch(`${sandbox.urls.control}/misbehaviours`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ active }),
  })
}

async function resync({ sandbox }: Tenant, { id }: { readonly id: string }): Promise<void> {
  await fetch(`${sandbox.urls.control}/rules/${id}/resync`, { method: 'POST' })
}

it('counts 5 Impacted and 5 Unsynced when creating is off', async () => {
  await using tenant = await startTenant({ configuration: { CREATE_USERS: false } })
  for (const name of names) await tenant.hire(name)
  const rule = await tenant.rule('population.id pr')
  await tenant.revise()
  expect(await statusOf(tenant, rule)).toMatchObject({
    userTotal: 5,
    unsyncedCount: 5,
    successCount: 0,
    partialCount: 0,
    failedCount: 0,
  })
  expect(await tenant.users()).toEqual([])
})

it('counts a changed user as Partial Synced when updating is off, and the others as Success', async () => {
  await using tenant = await startTenant({ configuration: { UPDATE_USERS: false } })
  const [ada] = [await tenant.hire('ada'), await tenant.hire('bob'), await tenant.hire('cleo')]
  const rule = await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  await tenant.call('PATCH', `/users/${ada.id}`, { name: { given: 'Augusta' } })
  expect(await statusOf(tenant, rule)).toMatchObject({
    userTotal: 3,
    successCount: 2,
    partialCount: 1,
  })
})

it('leaves users Partial Synced after updating is on again, until a Full Resync', async () => {
  await using tenant = await startTenant({ configuration: { UPDATE_USERS: false } })
  const ada = await tenant.hire('ada')
  const rule = await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  await tenant.call('PATCH', `/users/${ada.id}`, { name: { given: 'Augusta' } })
  await reconfigure(tenant, { UPDATE_USERS: true })
  expect(await statusOf(tenant, rule)).toMatchObject({ partialCount: 1, successCount: 0 })
  await resync(tenant, rule)
  expect(await statusOf(tenant, rule)).toMatchObject({ partialCount: 0, successCount: 1 })
  expect(await tenant.users()).toMatchObject([{ name: { givenName: 'Augusta' } }])
})

it('counts the group as Failed when one membership fails, and its users as Success', async () => {
  await using tenant = await startTenant()
  const [team, other] = [await tenant.group('Team'), await tenant.group('Other')]
  const [ada, bob] = [await tenant.hire('ada'), await tenant.hire('bob')]
  await tenant.join(ada, team)
  await tenant.join(ada, other)
  const rule = await tenant.rule('population.id pr', [team, other])
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  await misbehave(tenant, ['no-patch'])
  await tenant.join(bob, team)
  expect(await statusOf(tenant, rule)).toMatchObject({
    userTotal: 2,
    successCount: 2,
    groupTotal: 2,
    groupSuccessCount: 1,
    groupFailedCount: 1,
  })
})

it('counts 2 users as Failed and 2 groups as Success when only the users fail', async () => {
  await using tenant = await startTenant()
  const groups = [await tenant.group('One'), await tenant.group('Two')]
  // A mapping without userName: the target refuses each user.
  const rule = await tenant.rule('population.id pr', groups)
  await tenant.call('POST', `/propagation/rules/${rule.id}/mappings`, {
    sourceAttribute: 'email',
    targetAttribute: 'workEmail',
  })
  for (const name of ['ada', 'bob']) {
    const user = await tenant.hire(name)
    for (const group of groups) await tenant.join(user, group)
  }
  await tenant.revise()
  expect(await statusOf(tenant, rule)).toMatchObject({
    userTotal: 2,
    failedCount: 2,
    groupTotal: 2,
    groupSuccessCount: 2,
    groupFailedCount: 0,
  })
})

it('counts failed deprovisionings apart from failed provisionings', async () => {
  await using tenant = await startTenant()
  const ada = await tenant.hire('ada')
  const rule = await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  await misbehave(tenant, ['no-put'])
  await tenant.call('DELETE', `/users/${ada.id}`)
  expect(await statusOf(tenant, rule)).toMatchObject({
    syncState: 'FAILED',
    userTotal: 0,
    failedCount: 0,
    failedDeprovisionCount: 1,
  })
})

it('says of a connection what its rules add up to', async () => {
  await using tenant = await startTenant()
  await tenant.hire('ada', { title: 'Countess' })
  await tenant.hire('bob', { title: 'Baron' })
  await tenant.rule('title eq "Countess"')
  await tenant.rule('title eq "Baron"')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  const store = await tenant.call('GET', `/propagation/stores/${tenant.connection.id}`)
  // After success PingOne has no state, and it has no counters of groups.
  expect(store['syncStatus']).toEqual({
    lastSyncAt: expect.any(String),
    userTotal: 2,
    successCount: 2,
    failedCount: 0,
    failedDeprovisionCount: 0,
  })
})

it('agrees with the list of users and with each user', async () => {
  await using tenant = await startTenant({ configuration: { CREATE_USERS: false } })
  const [ada, bob] = [await tenant.hire('ada'), await tenant.hire('bob', { title: 'Baron' })]
  const rule = await tenant.rule('title eq "Baron"')
  await tenant.revise()
  expect(await statusOf(tenant, rule)).toMatchObject({ userTotal: 1, unsyncedCount: 1 })
  expect(await syncedOf(tenant, rule.id)).toMatchObject({
    synced: [{ subject: { id: bob.id }, status: 'UNSYNCED' }],
    total: 1,
  })
  const of = (user: { readonly id: string }) => syncedSubjectOf(tenant, rule.id, user.id)
  expect(await of(bob)).toMatchObject({ status: 'UNSYNCED', inScope: true })
  expect(await of(ada)).toMatchObject({
    status: 'NOT_IN_SCOPE',
    inScope: false,
    conditions: [{ expression: 'title eq "Baron"', seen: [], holds: false }],
  })
})

it('lists synced users page by page and by status', async () => {
  await using tenant = await startTenant({ configuration: { CREATE_USERS: false } })
  for (const name of names) await tenant.hire(name)
  const rule = await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  const read = async (query: string) => {
    const { synced, total, cursor } = await syncedOf(tenant, rule.id, query)
    return { names: synced.map(({ subject }) => subject.name), count: total, cursor }
  }

  const first = await read('limit=3')
  const second = await read(`limit=3&cursor=${first.cursor}`)
  expect([...first.names, ...second.names].toSorted()).toEqual(names)
  expect([first.count, second.count, second.cursor]).toEqual([5, 5, undefined])
  expect((await read('status=UNSYNCED')).count).toBe(5)
  expect((await read('status=FAILED')).count).toBe(0)
  expect((await read('inScope=false')).count).toBe(0)
  expect((await read('type=group')).count).toBe(0)
  await expect(read('status=ODD')).rejects.toThrow(/400.*Unknown value ODD/)
  await expect(read('name=ada')).rejects.toThrow(/400.*Unknown query parameter name/)
  await expect(read('cursor=odd')).rejects.toThrow(/400/)
})
