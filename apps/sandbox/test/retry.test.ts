import type { RetryQuery } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { errorBody, type Script } from './scripted-target.ts'
import { startTargetStory, type TargetStory } from './target-story.ts'
import type { TenantOptions } from './tenant.ts'

const everyone = 'population.id pr'
const honest: Script = (_, answer) => answer()

/** Refuses to create the users with these names. */
const refusing =
  (status: number, ...names: readonly string[]): Script =>
  ({ method, body }, answer) =>
    method === 'POST' && names.includes(String(body['userName']))
      ? { status, body: errorBody(status, 'Not now.') }
      : answer()

/** Provisions these users while the target refuses, and then makes it honest. Returns the users by name. */
async function startFailed(
  names: readonly string[],
  script: Script,
  { inTeam = [], ...options }: TenantOptions & { readonly inTeam?: readonly string[] } = {},
) {
  const story = await startTargetStory(script, options)
  await story.control.setDelivery(story.connection.id, {
    ...{ retries: 0, backoffMs: 1, circuitThreshold: 0 },
  })
  const users: Record<string, string> = {}
  for (const name of names) users[name] = (await story.hire(name)).id
  const team = await story.group('Team')
  for (const name of inTeam) await story.join({ id: users[name] ?? '' }, team)
  const rule = await story.rule(everyone, inTeam.length > 0 ? [team] : [])
  await story.revise()
  await story.sandbox.waitForIdle()
  story.target.script(honest)
  story.target.requests.length = 0
  return { story, users, team, rule }
}

const namesAt = ({ target }: TargetStory) =>
  target
    .users()
    .map(({ userName }) => String(userName))
    .sort()

it('retries one user who failed, and leaves the others alone', async () => {
  const { story, users } = await startFailed(['ada', 'bob', 'cleo'], refusing(400, 'ada', 'bob'))
  await using _ = story
  const { changeId = '', ...counts } = await story.control.retrySubject({
    ...{ type: 'user', id: users['ada'] ?? '' },
  })
  expect(counts).toEqual({ users: 1, groups: 0 })
  await story.sandbox.waitForIdle()
  expect(namesAt(story)).toEqual(['ada', 'cleo'])
  expect(story.target.requests).toEqual(['GET /Users', 'POST /Users'])
  expect(await story.control.change(changeId)).toMatchObject({
    action: 'PROVISIONING_SYNC.STARTED',
    subject: { type: 'user', id: users['ada'], name: 'ada' },
    ...{ summary: 'Retry of ada', ends: { created: 1 } },
  })
})

it('retries all that failed with one change', async () => {
  const { story, rule } = await startFailed(['ada', 'bob', 'cleo'], refusing(400, 'ada', 'bob'))
  await using _ = story
  const { changeId = '', ...counts } = await story.control.retry()
  expect(counts).toEqual({ users: 2, groups: 0 })
  await story.sandbox.waitForIdle()
  expect(namesAt(story)).toEqual(['ada', 'bob', 'cleo'])
  expect(story.target.requests).toHaveLength(4)
  expect(await story.control.change(changeId)).toMatchObject({
    subject: { type: 'rule', id: rule.id },
    ...{ summary: 'Retry of 2 users that failed', ends: { created: 2 } },
  })
})

it('answers 202 with the change, and 200 when nothing is failed', async () => {
  const { story, users } = await startFailed(['ada'], refusing(400, 'ada'))
  await using _ = story
  const url = `${story.sandbox.urls.control}/subjects/users/${users['ada']}/retry`
  const started = await fetch(url, { method: 'POST' })
  expect([started.status, await started.json()]).toEqual([
    202,
    { changeId: expect.any(String), users: 1, groups: 0 },
  ])
  await story.sandbox.waitForIdle()
  const again = await fetch(url, { method: 'POST' })
  expect([again.status, await again.json()]).toEqual([200, { users: 0, groups: 0 }])
})

