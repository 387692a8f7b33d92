import { afterAll, beforeAll, expect, it } from 'vitest'
import { scenarios } from '@pingone-sandbox/workspace'
import { scenarioNames } from '../../src/mcp/tools/run-scenario.ts'
import { isReading, tools } from '../../src/mcp/tools.ts'
import { type McpProcess, startMcp } from './mcp-client.ts'
import { plantedToken, startProvisioned } from './provisioned-sandbox.ts'

// With --write an agent does what a developer does at the console.

let world: Awaited<ReturnType<typeof startProvisioned>>
let mcp: McpProcess
beforeAll(async () => {
  world = await startProvisioned({ users: 150 })
  mcp = await startMcp(['--write', '--url', world.sandbox.urls.console])
})
afterAll(async () => {
  await mcp[Symbol.asyncDispose]()
  await world.sandbox.close()
})

it('offers every tool, with its effect', async () => {
  const { tools: offered } = await mcp.client.listTools()
  expect(offered.map(({ name }) => name)).toEqual(tools.map(({ name }) => name))
  expect(offered.filter(({ annotations }) => annotations?.readOnlyHint).length).toBe(
    tools.filter(isReading).length,
  )
  const reset = offered.find(({ name }) => name === 'reset_sandbox')
  expect(reset?.annotations).toEqual({
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: true,
    openWorldHint: false,
  })
})

it('describes every parameter of every tool', async () => {
  const { tools: offered } = await mcp.client.listTools()
  for (const { name, description, inputSchema } of offered) {
    expect(description).toMatch(/\.$/)
    for (const [parameter, schema] of Object.entries(inputSchema.properties ?? {}))
      expect([name, parameter, schema]).toEqual([
        name,
        parameter,
        expect.objectContaining({ description: expect.stringMatching(/[.:]/) }),
      ])
  }
})

it('knows every scenario', () => {
  expect([...scenarioNames]).toEqual(scenarios.map(({ name }) => name))
})

it('creates a user who is provisioned, and follows every change of the user', async () => {
  const created = await mcp.call('change_user', {
    action: 'create',
    user: 'ada.lovelace',
    attributes: { name: { given: 'Ada', family: 'Lovelace' } },
  })
  expect(created.data).toMatchObject({ isIdle: true, subject: { name: 'ada.lovelace' } })
  expect(created.text).toContain('POST /scim/v2/Users → 201')
  const disabled = await mcp.call('change_user', { action: 'disable', user: 'ada.lovelace' })
  expect(disabled.data['moments'][0].rules[0].outcome.status).toBe('removed')
  const updated = await mcp.call('change_user', {
    action: 'update',
    user: 'ada.lovelace',
    attributes: { enabled: true, title: 'Analyst' },
  })
  expect(updated.isError).toBe(false)
  await mcp.call('change_user', { action: 'delete', user: 'ada.lovelace' })
  const { data, text } = await mcp.call('get_story', { user: 'ada.lovelace' })
  expect(data['exists']).toBe(false)
  expect(text).toContain('User ada.lovelace was deleted.')
})

it('retries the user who had failed', async () => {
  const { data } = await mcp.call('retry_failed', { user: world.failedUser.name })
  expect(data).toMatchObject({ users: 1, isIdle: true, outcomes: { success: 1 } })
  const again = await mcp.call('retry_failed')
  expect(again.text).toContain('Nothing is retried')
})

it('sets faults and removes them', async () => {
  const fault = { operation: 'create', effect: { kind: 'status', status: 503, retryAfter: 1 } }
  const { data } = await mcp.call('set_faults', { faults: [fault] })
  expect(data['faults']).toMatchObject([fault])
  await mcp.call('set_faults', { faults: [] })
  expect((await world.control.faults()).faults).toEqual([])
})

