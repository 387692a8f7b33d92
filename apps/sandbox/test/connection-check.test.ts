import type { Exchange } from '@pingone-sandbox/contract'
import { createProfile, type OutboundRequest } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { startEngine } from './engine.ts'
import { errorBody, type Answer, type Script } from './scripted-target.ts'
import {
  beginWithTeam,
  lastOf,
  startStoryAt,
  startTargetStory,
  type TargetStory,
} from './target-story.ts'

const userZero = 'current,connectionCheck=get-user-0'
const checked = `${userZero},checkBeforeEachOperation=on`
const page = '<!doctype html><title>Sign in</title>'

/** A target that answers everything honestly but the read of user 0. */
const answering =
  (answer: Answer | undefined): Script =>
  ({ method, kind, id }, honest) =>
    answer && method === 'GET' && kind === 'Users' && id === '0' ? answer : honest()

const test = async ({ call, connectionInput }: Pick<TargetStory, 'call' | 'connectionInput'>) => {
  const { name, type, configuration } = connectionInput
  await call('POST', '/propagation/stores/connection/status', { name, type, configuration })
}

const exchangesOf = async ({ read }: Pick<TargetStory, 'read'>) =>
  (await read<{ exchanges: Exchange[] }>('/exchanges?limit=1000')).exchanges.toReversed()

it.each<[string, Answer | undefined]>([
  ['404 with a SCIM Error', undefined],
  ['404 without a body', { status: 404 }],
  ['410', { status: 410, body: errorBody(410, 'Gone.') }],
  ['200 with a user', { status: 200, body: { id: '0', userName: 'zero' } }],
])('takes %s to the read of user 0 for a connection that works', async (_, answer) => {
  await using story = await startTargetStory(answering(answer), { profile: userZero })
  await test(story)
  expect(story.target.requests).toEqual(['GET /Users/0'])
  expect(await exchangesOf(story)).toMatchObject([
    { purpose: 'test', quirks: expect.arrayContaining(['check-gets-user-0']) },
  ])
  const { changes } = await story.read<{ changes: object[] }>('/changes')
  expect(changes).toContainEqual(
    expect.objectContaining({ action: 'CONNECTION.TESTED', worst: 'success' }),
  )
})

const refusals: readonly [string, Answer, RegExp][] = [
  ['401', { status: 401 }, /401: it does not accept the credentials/],
  ['403', { status: 403 }, /403: the credentials may not read users/],
  ['500', { status: 500, body: errorBody(500, 'Oops.') }, /500: Oops\. .* expected answer is 404/],
  ['400', { status: 400, body: errorBody(400, 'No UUID.') }, /400: No UUID\. .* user 0/],
  ['302', { status: 302, headers: { location: '/login' } }, /302/],
  ['200 with a page', { status: 200, body: page }, /200 with a page for people.*SCIM BASE URL/],
  ['404 with a page', { status: 404, body: page }, /404 with a page for people.*SCIM BASE URL/],
  ['200 with an array', { status: 200, body: [] }, /not a JSON object/],
]

it.each(refusals)(
  'fails the connection that answers %s to the read of user 0',
  async (_, answer, why) => {
    await using story = await startTargetStory(answering(answer), { profile: userZero })
    await expect(test(story)).rejects.toThrow(why)
    const { changes } = await story.read<{ changes: object[] }>('/changes')
    const isAnswered = answer.status < 400
    expect(changes).toContainEqual(
      expect.objectContaining({
        action: 'CONNECTION.TESTED',
        worst: isAnswered ? 'success' : 'failed',
      }),
    )
  },
)

it.each(refusals)(
  'sends nothing for a user or a group while the check is answered %s',
  async (_, answer, why) => {
    await using story = await startTargetStory(answering(answer), {
      profile: `${checked},retries=none`,
    })
    const team = await story.group('Team')
    await story.join(await story.hire('ada'), team)
    const rule = await story.rule('population.id pr', [team])
    await story.revise()
    for (const name of ['ada', 'Team']) {
      const outcome = await lastOf(story, name)
      expect(outcome).toMatchObject({ status: 'failed', cause: 'connection-check' })
      expect(outcome?.summary).toMatch(/^Not sent: the connection check failed\. /)
      expect(outcome?.summary).toMatch(why)
    }
    expect(new Set(story.target.requests)).toEqual(new Set(['GET /Users/0']))

    story.target.script((_request, honest) => honest())
    await fetch(`${story.sandbox.urls.control}/rules/${rule.id}/resync`, { method: 'POST' })
    expect(await lastOf(story, 'ada')).toMatchObject({ status: 'success', summary: 'Created' })
    expect(await lastOf(story, 'Team')).toMatchObject({ status: 'success', summary: 'Created' })
  },
)

