import {
  ControlError,
  createAdministrator,
  createControlClient,
  createPlatformClient,
  createSandboxControl,
  followEvents,
  PlatformError,
} from '@pingone-sandbox/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../src/index.ts'

let sandbox: Sandbox
let client: ReturnType<typeof createControlClient>
let platform: ReturnType<typeof createPlatformClient>
beforeAll(async () => {
  sandbox = await createSandbox({ users: 3, console: false })
  platform = createPlatformClient({ ...sandbox.urls, ...sandbox.credentials })
  client = createControlClient(sandbox.urls)
})
afterAll(() => sandbox.close())

const target = () => ({
  name: 'Reference server',
  url: sandbox.urls.scim ?? '',
  token: sandbox.token,
})

it('provisions users to a target in two calls', async () => {
  const administrator = createAdministrator(platform)
  const control = createSandboxControl(client)
  const connection = await administrator.connect(target())
  const rule = await administrator.deployRule({
    connection,
    populationExpression: 'username pr',
    mappings: [
      { sourceAttribute: 'username', targetAttribute: 'userName' },
      { sourceAttribute: 'title', targetAttribute: 'title' },
    ],
  })
  expect(await control.waitForIdle()).toBe(true)
  const { syncStatus } = await control.ruleStatus(rule.id)
  expect(syncStatus).toMatchObject({ syncState: 'SUCCESS', successCount: 3 })
})

it('creates, changes and deletes users and groups', async () => {
  const { createUser, createGroup, addToGroup, removeFromGroup, resources, ...administrator } =
    createAdministrator(platform)
  const [ada, team] = [await createUser('ada'), await createGroup('Team')]
  await addToGroup(ada.id, team.id)
  await administrator.setEnabled(ada.id, false)
  await administrator.updateUser(ada.id, { title: 'Countess' })
  expect(await resources.users.read(ada.id)).toMatchObject({ enabled: false, title: 'Countess' })
  const memberships = resources.memberships('users', ada.id)
  expect(await memberships.all()).toMatchObject([{ name: 'Team' }])
  await removeFromGroup(ada.id, team.id)
  expect(await memberships.all()).toEqual([])
  await administrator.deleteUser(ada.id)
  expect(await administrator.users({ filter: 'username eq "ada"' })).toEqual([])
})

it('follows the pages of a list', async () => {
  const { resources, createGroup } = createAdministrator(platform)
  for (const name of ['One', 'Two', 'Three']) await createGroup(name)
  const first = await resources.groups.list({ limit: '2' })
  expect(first).toMatchObject({ items: [{}, {}], next: expect.stringMatching(/^\/groups\?/) })
  expect(await resources.groups.all()).toHaveLength(first.total)
})

it('reads the environments, which are not below one', async () => {
  const environments = await createAdministrator(platform).resources.environments()
  expect(environments.map(({ id }) => id)).toContain(sandbox.credentials.environmentId)
})