it('plays a scenario and lists its changes', async () => {
  const { data, text } = await mcp.call('run_scenario', {
    scenario: 'hire',
    parameters: { count: 1 },
    waitSeconds: 60,
  })
  expect(data['isIdle']).toBe(true)
  expect(data['changes'].map(({ action }: { action: string }) => action)).toEqual([
    'MEMBER_OF_GROUP.CREATED',
    'USER.CREATED',
  ])
  expect(text).toContain('was created')
})

it('connects a SCIM server, and says why one is refused', async () => {
  const again = await mcp.call('connect_endpoint')
  expect(again.data).toMatchObject({ url: world.url, connection: { isNew: false } })
  expect(again.json).not.toContain(plantedToken)
  const refused = await mcp.call('connect_endpoint', { url: world.url, token: 'wrong-token' })
  expect(refused.isError).toBe(true)
  expect(refused.text).toContain('401')
  const { exchangeId } = refused.data['error']
  expect((await mcp.call('get_exchange', { exchangeId })).text).toContain('401')
  expect(refused.json).not.toContain('wrong-token')
})

it('checks the SCIM server of a connection', async () => {
  const [connection] = await world.control.connections()
  const { data, text } = await mcp.call('check_endpoint', {
    connection: connection?.name,
    only: ['users.create'],
    waitSeconds: 120,
  })
  expect(data).toMatchObject({ status: 'finished', verdict: 'works', findings: [], left: [] })
  expect(text).toContain('format=markdown')
  const later = await mcp.call('check_endpoint', { checkId: data['checkId'] })
  expect(later.data).toEqual(data)
})

it('stops a check whose call is cancelled, and the check cleans up', async () => {
  const before = await targetUsers()
  const call = new AbortController()
  const input = { url: world.url, token: plantedToken }
  const answer = mcp.client.callTool(
    { name: 'check_endpoint', arguments: input },
    { signal: call.signal },
  )
  const latest = async () => (await world.control.checks())[0]
  await expect.poll(latest).toMatchObject({ status: 'running' })
  call.abort()
  await expect(answer).rejects.toThrow(/abort/i)
  await expect.poll(latest).toMatchObject({ status: 'stopped' })
  expect(await targetUsers()).toBe(before)
})

async function targetUsers(): Promise<unknown> {
  const { body } = await world.control.sendToTarget({ method: 'GET', path: '/Users?count=0' })
  return (JSON.parse(body) as { totalResults: number }).totalResults
}

it('says of a misbehaving server what breaks, and how to fix it', async () => {
  await world.control.setMisbehaviours(['active-ignored'])
  const { data, text, json } = await mcp.call('check_endpoint', {
    url: world.url,
    token: plantedToken,
    only: ['users'],
    waitSeconds: 120,
  })
  await world.control.setMisbehaviours([])
  expect(data).toMatchObject({ status: 'finished', verdict: 'breaks' })
  expect(data['findings'][0]).toMatchObject({ id: 'users.disable', verdict: 'breaks' })
  expect(text).toContain('Fix:')
  expect(json).not.toContain(plantedToken)
})