it('retries what failed again, as often as it is asked', async () => {
  const { story, users } = await startFailed(['ada'], refusing(400, 'ada'))
  await using _ = story
  story.target.script(refusing(500, 'ada'))
  const ada = { type: 'user', id: users['ada'] ?? '' } as const
  await story.control.retrySubject(ada)
  await story.sandbox.waitForIdle()
  expect(await story.control.retrySubject(ada)).toMatchObject({ users: 1 })
  await story.sandbox.waitForIdle()
  expect((await story.outcomes()).map(({ status }) => status)).toEqual([
    'failed',
    'failed',
    'failed',
  ])
  story.target.script(honest)
  await story.control.retrySubject(ada)
  await story.sandbox.waitForIdle()
  expect(namesAt(story)).toEqual(['ada'])
})

const criteria: readonly (readonly [string, (ids: Ids) => RetryQuery, readonly string[]])[] = [
  ['a cause', () => ({ cause: 'conflict' }), ['bob']],
  ['a rule', ({ ruleId }) => ({ ruleId }), ['ada', 'bob']],
  ['a connection', ({ connectionId }) => ({ connectionId }), ['ada', 'bob']],
  [
    'some users, one that has not failed',
    ({ users }) => ({
      subjects: ['ada', 'cleo'].map((name) => ({ type: 'user', id: users[name] ?? '' })),
    }),
    ['ada'],
  ],
  [
    'a user and a cause that does not apply',
    ({ users }) => ({ cause: 'conflict', subjects: [{ type: 'user', id: users['ada'] ?? '' }] }),
    [],
  ],
]
interface Ids {
  readonly ruleId: string
  readonly connectionId: string
  readonly users: Readonly<Record<string, string>>
}

it.each(criteria)('retries by %s', async (__, queryOf, expected) => {
  const { story, users, rule } = await startFailed(['ada', 'bob', 'cleo'], (request, answer) => {
    const status = { ada: 400, bob: 409 }[String(request.body['userName'])]
    return status === undefined || request.method !== 'POST'
      ? answer()
      : { status, body: errorBody(status, 'Not now.') }
  })
  await using _ = story
  const query = queryOf({ ruleId: rule.id, connectionId: story.connection.id, users })
  expect(await story.control.retry(query)).toMatchObject({ users: expected.length, groups: 0 })
  await story.sandbox.waitForIdle()
  expect(namesAt(story)).toEqual([...expected, 'cleo'])
})

it('puts a user who failed into the groups, too, and retries a group that failed', async () => {
  const { story, users, team } = await startFailed(['ada', 'bob'], refusing(400, 'ada'), {
    inTeam: ['ada', 'bob'],
  })
  await using _ = story
  await story.control.retrySubject({ type: 'user', id: users['ada'] ?? '' })
  await story.sandbox.waitForIdle()
  expect(story.target.groups()).toMatchObject([{ displayName: 'Team', members: [{}, {}] }])

  story.target.script((request, answer) =>
    request.kind === 'Groups' && request.method !== 'GET'
      ? { status: 500, body: errorBody(500, 'No groups now.') }
      : answer(),
  )
  await story.call('PUT', `/groups/${team.id}`, { name: 'Crew' })
  await story.sandbox.waitForIdle()
  story.target.script(honest)
  expect(await story.control.retrySubject({ type: 'group', id: team.id })).toMatchObject({
    ...{ users: 0, groups: 1 },
  })
  await story.sandbox.waitForIdle()
  expect(story.target.groups()).toMatchObject([{ displayName: 'Crew' }])
})

it('puts all users who failed into the groups when they are retried together', async () => {
  const { story } = await startFailed(['ada', 'bob', 'cleo'], refusing(400, 'ada', 'bob'), {
    inTeam: ['ada', 'bob', 'cleo'],
  })
  await using _ = story
  expect(await story.control.retry({ cause: 'refused' })).toMatchObject({ users: 2, groups: 0 })
  await story.sandbox.waitForIdle()
  expect(story.target.groups()).toMatchObject([{ members: [{}, {}, {}] }])
})

