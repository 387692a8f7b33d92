import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'
import { syncStatusOf } from './rule-state.ts'

const everyone = 'population.id pr'

it('creates each user in scope, with the default mapping', async () => {
  await using tenant = await startTenant()
  await tenant.hire('ada', { name: { given: 'Ada', family: 'Lovelace' }, primaryPhone: '+44207' })
  await tenant.hire('bob')
  await tenant.rule('username eq "ADA"')
  await tenant.revise()
  expect(await tenant.users()).toMatchObject([
    {
      userName: 'ada',
      active: true,
      name: { givenName: 'Ada', familyName: 'Lovelace' },
      emails: [{ type: 'work', value: 'ada@example.com', primary: true }],
      phoneNumbers: [{ type: 'work', value: '+44207' }],
    },
  ])
})

it('sends nothing before a revision activates the rule', async () => {
  await using tenant = await startTenant()
  await tenant.rule(everyone)
  await tenant.hire('ada')
  expect(await tenant.users()).toEqual([])
})

it('follows a change, a disable, an enable and a removal', async () => {
  await using tenant = await startTenant()
  await tenant.rule(everyone)
  await tenant.revise()
  const ada = await tenant.hire('ada')
  await tenant.call('PATCH', `/users/${ada.id}`, { name: { given: 'Augusta' } })
  expect(await tenant.users()).toMatchObject([
    { userName: 'ada', active: true, name: { givenName: 'Augusta' } },
  ])
  await tenant.call('PUT', `/users/${ada.id}/enabled`, { enabled: false })
  expect(await tenant.users()).toMatchObject([{ active: false, name: { givenName: 'Augusta' } }])
  await tenant.call('PUT', `/users/${ada.id}/enabled`, { enabled: true })
  expect(await tenant.users()).toMatchObject([{ active: true }])
  await tenant.call('DELETE', `/users/${ada.id}`)
  expect(await tenant.users()).toMatchObject([{ userName: 'ada', active: false }])
})

it('deletes a user who leaves the scope when the Remove Action says so', async () => {
  await using tenant = await startTenant({ configuration: { REMOVE_ACTION: 'Delete' } })
  const team = await tenant.group('Team')
  const ada = await tenant.hire('ada')
  await tenant.join(ada, team)
  await tenant.rule(`memberOfGroups[id eq "${team.id}"]`)
  await tenant.revise()
  expect(await tenant.users()).toHaveLength(1)
  await tenant.leave(ada, team)
  expect(await tenant.users()).toEqual([])
})

it('disables a user who leaves the scope, and keeps foreign members, where the configuration has no key for them', async () => {
  await using tenant = await startTenant({
    configuration: { REMOVE_ACTION: undefined, GROUP_MEMBERSHIP_HANDLING: undefined },
  })
  const { _embedded: found } = await tenant.call<{
    _embedded: { stores: { type: string; configuration: object }[] }
  }>('GET', '/propagation/stores')
  const { configuration } = found.stores.find(({ type }) => type === 'scim') ?? {}
  expect(Object.keys(configuration ?? {})).not.toContain('REMOVE_ACTION')
  expect(Object.keys(configuration ?? {})).not.toContain('GROUP_MEMBERSHIP_HANDLING')

  const { sandbox } = tenant
  const send = async (method: string, path: string, body: object) => {
    const answer = await fetch(sandbox.urls.scim + path, {
      method,
      headers: {
        authorization: `Bearer ${sandbox.token}`,
        'content-type': 'application/scim+json',
      },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    return JSON.parse(text === '' ? '{}' : text) as { id: string }
  }
  const [team, ada, bob] = [
    await tenant.group('Team'),
    await tenant.hire('ada'),
    await tenant.hire('bob'),
  ]
  await tenant.join(ada, team)
  await tenant.rule(everyone, [team])
  await tenant.revise()
  const [group] = await tenant.groups()
  const foreign = await send('POST', '/Users', { userName: 'foreign' })
  await send('PATCH', `/Groups/${group?.id}`, {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'add', path: 'members', value: [{ value: foreign.id }] }],
  })
  await tenant.join(bob, team)
  expect((await tenant.groups())[0]?.members).toHaveLength(3)
  await tenant.call('DELETE', `/users/${ada.id}`)
  expect(await tenant.users()).toContainEqual(
    expect.objectContaining({ userName: 'ada', active: false }),
  )
})