const wrongInputs: readonly (readonly [string, Readonly<Record<string, unknown>>, RegExp])[] = [
  ['get_status', { verbose: true }, /Unknown parameter verbose/],
  ['list_changes', { limit: 1000 }, /limit/],
  ['list_changes', { serch: 'ada' }, /Did you mean search\?/],
  ['list_changes', { from: 'yesterday' }, /from/],
  ['list_changes', { cursor: 'x' }, /cursor/],
  ['get_change', { changeId: 'none' }, /no change none/],
  ['get_story', {}, /Either user or group/],
  ['get_story', { user: 'ada', group: 'Sales' }, /Either user or group/],
  ['get_story', { user: 'no-one' }, /list_changes with search/],
  ['get_story', { user: 'quo"te' }, /quo"te/],
  ['get_story', { group: '00000000-0000-0000-0000-000000000000' }, /group 0000/],
  ['get_exchange', { exchangeId: 'none' }, /none/],
  ['get_exchange', { exchangeId: 'x', form: 'wget' }, /form/],
  ['plan_sync', { rule: 'None' }, /There is no rule None/],
  ['plan_sync', { user: 'a', group: 'b' }, /Either user or group/],
  ['explain_filter', { filter: 'userName Eq' }, /character 12/],
  ['explain_filter', { filter: 'noSuch eq 1', resource: {} }, /noSuch/],
  ['explain_filter', { filter: 'a pr', resource: {}, user: 'ada' }, /not both/],
  ['wait_for_idle', { seconds: -1 }, /seconds/],
  ['connect_endpoint', { url: 'ftp://nowhere' }, /http or https/],
  ['connect_endpoint', { url: 'http://127.0.0.1:1/scim/v2' }, /127\.0\.0\.1:1/],
  ['change_user', { action: 'create' }, /user/],
  ['change_user', { action: 'delete', user: 'x', attributes: {} }, /takes no attributes/],
  ['change_user', { action: 'create', user: 'x', attributes: { email: 5 } }, /email/],
  ['change_user', { action: 'promote', user: 'x' }, /action/],
  ['run_scenario', { scenario: 'dance' }, /scenario/],
  ['run_scenario', { scenario: 'hire', parameters: { cuont: 1 } }, /count/],
  ['retry_failed', { cause: 'bad luck' }, /cause/],
  ['set_faults', { faults: [{ effect: { kind: 'explosion' } }] }, /kind/],
  ['set_faults', {}, /faults/],
  ['check_endpoint', {}, /One of url, connection and checkId/],
  ['check_endpoint', { url: 'localhost', connection: 'x' }, /One of url/],
  ['check_endpoint', { connection: 'None' }, /There is no connection None/],
  ['check_endpoint', { checkId: 'none' }, /none/],
  ['check_endpoint', { url: 'http://127.0.0.1:1/scim/v2' }, /refuses connections/],
  ['reset_sandbox', { sure: true }, /Unknown parameter sure/],
]

it('has a wrong input of every tool', () => {
  expect(new Set(wrongInputs.map(([name]) => name))).toEqual(new Set(tools.map(({ name }) => name)))
})

it.each(wrongInputs)('refuses %s %j with what is wrong', async (name, input, reason) => {
  const { isError, text } = await mcp.call(name, input)
  expect(text).toMatch(reason)
  expect(isError).toBe(true)
})

it('keeps answers bounded, whatever the journal holds', async () => {
  await mcp.call('run_scenario', { scenario: 'hire', parameters: { count: 30 }, waitSeconds: 60 })
  const { changes } = await world.control.changes({ search: 'revision', limit: 10 })
  const changeId = changes.toSorted((one, other) => other.exchanges - one.exchanges)[0]?.id
  const { data } = await mcp.call('change_user', { action: 'create', user: 'long' })
  const exchangeId = data['moments'][0].rules[0].requests.at(-1).id
  const answers = [
    await mcp.call('list_changes', { limit: 50 }),
    await mcp.call('get_exchange', { exchangeId, bodyLimit: 40 }),
    await mcp.call('plan_sync', { limit: 25 }),
    await mcp.call('get_change', { changeId, limit: 60 }),
    await mcp.call('get_story', { user: 'long', limit: 10 }),
    await mcp.call('get_status'),
  ]
  for (const { isError, json } of answers) {
    expect(isError).toBe(false)
    expect(json.length).toBeLessThan(60_000)
  }
  expect(answers[1]?.text).toContain('more characters; pass a larger bodyLimit')
  expect(answers[3]?.data).toMatchObject({ total: expect.any(Number), cursor: expect.any(String) })
  expect(answers[3]?.data['total']).toBeGreaterThan(400)
  const first = await mcp.call('list_changes', { limit: 2 })
  const second = await mcp.call('list_changes', { limit: 2, cursor: first.data['cursor'] })
  expect(second.data['changes'][0].id).not.toBe(first.data['changes'][0].id)
})

it('resets the sandbox', async () => {
  await mcp.call('reset_sandbox')
  expect(await world.control.connections()).toEqual([])
  const { text } = await mcp.call('get_status')
  expect(text).toContain('Nothing is connected')
})