it('fails at a server that answers 500 for an unknown id only where the check reads one', async () => {
  const misbehaviour = ['error-500-for-404']
  const provision = async (profile: string) => {
    const story = await startStoryAt(undefined, { misbehaviour, profile })
    await story.hire('ada')
    await story.rule('population.id pr')
    await story.revise()
    return story
  }
  await using listing = await provision('current,checkBeforeEachOperation=on,retries=none')
  await test(listing)
  expect(await lastOf(listing, 'ada')).toMatchObject({ status: 'success' })

  await using reading = await provision(`${checked},retries=none`)
  await expect(test(reading)).rejects.toThrow('The target answered 500')
  expect(await lastOf(reading, 'ada')).toMatchObject({
    status: 'failed',
    cause: 'connection-check',
  })
  expect(await reading.users()).toEqual([])
})

it.each([
  ['get-user-0', 'GET /Users/0', 'check-gets-user-0'],
  ['list-users', 'GET /Users', 'test-reads-users'],
])('checks with %s once before each operation, and says so', async (choice, line, quirk) => {
  const profile = `current,connectionCheck=${choice},checkBeforeEachOperation=on`
  await using story = await startTargetStory(undefined, { profile })
  const { requests } = story.target
  const ada = await story.hire('ada')
  const rule = await story.rule('population.id pr')
  await story.revise()
  await story.outcomes()
  expect(requests).toEqual([line, 'GET /Users', 'POST /Users'])
  const [check, ...others] = await exchangesOf(story)
  expect(check).toMatchObject({
    purpose: 'check',
    subject: { name: 'ada' },
    quirks: expect.arrayContaining(['check-before-each-operation', quirk]),
  })
  expect(others.map(({ purpose }) => purpose)).toEqual(['lookup', 'create'])
  const { changes } = await story.read<{ changes: { action: string; exchanges: number }[] }>(
    '/changes',
  )
  expect(changes).toContainEqual(expect.objectContaining({ exchanges: 3 }))

  const [stored] = story.target.users()
  const one = `/Users/${stored?.id}`
  requests.length = 0
  await story.call('PATCH', `/users/${ada.id}`, { name: { given: 'Augusta' } })
  await story.outcomes()
  expect(requests).toEqual([line, `GET ${one}`, `PUT ${one}`])

  // What a resync reads and then writes is one operation.
  Object.assign(story.target.users()[0] ?? {}, { active: false })
  requests.length = 0
  await fetch(`${story.sandbox.urls.control}/rules/${rule.id}/resync`, { method: 'POST' })
  await story.outcomes()
  expect(requests).toEqual([line, `GET ${one}`, `PUT ${one}`])

  requests.length = 0
  await story.call('DELETE', `/users/${ada.id}`)
  await story.outcomes()
  expect(requests).toEqual([line, `GET ${one}`, `PUT ${one}`])
})

