import { expect, it } from 'vitest'
import {
  accounts,
  during,
  empty,
  membersOf,
  namesOf,
  patch,
  resync,
  scim,
  tidings,
  startTeam,
  statusOf,
  writesIn,
  type Tenant,
} from './resynced-team.ts'

it.each([
  ['full-and-enable', 0],
  ['every-resync', 4],
] as const)('with resyncReads=%s a change of the user filter reads %i', async (reads, expected) => {
  const { tenant, team, rule } = await startTeam({ profile: `current,resyncReads=${reads}` })
  await using _ = tenant
  const { name } = rule
  const requests = await during(tenant, async () => {
    await tenant.call('PUT', `/propagation/rules/${rule.id}`, {
      ...{ name, active: true, groups: [{ id: team.id }], populationExpression: 'enabled eq true' },
    })
    await tenant.revise()
  })
  expect(requests).toHaveLength(expected)
})

it.each(['by-filter', 'list'])(
  'brings back what is missing when it reads %s',
  async (resyncRead) => {
    const { tenant, rule } = await startTeam({ profile: `current,resyncRead=${resyncRead}` })
    await using _ = tenant
    const [ada, bob] = await accounts(tenant)
    await scim(tenant, 'DELETE', `/Users/${ada?.id}`)
    await patch(tenant, `/Users/${bob?.id}`, { op: 'replace', path: 'name.familyName', value: 'X' })
    await resync(tenant, rule)
    expect(namesOf(await tenant.users())).toEqual(['ada', 'bob', 'cleo'])
    expect(await accounts(tenant)).toMatchObject([
      { userName: 'ada' },
      { userName: 'bob', name: { familyName: 'Family' } },
      { userName: 'cleo' },
    ])
    expect(await membersOf(tenant)).toEqual(['ada', 'bob'])

    const again = await during(tenant, () => resync(tenant, rule))
    expect(writesIn(again)).toEqual([])
    // One page for three users, or a search for each; then the group.
    expect(again).toHaveLength(resyncRead === 'list' ? 2 : 4)

    await empty(tenant)
    await resync(tenant, rule)
    expect(namesOf(await tenant.users())).toEqual(['ada', 'bob', 'cleo'])
  },
)

it.each(['by-id', 'by-filter', 'list'])(
  'keeps one account for a user who was renamed at the target, when it reads %s',
  async (resyncRead) => {
    const { tenant, rule } = await startTeam({ profile: `current,resyncRead=${resyncRead}` })
    await using _ = tenant
    const [ada] = await accounts(tenant)
    await patch(tenant, `/Users/${ada?.id}`, { op: 'replace', path: 'userName', value: 'other' })
    await resync(tenant, rule)
    expect(await accounts(tenant)).toMatchObject([
      { id: ada?.id, userName: 'ada' },
      { userName: 'bob' },
      { userName: 'cleo' },
    ])
  },
)

it('links the account that has taken the place of one that is gone', async () => {
  const { tenant, rule } = await startTeam()
  await using _ = tenant
  const [ada] = await accounts(tenant)
  await scim(tenant, 'DELETE', `/Users/${ada?.id}`)
  const next = await scim(tenant, 'POST', '/Users', { userName: 'ada', active: false })
  await resync(tenant, rule)
  expect(await accounts(tenant)).toMatchObject([
    { id: next.id, userName: 'ada', active: true, name: { familyName: 'Family' } },
    { userName: 'bob' },
    { userName: 'cleo' },
  ])
  expect(await membersOf(tenant)).toEqual(['ada', 'bob'])
})

it('fails a missing user when the profile does not recreate it', async () => {
  const { tenant, rule } = await startTeam({ profile: 'current,missingLink=fail' })
  await using _ = tenant
  const [ada] = await accounts(tenant)
  await scim(tenant, 'DELETE', `/Users/${ada?.id}`)
  const requests = await during(tenant, () => resync(tenant, rule))
  expect(writesIn(requests).filter((request) => !request.includes('/Groups'))).toEqual([])
  expect(await statusOf(tenant, rule)).toMatchObject({ failedCount: 1, successCount: 2 })
})