it('throws the refusal of the Platform API', async () => {
  const refusal = platform.send('/users', { method: 'POST', body: { username: '' } })
  await expect(refusal).rejects.toBeInstanceOf(PlatformError)
  await expect(refusal).rejects.toMatchObject({
    status: 400,
    message: expect.stringMatching(/^POST \/users: 400 {/),
    body: { code: 'INVALID_DATA', details: [{ target: 'username' }] },
  })
})

it('uses a token that is given, and cannot renew it', async () => {
  const { environmentId } = sandbox.credentials
  const token = await platform.token()
  const { api } = sandbox.urls
  const given = createPlatformClient({ api, environmentId, accessToken: token })
  expect((await given.request('/groups')).status).toBe(200)
  const wrong = createPlatformClient({ api, environmentId, accessToken: 'wrong' })
  expect((await wrong.request('/groups')).status).toBe(401)
})

it('throws the refusal of the control API', async () => {
  const refusal = client.send('/changes?metod=GET')
  await expect(refusal).rejects.toBeInstanceOf(ControlError)
  await expect(refusal).rejects.toMatchObject({
    status: 400,
    code: 'invalid_request',
    reason: expect.stringContaining('metod'),
  })
})

it('reads the control API by the names of its routes', async () => {
  const control = createSandboxControl(client)
  expect(await control.info()).toMatchObject(sandbox.credentials)
  expect(await control.health()).toEqual({ status: 'ok' })
  expect(await control.setFaults([{ effect: { kind: 'status', status: 503 } }])).toMatchObject({
    faults: [{ operation: 'any', hits: 0 }],
  })
  await control.clearFaults()
  expect((await control.faults()).faults).toEqual([])
  expect(await control.setMisbehaviours(['no-patch'])).toContainEqual(
    expect.objectContaining({ id: 'no-patch', active: true }),
  )
  await control.setMisbehaviours([])
  expect((await control.setProfile('patch-first')).name).toBe('patch-first')
  await control.setProfile('current')
  expect((await control.scenarios()).map(({ name }) => name)).toContain('hire')
  expect(await control.quirks()).not.toEqual([])
  const answer = await control.sendToTarget({ method: 'GET', path: '/Users' })
  expect(answer.status).toBe(200)
  const { requests } = await control.targetRequests({ limit: 1 })
  expect(await control.targetRequest(requests[0]?.seq ?? 0)).toMatchObject({ method: 'GET' })
})

it('follows the stream of events from an entry on', async () => {
  const control = createSandboxControl(client)
  const { steps } = await control.runScenario('hire', { count: 1 })
  const types: string[] = []
  for await (const { type, id, data } of followEvents(client, { after: 0 })) {
    expect(data).toMatchObject({ seq: Number(id), type })
    types.push(type)
    if (JSON.stringify(data).includes(steps[0]?.subject?.id ?? 'none')) break
  }
  expect(types).toContain('change')
})

it('reads what became of a rule, and what a change of it would do', async () => {
  const { call, createUser, createGroup, addToGroup, connect, deployRule } =
    createAdministrator(platform)
  const control = createSandboxControl(client)
  const [bob, crew] = [await createUser('bob'), await createGroup('Crew')]
  await addToGroup(bob.id, crew.id)
  const connection = await connect({ ...target(), name: 'Second' })
  await control.setDelivery(connection.id, { concurrency: 1 })
  expect(await control.connections()).toContainEqual(
    expect.objectContaining({ id: connection.id, delivery: expect.anything() }),
  )
  const rule = await deployRule({
    name: 'Crew',
    connection,
    populationExpression: 'username eq "bob"',
    groups: [crew],
  })
  expect(await control.waitForIdle()).toBe(true)

  expect(await control.rules()).toContainEqual(expect.objectContaining({ id: rule.id }))
  const { synced } = await control.synced(rule.id, { type: 'user', limit: 10 })
  expect(synced).toMatchObject([{ subject: { name: 'bob' }, status: 'SUCCESS' }])
  expect(await control.syncedSubject(rule.id, bob.id)).toMatchObject({ inScope: true })
  expect(await control.preview({ ruleId: rule.id, userId: bob.id })).toMatchObject({
    body: { userName: 'bob' },
  })
  expect(await control.previewGroup({ ruleId: rule.id, groupId: crew.id })).toMatchObject({
    displayName: 'Crew',
  })
  const draft = { populationExpression: 'username eq "nobody"' }
  const { counts } = await control.plan({ ruleId: rule.id, configuration: 'pending', draft })
  expect(counts.removed).toBeGreaterThan(0)

  const changeId = await control.resync(rule.id)
  await control.waitForIdle()
  expect(await control.change(changeId)).toMatchObject({ finished: true })
  expect((await control.changes({ ruleId: rule.id, limit: 1 })).changes).toHaveLength(1)
  expect((await control.entries({ before: 'end', limit: 2 })).entries).toHaveLength(2)
  const { exchanges } = await control.exchanges({ userId: bob.id, method: 'GET', limit: 1 })
  const replayed = await control.replay(exchanges[0]?.id ?? '')
  expect(replayed).toMatchObject({ replayOf: exchanges[0]?.id })
  expect(await call('GET', `/users/${bob.id}`)).toMatchObject({ username: 'bob' })
})

it('lists, reads, changes and deletes what provisioning is configured by', async () => {
  const { createMapping, createRule, connect, resources, revise } = createAdministrator(platform)
  const { mappings, mappingsOf, plans, populations, revisions, rules, stores } = resources
  const connection = await connect({ ...target(), name: 'Third' })
  const rule = await createRule({
    name: 'Third',
    connection,
    populationExpression: 'username eq "c"',
  })
  const line = { sourceAttribute: 'username', targetAttribute: 'userName' }
  const { id } = await createMapping(rule, line)
  await mappings.replace(id, { ...line, targetAttribute: 'displayName' })
  expect(await mappingsOf(rule.id).all()).toMatchObject([{ targetAttribute: 'displayName' }])
  await mappings.delete(id)
  expect((await mappingsOf(rule.id).list()).items).toEqual([])
  const revision = await revise()
  expect(await revisions.latest()).toMatchObject({ id: revision.id })
  expect(await plans.all()).toHaveLength(1)
  await rules.delete(rule.id)
  await stores.delete(connection.id)
  await expect(stores.read(connection.id)).rejects.toMatchObject({ status: 404 })
  const guests = await populations.create({ name: 'Visitors' })
  await populations.delete(guests.id)
})

it('declares an attribute of users', async () => {
  const { call, resources } = createAdministrator(platform)
  const { _embedded: found } = await call<{
    _embedded: { schemas: { id: string; name: string }[] }
  }>('GET', '/schemas')
  const schema = found.schemas.find(({ name }) => name === 'User')
  const attributes = resources.schemaAttributes(schema?.id ?? '')
  const badge = await attributes.create({ name: 'badge', displayName: 'Badge' })
  expect((await attributes.all()).map(({ name }) => name)).toContain('badge')
  expect(await attributes.update(badge.id, { displayName: 'Number' })).toMatchObject({
    displayName: 'Number',
  })
  await attributes.delete(badge.id)
})

it('puts a sandbox back to its seed', async () => {
  const control = createSandboxControl(client)
  await control.reset()
  expect(await createAdministrator(platform).users()).toHaveLength(3)
})
