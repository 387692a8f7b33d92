import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'
import { syncedSubjectOf } from './rule-state.ts'

async function startPreview() {
  const tenant = await startTenant()
  const rule = await tenant.rule('username sw "a" and enabled eq true')
  const ada = await tenant.hire('ada', { name: { given: 'Ada', family: 'Lovelace' } })
  return {
    ...tenant,
    rule,
    ada,
    preview: async (body: object, path = '/preview') => {
      const response = await fetch(`${tenant.sandbox.urls.control}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return { status: response.status, answer: (await response.json()) as unknown }
    },
  }
}

it('shows the body that the create then carries, the lookup and the reasons', async () => {
  await using tenant = await startPreview()
  const { preview, rule, ada } = tenant
  const { answer } = await preview({ ruleId: rule.id, userId: ada.id })
  expect(answer).toMatchObject({
    user: { id: ada.id, name: 'ada' },
    inScope: true,
    conditions: [
      { expression: 'username sw "a"', seen: ['ada'], holds: true },
      { expression: 'enabled eq true', seen: [true], holds: true },
    ],
    lookup: { identifier: 'ada', filter: 'username Eq "ada"' },
  })
  const { body, lines, lookup } = answer as {
    body: object
    lines: object[]
    lookup: { url: string }
  }
  expect(lines).toContainEqual({
    sourceAttribute: 'primaryPhone',
    targetAttribute: 'workPhone',
    empty: 'The user has no primaryPhone; nothing is sent.',
  })
  expect(await tenant.requests()).toEqual([])
  await tenant.revise()
  expect(await tenant.sent('create')).toEqual([body])
  expect((await tenant.requests())[0]).toContain(
    decodeURIComponent(lookup.url.split('/Users')[1] ?? ''),
  )
})

it('tries a mapping and a filter that are not saved', async () => {
  await using tenant = await startPreview()
  const { preview, rule, ada } = tenant
  const { answer } = await preview({
    ruleId: rule.id,
    userId: ada.id,
    userFilter: 'emails co "%s"',
    mappings: [
      { expression: "user.name.given + '!'", targetAttribute: 'userName' },
      { expression: 'user.title', targetAttribute: 'title' },
      { expression: 'user.name +1', targetAttribute: 'nickName' },
      { expression: 'user.name * 1', targetAttribute: 'displayName' },
      { sourceAttribute: 'email', targetAttribute: 'badge' },
    ],
  })
  expect(answer).toMatchObject({
    body: { userName: 'Ada!', active: true },
    lookup: { filter: 'emails co "Ada!"' },
    quirks: expect.arrayContaining(['expression-mapping']),
    problem: expect.stringContaining('The mapping of nickName failed'),
    lines: [
      { value: 'Ada!' },
      { empty: 'The expression gives nothing for this user; nothing is sent.' },
      { problem: 'The operator + needs a space on each side.' },
      { problem: expect.stringContaining('takes numbers') },
      { problem: 'Neither SCIM nor a custom schema of the connection has it.' },
    ],
  })
})

it('explains why a user is out of scope, before and after the rule has judged', async () => {
  await using tenant = await startPreview()
  const { preview, rule } = tenant
  const bob = await tenant.hire('bob')
  const conditions = [
    { expression: 'username sw "a"', seen: ['bob'], holds: false },
    { expression: 'enabled eq true', seen: [true], holds: true },
  ]
  const { answer } = await preview({ ruleId: rule.id, userId: bob.id })
  expect(answer).toMatchObject({ inScope: false, conditions })
  await tenant.revise()
  await tenant.users()
  expect(await syncedSubjectOf(tenant, rule.id, bob.id)).toMatchObject({
    status: 'NOT_IN_SCOPE',
    inScope: false,
    conditions,
  })
})

it('tries a user filter that is not saved', async () => {
  await using tenant = await startPreview()
  const { preview, rule, ada } = tenant
  const draft = (populationExpression: string) =>
    preview({ ruleId: rule.id, userId: ada.id, populationExpression })
  expect(await draft('username sw "b" or name.family eq "Lovelace"')).toMatchObject({
    answer: { inScope: true, conditions: [{ holds: false }, { seen: ['Lovelace'], holds: true }] },
  })
  expect(await draft('')).toMatchObject({ answer: { inScope: false } })
  expect(await draft('nickname eq')).toMatchObject({
    status: 400,
    answer: { code: 'invalid_request' },
  })
})

it.each([
  { mappings: undefined, displayName: 'Crew' },
  {
    mappings: [{ targetAttribute: 'displayName', sourceAttribute: 'description' }],
    displayName: 'Those aboard',
  },
  {
    mappings: [{ targetAttribute: 'displayName', expression: "group.name + '!'" }],
    displayName: 'Crew!',
  },
  {
    mappings: [{ targetAttribute: 'displayName', sourceAttribute: 'externalId' }],
    problem: 'It gives the group no name.',
  },
  {
    mappings: [{ targetAttribute: 'displayName', expression: 'group.name +' }],
    problem: expect.stringMatching(/./),
  },
])('shows what a group is called under $mappings', async ({ mappings, ...shown }) => {
  await using tenant = await startPreview()
  const { call, preview, rule } = tenant
  const body = { name: 'Crew', description: 'Those aboard' }
  const { id } = await call<{ id: string }>('POST', '/groups', body)
  const { answer } = await preview({ ruleId: rule.id, groupId: id, mappings }, '/preview/group')
  expect(answer).toEqual({ group: { id, name: 'Crew' }, ...shown })
})

it('has no name for a group that does not exist', async () => {
  await using tenant = await startPreview()
  const { preview, rule } = tenant
  expect(await preview({ ruleId: rule.id, groupId: 'none' }, '/preview/group')).toMatchObject({
    status: 404,
    answer: { message: 'There is no group none.' },
  })
})

it('previews under a connection that is not enabled', async () => {
  await using tenant = await startPreview()
  const { call, connection, connectionInput, preview, rule, ada } = tenant
  const store = { ...connectionInput, status: 'INACTIVE' }
  await call('PUT', `/propagation/stores/${connection.id}`, store)
  expect(await preview({ ruleId: rule.id, userId: ada.id })).toMatchObject({ status: 200 })
})

it.each([
  [{ userId: 'nobody' }, 404, 'There is no user nobody.'],
  [{ ruleId: 'none' }, 404, 'There is no rule none.'],
  [{ mapping: [] }, 400, 'Unknown member mapping.'],
  [{ mappings: [{}] }, 400, 'mappings.0.targetAttribute'],
  [{ targetStoreId: 'x' }, 400, /: Either ruleId or targetStoreId is expected\.$/],
] as const)('answers %j in words', async (body, status, message) => {
  await using tenant = await startPreview()
  const { preview, rule, ada } = tenant
  expect(await preview({ ruleId: rule.id, userId: ada.id, ...body })).toEqual({
    status,
    answer: expect.objectContaining({ message: expect.stringMatching(message) }),
  })
})

it('shows a user under a rule that is not saved, by its connection', async () => {
  await using tenant = await startPreview()
  const { preview, rule, ada } = tenant
  const { body } = (await preview({ ruleId: rule.id, userId: ada.id })).answer as { body: object }
  const { id: targetStoreId } = rule['targetStore'] as { readonly id: string }
  const filtered = { targetStoreId, userId: ada.id, populationExpression: 'username eq "ada"' }
  expect((await preview(filtered)).answer).toMatchObject({
    inScope: true,
    conditions: [{ expression: 'username eq "ada"', seen: ['ada'], holds: true }],
    lookup: { filter: 'username Eq "ada"' },
    body,
  })
  expect((await preview({ targetStoreId, userId: ada.id })).answer).toMatchObject({
    inScope: false,
  })
  expect(await preview({ targetStoreId: 'none', userId: ada.id })).toMatchObject({
    status: 404,
    answer: { message: 'There is no connection none.' },
  })
  expect(await preview({ targetStoreId, ruleId: rule.id, userId: ada.id })).toMatchObject({
    status: 400,
  })
})
