import { storeMetadata } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'
import { syncedOf } from './rule-state.ts'

const listed = (answer: unknown, key: string) =>
  (answer as { _embedded: Record<string, { id: string }[]> })._embedded[key]

it('keeps plans, stores, rules and mappings under their own paths', async () => {
  await using tenant = await startTenant()
  const { call, connection } = tenant
  const rule = await tenant.rule('enabled eq true')
  const mapping = await call('POST', `/propagation/rules/${rule.id}/mappings`, {
    sourceAttribute: 'username',
    targetAttribute: 'userName',
  })
  for (const [path, key, record] of [
    ['/propagation/stores', 'stores', connection],
    ['/propagation/rules', 'rules', rule],
    [`/propagation/rules/${rule.id}/mappings`, 'mappings', mapping],
  ] as const) {
    expect(listed(await call('GET', path), key)).toContainEqual(
      expect.objectContaining({ id: record.id }),
    )
  }
  expect(await call('GET', `/propagation/mappings/${mapping.id}`)).toMatchObject({
    targetAttribute: 'userName',
    rule: { id: rule.id },
    environment: { id: tenant.sandbox.credentials.environmentId },
    _links: { self: { href: expect.stringMatching(/^http:.*\/propagation\/mappings\//) } },
  })
  const renamed = await call('PUT', `/propagation/rules/${rule.id}`, { name: 'Renamed' })
  expect(renamed).toMatchObject({
    name: 'Renamed',
    active: false,
    targetStore: { id: connection.id },
  })
  await call('DELETE', `/propagation/mapping/${mapping.id}`)
  await expect(call('GET', `/propagation/mappings/${mapping.id}`)).rejects.toThrow('404')
  await call('DELETE', `/propagation/rules/${rule.id}`)
  await call('DELETE', `/propagation/stores/${connection.id}`)
  await expect(call('GET', `/propagation/stores/${connection.id}`)).rejects.toThrow('404')
})

it('names the latest revision, and the one before it', async () => {
  await using tenant = await startTenant()
  await expect(tenant.call('GET', '/propagation/revisions/id:latest')).rejects.toThrow('404')
  const [first, second] = [await tenant.revise(), await tenant.revise()]
  expect(await tenant.call('GET', '/propagation/revisions/id:latest')).toMatchObject({
    id: second.id,
    previousRevision: { id: first.id },
    createdBy: tenant.sandbox.credentials.clientId,
  })
})

it('answers no secret, keeps one that an edit leaves out, and drops it with the origin', async () => {
  await using tenant = await startTenant()
  const { call, connection, connectionInput, sandbox } = tenant
  const path = `/propagation/stores/${connection.id}`
  expect(JSON.stringify(await call('GET', path))).not.toContain(sandbox.token)
  const { OAUTH_ACCESS_TOKEN: _, ...configuration } = connectionInput.configuration
  const edit = (SCIM_URL: string | undefined) =>
    call('PUT', path, { ...connectionInput, configuration: { ...configuration, SCIM_URL } })
  await edit(sandbox.urls.scim)
  await tenant.hire('ada')
  await tenant.rule('population.id pr')
  await tenant.revise()
  expect(await tenant.users()).toHaveLength(1)
  await expect(edit('http://127.0.0.1:9/scim')).rejects.toThrow('Oauth Access Token is required.')
})

it.each([
  ['a second plan', 'POST', '/propagation/plans', { name: 'Another' }, 'existing plan'],
  ['a store in use', 'DELETE', '/propagation/stores/{connection}', undefined, 'used by the rule'],
  [
    'a connection without its token',
    'POST',
    '/propagation/stores',
    { name: 'X', type: 'scim', configuration: {} },
    'SCIM_URL',
  ],
  ['an unknown type of store', 'POST', '/propagation/stores', { name: 'X', type: 'Slack' }, 'type'],
  [
    'a filter that cannot be read',
    'PUT',
    '/propagation/rules/{rule}',
    { name: 'X', populationExpression: 'enabled eq' },
    'populationExpression',
  ],
  [
    'a filter with an unknown attribute',
    'PUT',
    '/propagation/rules/{rule}',
    { name: 'X', populationExpression: 'shoeSize eq 43' },
    'shoeSize',
  ],
  [
    'an unknown group',
    'PUT',
    '/propagation/rules/{rule}',
    { name: 'X', groups: [{ id: 'nobody' }] },
    'There is no group',
  ],
  [
    'an unknown target attribute',
    'POST',
    '/propagation/rules/{rule}/mappings',
    { sourceAttribute: 'email', targetAttribute: 'fax machine' },
    'targetAttribute',
  ],
  [
    'a mapping from nothing',
    'POST',
    '/propagation/rules/{rule}/mappings',
    { targetAttribute: 'userName' },
    'either a source attribute or an expression',
  ],
  [
    'deprovisioning without leave',
    'DELETE',
    '/propagation/rules/{rule}?deprovision=true',
    undefined,
    'Deprovision on rule deletion',
  ],
] as const)('refuses %s and says why', async (_, method, path, body, message) => {
  await using tenant = await startTenant()
  const rule = await tenant.rule('enabled eq true')
  const filled = path.replace('{rule}', rule.id).replace('{connection}', tenant.connection.id)
  const refusal = tenant.call(method, filled, body)
  await expect(refusal).rejects.toThrow(': 400 ')
  await expect(refusal).rejects.toThrow(message)
})

it('enables a rule only under an enabled connection', async () => {
  await using tenant = await startTenant()
  await tenant.call('PUT', `/propagation/stores/${tenant.connection.id}`, {
    ...tenant.connectionInput,
    status: 'INACTIVE',
  })
  await expect(tenant.rule('enabled eq true')).rejects.toThrow('must be enabled before')
})

it('lists what a connection and a mapping may contain', async () => {
  await using tenant = await startTenant()
  const metadata = storeMetadata.parse(
    await tenant.call('POST', '/propagation/storeMetadata/scim', {}),
  )
  const { userAttributes, capabilities } = metadata.attributeMetadata
  expect(userAttributes.attributes).toContainEqual({ name: 'workEmail', required: false })
  expect(capabilities).toContainEqual({
    name: 'REMOVE_ACTION',
    displayName: 'Remove Action',
    required: false,
    defaultValue: 'Delete',
    allowedValues: ['Disable', 'Delete'],
  })
  const { connectionAttributes = [] } = metadata.connectionProfiles[0] ?? {}
  expect(connectionAttributes).toContainEqual(
    expect.objectContaining({ name: 'SCIM_URL', required: true }),
  )
  expect(connectionAttributes.slice(0, 4).map(({ name }) => name)).toEqual([
    ...['SCIM_URL', 'SCIM_VERSION', 'USERS_RESOURCE', 'GROUPS_RESOURCE'],
  ])
  await expect(tenant.call('POST', '/propagation/storeMetadata/Slack', {})).rejects.toThrow(
    'not simulated',
  )
})

it('takes every target attribute that it lists', async () => {
  await using tenant = await startTenant()
  const rule = await tenant.rule('population.id pr')
  const { attributeMetadata } = storeMetadata.parse(
    await tenant.call('POST', '/propagation/storeMetadata/scim'),
  )
  for (const { name: targetAttribute } of attributeMetadata.userAttributes.attributes)
    await tenant.call('POST', `/propagation/rules/${rule.id}/mappings`, {
      targetAttribute,
      sourceAttribute: targetAttribute === 'active' ? 'enabled' : 'username',
    })
  await tenant.hire('ada')
  await tenant.revise()
  await tenant.users()
  const [body] = await tenant.sent('create')
  expect(body).toMatchObject({
    userName: 'ada',
    name: { formatted: 'ada', honorificSuffix: 'ada' },
    emails: [
      { type: 'work', primary: true, value: 'ada' },
      { type: 'home', value: 'ada' },
      { type: 'other', value: 'ada' },
    ],
    addresses: [{ type: 'work', locality: 'ada', formatted: 'ada' }, { type: 'home' }, {}],
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {
      department: 'ada',
      manager: { value: 'ada' },
    },
  })
})

it('lists the status of users under a rule', async () => {
  await using tenant = await startTenant()
  const team = await tenant.group('Team')
  const ada = await tenant.hire('ada')
  await tenant.join(ada, team)
  const rule = await tenant.rule('population.id pr', [team])
  await tenant.revise()
  const [stored] = await tenant.users()
  expect(await syncedOf(tenant, rule.id)).toMatchObject({
    synced: [
      {
        subject: { id: ada.id, name: 'ada' },
        type: 'user',
        status: 'SUCCESS',
        targetId: stored?.id,
      },
    ],
  })
  expect(await syncedOf(tenant, rule.id, 'type=group')).toMatchObject({
    synced: [{ subject: { id: team.id, name: 'Team' }, type: 'group', status: 'SUCCESS' }],
  })
})

it('answers synced rules with the members that PingOne documents, and no others', async () => {
  await using tenant = await startTenant()
  const team = await tenant.group('Team')
  const ada = await tenant.hire('ada')
  await tenant.join(ada, team)
  const rule = await tenant.rule('username eq "ada"', [team])
  await tenant.revise()
  await tenant.users()
  const bob = await tenant.hire('bob')
  await tenant.users()
  const { sourceStore } = rule as unknown as { sourceStore: { id: string } }
  const environment = `${tenant.sandbox.urls.api}/environments/${tenant.sandbox.credentials.environmentId}`
  const expected = (path: string) => ({
    rule: { id: rule.id, name: 'Rule' },
    targetStore: { id: tenant.connection.id, name: 'Reference server', type: 'scim' },
    sourceStore: { id: sourceStore.id, name: 'PingOne Directory', type: 'directory' },
    environment: { id: tenant.sandbox.credentials.environmentId },
    type: 'OUTBOUND',
    status: 'SUCCESS',
    lastSyncAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    details: '',
    _links: { self: { href: environment + path }, environment: { href: environment } },
  })
  const list = `/propagation/rules/${rule.id}/syncedGroups`
  for (const path of [
    `/users/${ada.id}/syncedRules/${rule.id}`,
    `/groups/${team.id}/syncedRules/${rule.id}`,
    `${list}/${team.id}`,
  ])
    expect(await tenant.call('GET', path)).toEqual(expected(path))
  expect(listed(await tenant.call('GET', list), 'syncedGroups')).toEqual([
    expected(`${list}/${team.id}`),
  ])
  // There is no synced rule for a user that the rule has never provisioned, and no list that PingOne lacks.
  for (const path of [
    `/users/${bob.id}/syncedRules/${rule.id}`,
    `/groups/${ada.id}/syncedRules/${rule.id}`,
    `/users/${ada.id}/syncedRules`,
    `/propagation/rules/${rule.id}/syncedUsers`,
  ])
    await expect(tenant.call('GET', path)).rejects.toThrow(': 404 ')
  await expect(tenant.call('GET', `${list}?filter=status eq "FAILED"`)).rejects.toThrow(': 400 ')
  const shown = await tenant.call('GET', `/propagation/rules/${rule.id}`)
  expect(shown).not.toHaveProperty('syncStatus')
  expect(shown).toMatchObject({
    deprovision: false,
    _links: { create: { href: `${environment}/propagation/rules` } },
  })
  expect(await tenant.call('GET', `/propagation/stores/${tenant.connection.id}`)).toMatchObject({
    image: {},
  })
})

it('pages the synced groups of a rule by 1000', async () => {
  await using tenant = await startTenant()
  const teams = await Promise.all(
    Array.from({ length: 101 }, (_, at) => tenant.group(`Team ${at}`)),
  )
  const rule = await tenant.rule('population.id pr', teams)
  await tenant.revise()
  await tenant.sandbox.waitForIdle()
  const page = await tenant.call<{ size: number; _links: object }>(
    'GET',
    `/propagation/rules/${rule.id}/syncedGroups`,
  )
  expect(page).toMatchObject({ size: 101, count: 101 })
  expect(page._links).not.toHaveProperty('next')
})

it('numbers revisions one after the other, however close they come', async () => {
  await using tenant = await startTenant()
  const revisions = await Promise.all([1, 2, 3, 4].map(() => tenant.revise()))
  const before = revisions.map(
    ({ previousRevision }) => (previousRevision as { id: string } | undefined)?.id,
  )
  expect(new Set(before).size).toBe(4)
})