it('says of a check for which there is no token what is wrong with the token endpoint', async () => {
  await using story = await startTargetStory(undefined, {
    profile: `${checked},retries=none`,
    configuration: {
      ...{ AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials', AUTHORIZATION_TYPE: 'Bearer' },
      ...{ OAUTH_CLIENT_ID: 'pingone', OAUTH_CLIENT_SECRET: 'secret' },
      OAUTH_TOKEN_REQUEST: 'http://127.0.0.1:9/token',
    },
  })
  await story.hire('ada')
  await story.rule('population.id pr')
  await story.revise()
  expect(await lastOf(story, 'ada')).toMatchObject({ cause: 'token-endpoint' })
  expect(story.target.requests).toEqual([])
})

it('fails the check of a target that does not answer, and sends no other request', async () => {
  await using story = await startTargetStory(undefined, {
    profile: `${checked},retries=none`,
    configuration: { SCIM_URL: 'http://127.0.0.1:9' },
  })
  await story.hire('ada')
  await story.rule('population.id pr')
  await story.revise()
  expect(await lastOf(story, 'ada')).toMatchObject({ status: 'failed', cause: 'connection-check' })
  expect((await exchangesOf(story)).map(({ purpose }) => purpose)).toEqual(['check'])
})

it.each(['current', 'put-only-2024', 'patch-first'])(
  'checks once for all that a group takes, under %s',
  async (base) => {
    const profile = `${base},connectionCheck=get-user-0,checkBeforeEachOperation=on`
    await using story = await startTargetStory(undefined, { profile })
    const { requests } = story.target
    const { ada, team } = await beginWithTeam(story, {})
    const checks = () => requests.filter((line) => line === 'GET /Users/0').length
    expect(checks()).toBe(2)
    requests.length = 0
    await story.leave(ada, team)
    await story.outcomes()
    expect(requests.at(-1)).toMatch(/^(?:PUT|PATCH) \/Groups\//)
    expect(requests[0]).toBe('GET /Users/0')
    expect(checks()).toBe(1)
  },
)

it('sends no check where the profile does not say so', async () => {
  await using story = await startTargetStory(undefined, { profile: userZero })
  await story.hire('ada')
  await story.rule('population.id pr')
  await story.revise()
  await story.outcomes()
  expect(story.target.requests).toEqual(['GET /Users', 'POST /Users'])
})

it('retries a check, which opens and closes the circuit', async () => {
  await using engine = await startEngine({
    profile: createProfile('current', {
      connectionCheck: 'get-user-0',
      checkBeforeEachOperation: 'on',
    }),
    delivery: {
      ...{ concurrency: 1, retries: 1, backoffMs: 1, maxBackoffMs: 5 },
      ...{ circuitThreshold: 4, circuitCoolDownMs: 5 },
    },
  })
  let isWell = false
  const sent: OutboundRequest[] = []
  engine.meddle((request, send) => {
    sent.push(request)
    return request.url.endsWith('/Users/0') && !isWell
      ? Promise.resolve({ response: { status: 500, headers: {}, body: '' } })
      : send()
  })
  const names = ['ada', 'bob', 'cy', 'dan', 'eve']
  for (const name of names) await engine.hire(name)
  const rule = await engine.rule('population.id pr')
  await engine.revise()
  await engine.pingone().whenIdle()
  // Two users used up their attempts; the others wait for the probe, which is the same request.
  const status = await engine.provisioning().ruleStatus(rule.id, 3_600_000)
  expect(status?.failures?.causes).toMatchObject([
    { cause: 'circuit-open', count: 3 },
    { cause: 'connection-check', count: 2 },
  ])
  expect(new Set(sent.map(({ url }) => new URL(url).pathname.split('/').at(-1)))).toEqual(
    new Set(['0']),
  )

  isWell = true
  const stored = async () => (await engine.users()).map(({ userName }) => userName).sort()
  await expect.poll(stored).toEqual(['cy', 'dan', 'eve'])
  const entries = await engine.pingone().journal.entries({ limit: 1000 })
  const checks = entries.flatMap((entry) =>
    entry.type === 'exchange' && entry.exchange.purpose === 'check' ? [entry.exchange] : [],
  )
  expect(checks.filter(({ attempt }) => attempt === 2).length).toBeGreaterThan(0)
  expect(entries.filter(({ type }) => type === 'circuit').length).toBeGreaterThan(1)
})

it('shows the checks in a plan, and what they keep from being sent', async () => {
  await using story = await startTargetStory(answering(undefined), {
    profile: `${checked},retries=none`,
  })
  await story.hire('ada')
  await story.rule('population.id pr')
  const plan = async () => {
    const answer = await fetch(`${story.sandbox.urls.control}/plan`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ configuration: 'pending' }),
    })
    return (await answer.json()) as {
      counts: object
      actions: { end: string; summary: string; requests: { purpose: string; method: string }[] }[]
    }
  }
  const [action] = (await plan()).actions
  expect(action?.requests.map(({ purpose }) => purpose)).toEqual(['check', 'lookup', 'create'])

  story.target.script(answering({ status: 500 }))
  const failing = await plan()
  expect(failing.counts).toMatchObject({ created: 0, failed: 1 })
  expect(failing.actions[0]).toMatchObject({
    end: 'failed',
    summary: expect.stringMatching(/^Not sent: the connection check failed\./),
    requests: [{ purpose: 'check' }],
  })
})
