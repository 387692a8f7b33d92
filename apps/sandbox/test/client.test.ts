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

it('goes from a target to provisioned users in two calls', async () => {
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

it('throws what the Platform API says of a refusal', async () => {
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

it('throws what the control API says of a refusal', async () => {
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
