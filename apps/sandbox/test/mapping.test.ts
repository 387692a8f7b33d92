import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

const urn = 'urn:example:params:scim:schemas:extension:acme:2.0:User'

async function withMapping(
  lines: readonly object[],
  configuration: Readonly<Record<string, unknown>> = {},
) {
  const tenant = await startTenant({ configuration })
  const rule = await tenant.rule('population.id pr')
  const add = (line: object) => tenant.call('POST', `/propagation/rules/${rule.id}/mappings`, line)
  for (const line of lines) await add(line)
  return { ...tenant, ruleId: rule.id, add }
}

it('sends the value of an expression, as it was mapped', async () => {
  await using tenant = await withMapping([
    { sourceAttribute: 'username', targetAttribute: 'userName' },
    {
      expression: "user.name.family + ', ' + user.name.given",
      targetAttribute: 'displayName',
    },
    { expression: "#string.upperCase(user.type ?: 'guest')", targetAttribute: 'userType' },
  ])
  const ada = await tenant.hire('ada', { name: { given: 'Ada', family: 'Lovelace' } })
  await tenant.revise()
  const [stored] = await tenant.users()
  expect(stored).toMatchObject({
    userName: 'ada',
    displayName: 'Lovelace, Ada',
    userType: 'GUEST',
    active: true,
  })
  expect(stored).not.toHaveProperty('emails')
  await tenant.call('PATCH', `/users/${ada.id}`, { name: { family: 'King' } })
  expect(await tenant.users()).toMatchObject([{ displayName: 'King, Ada' }])
})

it('fails only the user for whose data an expression has no value, with the reason', async () => {
  await using tenant = await withMapping([
    { sourceAttribute: 'username', targetAttribute: 'userName' },
    { expression: "#string.split(user.email, '@')[1]", targetAttribute: 'nickName' },
    { expression: "{'a', 'b'}[#string.asInt(user.title, 0)]", targetAttribute: 'title' },
  ])
  const ada = await tenant.hire('ada', { title: '1' })
  const bob = await tenant.hire('bob', { title: '2' })
  await tenant.revise()
  expect(await tenant.users()).toMatchObject([{ nickName: 'example.com', title: 'b' }])
  const statusOf = (id: string) => tenant.call('GET', `/users/${id}/syncedRules/${tenant.ruleId}`)
  expect(await statusOf(ada.id)).toMatchObject({ status: 'SUCCESS' })
  expect(await statusOf(bob.id)).toMatchObject({
    status: 'FAILED',
    details: 'The mapping of title failed: A list of 2 has no element 2.',
  })
  await tenant.call('PATCH', `/users/${bob.id}`, { title: '0' })
  expect(await tenant.users()).toHaveLength(2)
  expect(await statusOf(bob.id)).toMatchObject({ status: 'SUCCESS' })
})

it('deprovisions a user whose mapping fails', async () => {
  await using tenant = await withMapping([
    { sourceAttribute: 'username', targetAttribute: 'userName' },
    { expression: "{'a'}[#string.asInt(user.title, 0)]", targetAttribute: 'title' },
  ])
  const ada = await tenant.hire('ada')
  await tenant.revise()
  await tenant.users()
  await tenant.call('PATCH', `/users/${ada.id}`, { title: '5' })
  await tenant.call('DELETE', `/users/${ada.id}`)
  expect(await tenant.users()).toMatchObject([{ userName: 'ada', active: false }])
})

it.each([
  [
    { expression: 'user.username+1', targetAttribute: 'title' },
    'expression',
    'The operator + needs a space on each side. (at character 14)',
  ],
  [
    { expression: '#string.shout(user.username)', targetAttribute: 'title' },
    'expression',
    '#string has isNotEmpty, isNotBlank, upperCase',
  ],
  [
    { expression: 'user.id', sourceAttribute: 'id', targetAttribute: 'title' },
    'sourceAttribute',
    'either a source attribute or an expression',
  ],
  [{ sourceAttribute: 'title', targetAttribute: 'badge' }, 'targetAttribute', 'custom schema'],
  [
    { sourceAttribute: 'email', targetAttribute: 'userName' },
    'targetAttribute',
    'maps userName already',
  ],
  [
    { sourceAttribute: 'name', targetAttribute: 'externalId', attributeMappingType: 'group' },
    'targetAttribute',
    'Of a group only displayName',
  ],
])('refuses the mapping %j', async (line, target, message) => {
  await using tenant = await withMapping([
    { sourceAttribute: 'username', targetAttribute: 'userName' },
  ])
  const refusal = tenant.add(line)
  await expect(refusal).rejects.toThrow(': 400 ')
  await expect(refusal).rejects.toThrow(`"target":"${target}"`)
  await expect(refusal).rejects.toThrow(message)
})

