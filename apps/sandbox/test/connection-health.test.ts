import type { ConnectionHealth } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { runCli } from '../src/cli/cli-process.test-support.ts'
import { errorBody, type Script } from './scripted-target.ts'
import { startTargetStory, type TargetStory } from './target-story.ts'
import type { TenantOptions } from './tenant.ts'

const everyone = 'population.id pr'
const refusesAll: Script = () => ({ status: 401, body: errorBody(401, 'No such token.') })
const refusesWrites: Script = ({ method }, honest) =>
  method === 'GET' ? honest() : { status: 403, body: errorBody(403, 'Read only.') }

async function healthOf({ control, connection, sandbox }: TargetStory): Promise<ConnectionHealth> {
  await sandbox.waitForIdle()
  const found = (await control.connections()).find(({ id }) => id === connection.id)
  if (!found) throw new Error('There is no such connection.')
  return found.health
}

/** Starts a sandbox over a scripted target, without a circuit breaker unless asked. */
async function start(
  script?: Script,
  delivery: { readonly circuitThreshold?: number } = {},
  options: TenantOptions = {},
) {
  const story = await startTargetStory(script, options)
  await story.control.setDelivery(story.connection.id, {
    ...{ retries: 0, backoffMs: 1, circuitThreshold: 0, ...delivery },
  })
  return story
}

it('is unproven until something is provisioned, and healthy then', async () => {
  await using story = await start()
  expect(await healthOf(story)).toMatchObject({ state: 'unproven', summary: 'No enabled rule' })
  await story.rule(everyone)
  await story.revise()
  expect(await healthOf(story)).toMatchObject({ summary: 'Nothing provisioned yet' })
  await story.hire('ada')
  expect(await healthOf(story)).toEqual({
    ...{ state: 'healthy', failed: 0, remarked: 0, total: 1, summary: 'Healthy, 1 synced' },
  })
})

it('is failing while each request answers 401, with the way to the cause, and healthy after the repair', async () => {
  await using story = await start(refusesAll)
  const { id: ruleId } = await story.rule(everyone)
  const [ada] = [await story.hire('ada'), await story.hire('bob')]
  await story.revise()
  const health = await healthOf(story)
  expect(health).toMatchObject({
    ...{ state: 'failing', failed: 2, total: 2, cause: 'credentials', status: 401 },
    summary: '2 of 2 failing: 401 Unauthorized',
    example: { subject: { type: 'user' }, ruleId },
  })
  const { changeId = '', exchangeId = '' } = health.example ?? {}
  expect(await story.control.exchange(exchangeId)).toMatchObject({
    ...{ changeId, response: { status: 401 } },
  })
  expect((await story.control.change(changeId)).outcomes).toEqual({ failed: 2 })

  story.target.script((_, honest) => honest())
  await story.call('PATCH', `/users/${ada.id}`, { title: 'Countess' })
  expect(await healthOf(story)).toMatchObject({ summary: '1 of 2 failing: 401 Unauthorized' })
  await story.control.resync(ruleId)
  expect(await healthOf(story)).toMatchObject({ state: 'healthy', failed: 0, total: 2 })
})

it('fails again with the first update that is refused, though all users are there', async () => {
  await using story = await start()
  await story.rule(everyone)
  const [ada] = [await story.hire('ada'), await story.hire('bob')]
  await story.revise()
  expect((await healthOf(story)).state).toBe('healthy')
  story.target.script(refusesAll)
  await story.call('PATCH', `/users/${ada.id}`, { name: { given: 'Augusta' } })
  expect(await healthOf(story)).toMatchObject({
    ...{ state: 'failing', summary: '1 of 2 failing: 401 Unauthorized' },
    example: { subject: { id: ada.id, name: 'ada' } },
  })
})

it('is failing while the circuit is open, and says so', async () => {
  await using story = await start(
    () => ({ status: 503, body: errorBody(503, 'Down for maintenance.') }),
    { circuitThreshold: 1 },
  )
  await story.control.setDelivery(story.connection.id, { circuitCoolDownMs: 3_600_000 })
  await story.rule(everyone)
  await story.hire('ada')
  await story.revise()
  expect(await healthOf(story)).toMatchObject({
    ...{ state: 'failing', failed: 1, total: 1 },
    summary: expect.stringMatching(/^Circuit open, 1 of 1 failing: .*503/),
  })
})

it('counts a user whose account could not be removed, also after the rule was deleted', async () => {
  await using story = await start(undefined, {}, { managed: true })
  const { id: ruleId } = await story.rule('title eq "Countess"')
  const ada = await story.hire('ada', { title: 'Countess' })
  await story.hire('bob', { title: 'Countess' })
  await story.revise()
  await healthOf(story)
  story.target.script(refusesWrites)
  await story.call('PATCH', `/users/${ada.id}`, { title: 'Retired' })
  expect(await healthOf(story)).toMatchObject({
    ...{ state: 'failing', failed: 1, total: 2, summary: '1 of 2 failing: 403 Forbidden' },
    example: { subject: { id: ada.id }, ruleId },
  })
  await story.call('DELETE', `/propagation/rules/${ruleId}?deprovision=true`)
  await story.revise()
  expect(await healthOf(story)).toMatchObject({ state: 'failing', failed: 2, total: 2 })
})

it('adds up the rules of a connection, and leaves out those that are disabled', async () => {
  await using story = await start(({ method, body }, honest) =>
    method === 'POST' && body['userName'] === 'bob'
      ? { status: 400, body: errorBody(400, 'bob is not wanted.') }
      : honest(),
  )
  await story.rule(everyone)
  const { id } = await story.rule('username eq "bob"')
  for (const name of ['ada', 'bob']) await story.hire(name)
  await story.revise()
  expect(await healthOf(story)).toMatchObject({
    ...{ failed: 2, total: 3, summary: '2 of 3 failing: 400 Bad Request' },
  })
  await story.call('PUT', `/propagation/rules/${id}`, {
    ...{ name: 'Rule', active: false, populationExpression: 'username eq "bob"' },
  })
  await story.revise()
  expect(await healthOf(story)).toMatchObject({ failed: 1, total: 2 })
})

it('is off while the connection is disabled, whatever failed before', async () => {
  await using story = await start(refusesAll)
  await story.rule(everyone)
  await story.hire('ada')
  await story.revise()
  await healthOf(story)
  await story.call('PUT', `/propagation/stores/${story.connection.id}`, {
    ...story.connectionInput,
    status: 'INACTIVE',
  })
  await story.revise()
  expect(await healthOf(story)).toMatchObject({ state: 'off', summary: 'Disabled' })
})

it('is failing when the connection test fails, before anything is provisioned', async () => {
  await using story = await start(refusesAll)
  await story.rule(everyone)
  await story.revise()
  const { configuration, name } = story.connectionInput
  const test = story.call('POST', '/propagation/stores/connection/status', {
    ...{ name, type: 'scim', configuration },
  })
  await expect(test).rejects.toThrow('INVALID_VALUE')
  expect(await healthOf(story)).toMatchObject({
    ...{ state: 'failing', summary: expect.stringMatching(/^Test failed: .*401/) },
  })
})

it('says the same in the status of the command line', async () => {
  await using story = await start(refusesAll)
  await story.rule(everyone)
  await story.hire('ada')
  await story.revise()
  const { summary } = await healthOf(story)
  const { stdout } = await runCli(['status', '--url', story.sandbox.urls.console])
  expect(JSON.parse(stdout)).toMatchObject({
    connections: [{ id: story.connection.id, state: 'failing', summary }],
  })
})