async function breakReads({ sandbox }: Tenant, effects: readonly object[]): Promise<void> {
  const answer = await fetch(`${sandbox.urls.control}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      faults: effects.map((effect) => ({ operation: 'retrieve', times: 100, effect })),
    }),
  })
  expect(answer.status).toBe(200)
}

it.each([
  ['a refusal', { kind: 'status', status: 403 }, 'refused'],
  ['missing credentials', { kind: 'status', status: 401 }, 'credentials'],
  ['a failure of the target', { kind: 'status', status: 500 }, 'target-error'],
  ['an answer that is no SCIM', { kind: 'status', status: 200, body: '<html>' }, 'unreadable'],
  ['an answer that is cut off', { kind: 'truncated-body' }, 'unreadable'],
])(
  'takes %s, in answer to a read, for a failure and never for an absence',
  async (_, effect, cause) => {
    const { tenant, rule } = await startTeam()
    await using __ = tenant
    await fetch(`${tenant.sandbox.urls.control}/connections/${tenant.connection.id}/delivery`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ retries: 0, circuitThreshold: 0 }),
    })
    await breakReads(tenant, [effect])
    const requests = await during(tenant, () => resync(tenant, rule))
    expect(writesIn(requests)).toEqual([])
    expect(await statusOf(tenant, rule)).toMatchObject({ failedCount: 3, groupFailedCount: 1 })
    const status = await fetch(`${tenant.sandbox.urls.control}/rules/${rule.id}/status`)
    expect(await status.json()).toMatchObject({ failures: { total: 4, causes: [{ cause }] } })

    await breakReads(tenant, [])
    const again = await during(tenant, () => resync(tenant, rule))
    expect(writesIn(again)).toEqual([])
    expect(await statusOf(tenant, rule)).toMatchObject({ successCount: 3, groupSuccessCount: 1 })
  },
)

it('leaves the users that the switches exclude as they are, and derives the status from what was read', async () => {
  const { tenant, ada, rule } = await startTeam({ configuration: { UPDATE_USERS: false } })
  await using _ = tenant
  await tenant.call('PATCH', `/users/${ada.id}`, { name: { given: 'Augusta' } })
  await tenant.sandbox.waitForIdle()
  const requests = await during(tenant, () => resync(tenant, rule))
  expect(writesIn(requests)).toEqual([])
  expect(await statusOf(tenant, rule)).toMatchObject({ partialCount: 1, successCount: 2 })
  expect(await tidings(tenant, () => resync(tenant, rule))).toEqual(['change', 'finished'])

  const [stored] = await accounts(tenant)
  await patch(tenant, `/Users/${stored?.id}`, {
    ...{ op: 'replace', path: 'name.givenName', value: 'Augusta' },
  })
  await resync(tenant, rule)
  expect(await statusOf(tenant, rule)).toMatchObject({ partialCount: 0, successCount: 3 })
})

it('counts the users that it may not create anew as Unsynced', async () => {
  const { tenant, rule } = await startTeam({})
  await using _ = tenant
  const { connectionInput, connection } = tenant
  await tenant.call('PUT', `/propagation/stores/${connection.id}`, {
    ...connectionInput,
    configuration: { ...connectionInput.configuration, CREATE_USERS: false },
  })
  await tenant.revise()
  const [ada] = await accounts(tenant)
  await scim(tenant, 'DELETE', `/Users/${ada?.id}`)
  await resync(tenant, rule)
  expect(await statusOf(tenant, rule)).toMatchObject({ unsyncedCount: 1, successCount: 2 })
})

it('journals only the reads of unchanged users', async () => {
  const { tenant, rule } = await startTeam()
  await using _ = tenant
  expect(await tidings(tenant, () => resync(tenant, rule))).toEqual(['change', 'finished'])
})

it('disables a user again that was activated at the target', async () => {
  const { tenant, bob, rule } = await startTeam()
  await using _ = tenant
  await tenant.call('PUT', `/users/${bob.id}/enabled`, { enabled: false })
  const [, stored] = await accounts(tenant)
  expect(stored).toMatchObject({ userName: 'bob', active: false })
  await patch(tenant, `/Users/${stored?.id}`, { op: 'replace', path: 'active', value: true })
  await resync(tenant, rule)
  expect((await accounts(tenant))[1]).toMatchObject({ userName: 'bob', active: false })
})

it('sends a change of letter case that was made while the rule was off', async () => {
  const { tenant, ada, team, rule } = await startTeam()
  await using _ = tenant
  const { name, populationExpression } = rule
  const turn = async (active: boolean) => {
    await tenant.call('PUT', `/propagation/rules/${rule.id}`, {
      ...{ name, populationExpression, groups: [{ id: team.id }], active },
    })
    await tenant.revise()
    await tenant.sandbox.waitForIdle()
  }
  await turn(false)
  await tenant.call('PATCH', `/users/${ada.id}`, { name: { family: 'FAMILY' } })
  await tenant.call('PUT', `/groups/${team.id}`, { name: 'TEAM' })
  await turn(true)
  expect((await accounts(tenant))[0]).toMatchObject({ name: { familyName: 'FAMILY' } })
  expect(await tenant.groups()).toMatchObject([{ displayName: 'TEAM' }])
})