it('sends custom attributes under the schemas of the connection', async () => {
  await using tenant = await withMapping(
    [
      { sourceAttribute: 'username', targetAttribute: 'userName' },
      { sourceAttribute: 'accountId', targetAttribute: 'badge' },
      { expression: "'42'", targetAttribute: `${urn}:desk` },
    ],
    { SCHEMA_EXTENSION_URNS: `${urn}, urn:example:other:User` },
  )
  await tenant.hire('ada', { accountId: '7' })
  await tenant.revise()
  await tenant.users()
  const bodies = await tenant.sent('create')
  expect(bodies).toMatchObject([
    { schemas: expect.arrayContaining([urn]), [urn]: { badge: '7', desk: '42' } },
  ])
})

it('refuses custom schemas that are no URNs', async () => {
  await using tenant = await startTenant()
  const { connection, connectionInput } = tenant
  const refusal = tenant.call('PUT', `/propagation/stores/${connection.id}`, {
    ...connectionInput,
    configuration: { ...connectionInput.configuration, SCHEMA_EXTENSION_URNS: `${urn}, acme` },
  })
  await expect(refusal).rejects.toThrow('"target":"SCHEMA_EXTENSION_URNS"')
  await expect(refusal).rejects.toThrow('separated by commas')
})

it.each(['group', 'groupAttributeMapping'])(
  'gives a group the name of a mapping of type %s at the target',
  async (attributeMappingType) => {
    await using tenant = await startTenant()
    const team = await tenant.group('Team')
    await tenant.join(await tenant.hire('ada'), team)
    const rule = await tenant.rule('population.id pr', [team])
    const line = {
      attributeMappingType,
      expression: "'PingOne ' + group.name",
      targetAttribute: 'displayName',
    }
    const path = `/propagation/rules/${rule.id}/mappings`
    expect(await tenant.call('POST', path, line)).toMatchObject(line)
    await tenant.revise()
    expect(await tenant.groups()).toMatchObject([{ displayName: 'PingOne Team' }])
    await tenant.call('PUT', `/groups/${team.id}`, { name: 'Crew' })
    expect(await tenant.groups()).toMatchObject([
      { displayName: 'PingOne Crew', members: [expect.anything()] },
    ])
  },
)

it.each(['user', 'userAttributeMapping'])('maps a user by a line of type %s', async (type) => {
  await using tenant = await startTenant()
  const rule = await tenant.rule('population.id pr')
  const path = `/propagation/rules/${rule.id}/mappings`
  const line = {
    attributeMappingType: type,
    sourceAttribute: 'username',
    targetAttribute: 'userName',
  }
  const mapped = await tenant.call('POST', path, line)
  expect(mapped).toMatchObject(line)
  await expect(
    tenant.call('POST', path, { ...line, attributeMappingType: 'user' }),
  ).rejects.toThrow('maps userName already')
  await tenant.hire('ada')
  await tenant.revise()
  await tenant.users()
  expect(await tenant.sent('create')).toMatchObject([{ userName: 'ada' }])
  // The other name says the same, so that nothing is synced for it.
  const other = { ...line, attributeMappingType: type === 'user' ? 'userAttributeMapping' : 'user' }
  expect(await tenant.call('PUT', `/propagation/mappings/${mapped.id}`, other)).toMatchObject(other)
  await tenant.revise()
  const answer = await fetch(`${tenant.sandbox.urls.control}/changes?limit=1`)
  expect(await answer.text()).toContain('Nothing was changed; no rule is synced.')
})