it('links a user that the target already has, instead of creating it again', async () => {
  await using tenant = await startTenant()
  const { sandbox } = tenant
  await fetch(`${sandbox.urls.scim}/Users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/scim+json' },
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: 'Ada',
      nickName: 'Countess',
    }),
  })
  await tenant.hire('ada')
  await tenant.rule(everyone)
  await tenant.revise()
  expect(await tenant.users()).toMatchObject([
    { userName: 'ada', nickName: 'Countess', active: true },
  ])
  const [lookup, read, put] = await tenant.requests()
  expect(lookup).toBe('GET /Users?filter=username Eq "ada"')
  expect([read, put].map((line) => line?.split(' ')[0])).toEqual(['GET', 'PUT'])
})

it.each(['current', 'put-only-2024', 'patch-first'])(
  'keeps groups and their members in step under %s',
  async (profile) => {
    await using tenant = await startTenant({ profile })
    const team = await tenant.group('Team')
    const [ada, bob] = [await tenant.hire('ada'), await tenant.hire('bob')]
    await tenant.join(ada, team)
    await tenant.rule(everyone, [team])
    await tenant.revise()
    const names = async () => {
      const users = new Map((await tenant.users()).map((user) => [user.id, user.userName]))
      return (await tenant.groups()).map(({ displayName, members = [] }) => [
        displayName,
        members.map(({ value }) => users.get(value)).sort(),
      ])
    }
    expect(await names()).toEqual([['Team', ['ada']]])
    await tenant.join(bob, team)
    expect(await names()).toEqual([['Team', ['ada', 'bob']]])
    await tenant.leave(ada, team)
    expect(await names()).toEqual([['Team', ['bob']]])
    await tenant.call('PUT', `/groups/${team.id}`, { name: 'Crew' })
    expect(await names()).toEqual([['Crew', ['bob']]])
    await tenant.call('DELETE', `/groups/${team.id}`)
    expect(await names()).toEqual([])
  },
)

it('leaves members that only the target has under Merge, and removes them under Overwrite', async () => {
  for (const [handling, expected] of [
    ['Merge', 2],
    ['Overwrite', 1],
  ] as const) {
    await using tenant = await startTenant({
      configuration: { GROUP_MEMBERSHIP_HANDLING: handling },
    })
    const { sandbox } = tenant
    const post = async (resource: string, body: object) => {
      const response = await fetch(`${sandbox.urls.scim}/${resource}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${sandbox.token}`,
          'content-type': 'application/scim+json',
        },
        body: JSON.stringify(body),
      })
      return (await response.json()) as { id: string }
    }
    const foreign = await post('Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: 'foreign',
    })
    await post('Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Team',
      members: [{ value: foreign.id }],
    })
    const team = await tenant.group('Team')
    await tenant.join(await tenant.hire('ada'), team)
    await tenant.rule(everyone, [team])
    await tenant.revise()
    const [group] = await tenant.groups()
    expect(group?.members, handling).toHaveLength(expected)
  }
})

it('sends no write when a Full Resync finds nothing changed', async () => {
  await using tenant = await startTenant()
  const team = await tenant.group('Team')
  await tenant.join(await tenant.hire('ada'), team)
  const rule = await tenant.rule(everyone, [team])
  await tenant.revise()
  const before = await tenant.requests()
  const answer = await fetch(`${tenant.sandbox.urls.control}/rules/${rule.id}/resync`, {
    method: 'POST',
  })
  expect(answer.status).toBe(202)
  const after = (await tenant.requests()).slice(before.length)
  expect(after).toEqual([
    expect.stringMatching(/^GET \/Users\/[^?]+$/),
    expect.stringMatching(/^GET \/Groups\/[^?]+$/),
  ])
})

it('deprovisions the users of a deleted rule when that is asked for', async () => {
  await using tenant = await startTenant({ managed: true })
  await tenant.hire('ada')
  const rule = await tenant.rule(everyone)
  await tenant.revise()
  expect(await tenant.users()).toMatchObject([{ active: true }])
  await tenant.call('DELETE', `/propagation/rules/${rule.id}?deprovision=true`)
  await tenant.revise()
  expect(await tenant.users()).toMatchObject([{ active: false }])
})

it('counts as the sync status panel does', async () => {
  await using tenant = await startTenant({ configuration: { CREATE_USERS: false } })
  for (const name of ['a', 'b', 'c', 'd', 'e']) await tenant.hire(name)
  const { id } = await tenant.rule(everyone)
  await tenant.revise()
  await tenant.users()
  expect(await syncStatusOf(tenant, id)).toMatchObject({
    userTotal: 5,
    unsyncedCount: 5,
    successCount: 0,
    failedCount: 0,
  })
})

it('is partial for a user who changed while updating is off', async () => {
  await using tenant = await startTenant()
  const ada = await tenant.hire('ada')
  const { id } = await tenant.rule(everyone)
  await tenant.revise()
  await tenant.users()
  await tenant.call('PUT', `/propagation/stores/${tenant.connection.id}`, {
    ...tenant.connectionInput,
    configuration: {
      ...tenant.connectionInput.configuration,
      OAUTH_ACCESS_TOKEN: undefined,
      UPDATE_USERS: false,
    },
  })
  await tenant.revise()
  await tenant.call('PATCH', `/users/${ada.id}`, { name: { given: 'Augusta' } })
  expect((await tenant.users())[0]).not.toHaveProperty('name')
  expect(await syncStatusOf(tenant, id)).toMatchObject({ partialCount: 1, successCount: 0 })
})

it('reports a target that refuses and tries again at the next change', async () => {
  await using tenant = await startTenant({ configuration: { OAUTH_ACCESS_TOKEN: 'wrong' } })
  const ada = await tenant.hire('ada')
  const { id } = await tenant.rule(everyone)
  await tenant.revise()
  await tenant.users()
  const synced = await tenant.call('GET', `/users/${ada.id}/syncedRules/${id}`)
  expect(synced).toMatchObject({ status: 'FAILED', details: expect.stringContaining('401') })
  const { configuration } = tenant.connectionInput
  await tenant.call('PUT', `/propagation/stores/${tenant.connection.id}`, {
    ...tenant.connectionInput,
    configuration: { ...configuration, OAUTH_ACCESS_TOKEN: tenant.sandbox.token },
  })
  await tenant.revise()
  expect(await tenant.users()).toHaveLength(1)
})

it('reports why a user is in scope, what it sent and how that ended', async () => {
  await using tenant = await startTenant()
  await tenant.rule('enabled eq true')
  await tenant.revise()
  const ada = await tenant.hire('ada')
  await tenant.users()
  const { exchanges } = (await (
    await fetch(`${tenant.sandbox.urls.control}/exchanges?userId=${ada.id}`)
  ).json()) as {
    exchanges: { changeId: string }[]
  }
  const change = await (
    await fetch(`${tenant.sandbox.urls.control}/changes/${exchanges[0]?.changeId}`)
  ).json()
  expect(change).toMatchObject({
    action: 'USER.CREATED',
    finished: true,
    entries: [
      { type: 'change' },
      {
        type: 'decision',
        inScope: true,
        conditions: [{ expression: 'enabled eq true', seen: [true], holds: true }],
      },
      { type: 'exchange', exchange: { purpose: 'lookup', response: { status: 200 } } },
      { type: 'exchange', exchange: { purpose: 'create', response: { status: 201 } } },
      { type: 'outcome', status: 'success', summary: 'Created' },
      { type: 'finished' },
    ],
  })
  expect(JSON.stringify(change)).not.toContain(tenant.sandbox.token)
})