it('deprovisions again what could not be removed, also for a deleted rule', async () => {
  const { story, users, rule } = await startFailed(['ada', 'bob'], honest, { managed: true })
  await using _ = story
  story.target.script(({ method }, answer) =>
    method === 'GET' ? answer() : { status: 403, body: errorBody(403, 'Read only.') },
  )
  await story.call('DELETE', `/users/${users['ada']}`)
  await story.sandbox.waitForIdle()
  await story.call('DELETE', `/propagation/rules/${rule.id}?deprovision=true`)
  await story.revise()
  await story.sandbox.waitForIdle()
  story.target.script(honest)
  expect(await story.control.retrySubject({ type: 'user', id: users['bob'] ?? '' })).toMatchObject({
    users: 1,
  })
  await story.sandbox.waitForIdle()
  const active = () =>
    story.target
      .users()
      .map((user) => [user['userName'], user['active']])
      .toSorted()
  expect(active()).toEqual([
    ['ada', true],
    ['bob', false],
  ])
  expect(await story.control.retry({ ruleId: rule.id })).toMatchObject({ users: 1 })
  await story.sandbox.waitForIdle()
  expect(active()).toEqual([
    ['ada', false],
    ['bob', false],
  ])
})

it.each([
  ['rule-disabled', 'The rule Rule is disabled.'],
  ['connection-disabled', 'The connection Reference server is disabled.'],
  ['plan-inactive', 'The plan Plan is inactive.'],
])('retries nothing while nothing is sent, and says why: %s', async (reason, message) => {
  const { story, users, rule } = await startFailed(['ada'], refusing(400, 'ada'))
  await using _ = story
  if (reason === 'rule-disabled')
    await story.call('PUT', `/propagation/rules/${rule.id}`, {
      ...{ name: 'Rule', active: false, populationExpression: everyone },
    })
  if (reason === 'connection-disabled')
    await story.call('PUT', `/propagation/stores/${story.connection.id}`, {
      ...story.connectionInput,
      status: 'INACTIVE',
    })
  if (reason === 'plan-inactive') {
    const plans = await story.call<{ _embedded: { plans: { id: string; name: string }[] } }>(
      'GET',
      '/propagation/plans',
    )
    const plan = plans._embedded.plans.find(({ name }) => name === 'Plan')
    await story.call('PUT', `/propagation/plans/${plan?.id}`, { name: 'Plan', status: 'INACTIVE' })
  }
  await story.revise()
  await story.sandbox.waitForIdle()
  const blocked = { rule: { id: rule.id, name: 'Rule' }, users: 1, groups: 0, reason, message }
  expect(await story.control.retry()).toEqual({ users: 0, groups: 0, blocked: [blocked] })
  expect(await story.control.retrySubject({ type: 'user', id: users['ada'] ?? '' })).toEqual({
    ...{ users: 0, groups: 0, blocked: [blocked] },
  })
})

it.each<[string, object, string]>([
  ['/retry', { ruleId: 'none' }, 'There is no rule none.'],
  ['/retry', { connectionId: 'none' }, 'There is no connection none.'],
  ['/retry', { subjects: [{ type: 'group', id: 'none' }] }, 'There is no group none.'],
  ['/subjects/users/none/retry', {}, 'There is no user none.'],
  ['/subjects/groups/none/retry', {}, 'There is no group none.'],
])('answers %s with %j: not found', async (path, body, message) => {
  const { story } = await startFailed(['ada'], honest)
  await using _ = story
  const answer = await fetch(story.sandbox.urls.control + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect([answer.status, await answer.json()]).toEqual([404, { code: 'not_found', message }])
})

it('plans a retry: the very requests that it then sends', async () => {
  const { story, users } = await startFailed(['ada', 'bob'], refusing(400, 'ada', 'bob'), {
    inTeam: ['ada'],
  })
  await using _ = story
  const ada = { type: 'user', id: users['ada'] ?? '' } as const
  const plan = await story.control.plan({ subjects: [ada] })
  expect(plan.counts).toMatchObject({ created: 1 })
  const planned = plan.actions.flatMap(({ requests }) => requests.map(({ method }) => method))
  story.target.requests.length = 0
  await story.control.retrySubject(ada)
  await story.sandbox.waitForIdle()
  expect(story.target.requests.map((line) => line.split(' ')[0])).toEqual(planned)
})
