import type { Moment, SubjectStory } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { errorBody } from '../scripted-target.ts'
import { beginWithTeam, startStoryAt, startTargetStory } from '../target-story.ts'

type Story = Awaited<ReturnType<typeof startStoryAt>>

const everybody = 'population.id pr'

async function storyOf(
  { control, sandbox }: Pick<Story, 'control' | 'sandbox'>,
  subject: { readonly type?: 'user' | 'group'; readonly id: string },
  query: Readonly<Record<string, string | number>> = {},
): Promise<SubjectStory> {
  await sandbox.waitForIdle()
  return control.subjectStory({ type: subject.type ?? 'user', id: subject.id }, query)
}

/** A moment in a line for each rule: its action, what was sent, how it ended. */
const inShort = ({ action, rules }: Moment): string =>
  [
    action,
    ...rules.map(({ exchanges, outcome }) =>
      [
        ...exchanges.map(({ method, purpose, status }) => `${purpose} ${method} ${status}`),
        outcome?.status ?? 'no outcome',
      ].join(', '),
    ),
  ].join(': ')

/** A target that refuses to create one user, until it is told otherwise. */
function refusing(userName: string) {
  const state = { refuses: true }
  return {
    state,
    script: ((request, honest) =>
      state.refuses && request.method === 'POST' && request.body['userName'] === userName
        ? { status: 400, body: errorBody(400, 'This name is not allowed.') }
        : honest()) satisfies Parameters<typeof startTargetStory>[0],
  }
}

it('tells why one of fifty fails in the first sync, and finds the change by the user', async () => {
  const { state, script } = refusing('gus')
  await using story = await startTargetStory(script)
  const { control } = story
  for (let count = 1; count < 50; count += 1) await story.hire(`user-${count}`)
  const gus = await story.hire('gus')
  const rule = await story.rule(everybody)
  await story.revise()
  const told = await storyOf(story, gus)

  expect(told).toMatchObject({
    subject: { type: 'user', id: gus.id, name: 'gus' },
    exists: true,
    links: [{ status: 'FAILED', rule: { id: rule.id, name: 'Rule' } }],
    dropped: { count: 0 },
  })
  expect(told.cursor).toBeUndefined()
  expect(told.moments.map(inShort)).toEqual([
    'PROVISIONING_REVISION.CREATED: lookup GET 200, create POST 400, failed',
    'USER.CREATED',
  ])
  const [first, hired] = told.moments
  expect(hired).toMatchObject({ own: true, others: 0, rules: [], exchanges: [], finished: true })
  expect(first).toMatchObject({
    ...{ kind: 'change', own: false, others: 49, finished: true },
    subject: { type: 'revision' },
    rules: [
      {
        decision: { inScope: true, conditions: [{ holds: true }] },
        outcome: { cause: 'refused' },
        culprit: { title: expect.stringContaining('refuses'), repairs: expect.any(Array) },
      },
    ],
  })
  const [work] = first?.rules ?? []
  expect(work?.culprit?.exchangeId).toBe(work?.exchanges.at(-1)?.id)

  // The change is found by the user, although it is one of a revision.
  const ids = async (query: Readonly<Record<string, string>>) =>
    (await control.changes(query)).changes.map(({ id }) => id)
  const both = told.moments.map(({ changeId }) => changeId)
  expect(await ids({ subjectId: gus.id })).toEqual(both)
  expect(await ids({ search: 'GUS' })).toEqual(both)
  expect(await ids({ search: 'gus', status: 'failed' })).toEqual(both.slice(0, 1))
  expect(await ids({ subjectId: gus.id, kind: 'request' })).toEqual([])
  expect(await ids({ subjectId: gus.id, search: 'user-7' })).toEqual(both.slice(0, 1))
  expect(await ids({ subjectId: 'unknown' })).toEqual([])

  // And the one failure is found in the change.
  const changeId = first?.changeId ?? ''
  const whole = await control.change(changeId)
  expect(Object.entries(whole.outcomes)).toEqual([
    ['failed', 1],
    ['success', 49],
  ])
  const failed = await control.change(changeId, { status: 'failed' })
  expect(failed.entries.map(({ type }) => type)).toEqual([
    ...['decision', 'exchange', 'exchange', 'outcome'],
  ])
  expect(failed.total).toBe(4)
  expect(await control.change(changeId, { subjectId: gus.id })).toEqual(failed)
  expect(await control.change(changeId, { search: 'GUS' })).toEqual(failed)
  expect((await control.change(changeId, { search: 'gus', status: 'success' })).entries).toEqual([])
  const seven = await control.change(changeId, { search: 'user-7', status: 'success' })
  expect(seven.total).toBe(4)

  state.refuses = false
  await control.retrySubject({ type: 'user', id: gus.id })
  const later = await storyOf(story, gus)
  expect(later.links[0]?.status).toBe('SUCCESS')
  expect(later.moments).toHaveLength(3)
  expect(later.moments[0]).toMatchObject({
    action: 'PROVISIONING_SYNC.STARTED',
    own: true,
    others: 0,
  })
  expect(later.moments[0]?.rules[0]).toMatchObject({ outcome: { status: 'success' } })
  expect(later.moments[0]?.rules[0]?.culprit).toBeUndefined()
})

it('reads the entries of a change page by page, of those that were asked for', async () => {
  await using story = await startStoryAt(undefined)
  for (let count = 1; count <= 6; count += 1) await story.hire(`user-${count}`)
  await story.rule(everybody)
  await story.revise()
  await story.outcomes()
  const { changes } = await story.control.changes({ ruleId: (await story.control.rules())[0]!.id })
  const id = changes[0]?.id ?? ''
  const whole = await story.control.change(id, { status: 'success' })
  const read: typeof whole.entries = []
  let after: string | undefined
  do {
    const page = await story.control.change(id, {
      ...{ status: 'success', limit: 5 },
      ...(after !== undefined && { after }),
    })
    expect(page.total).toBe(24)
    read.push(...page.entries)
    after = page.cursor
  } while (after !== undefined)
  expect(read).toEqual(whole.entries)
  expect(whole.cursor).toBeUndefined()
})

it('tells of a Full Resync, a mapping and a scenario, newest first and page by page', async () => {
  await using story = await startStoryAt(undefined, { users: 3 })
  const ada = await story.hire('ada', { title: 'Countess' })
  const rule = await story.rule(everybody)
  await story.revise()
  await story.outcomes()
  await story.control.resync(rule.id)
  await story.outcomes()
  await story.call('POST', `/propagation/rules/${rule.id}/mappings`, {
    ...{ sourceAttribute: 'title', targetAttribute: 'title' },
  })
  await story.call('POST', `/propagation/rules/${rule.id}/mappings`, {
    ...{ sourceAttribute: 'username', targetAttribute: 'userName' },
  })
  await story.revise()
  await story.outcomes()
  await story.control.runScenario('hire', { count: 2 })
  await story.call('PATCH', `/users/${ada.id}`, { title: 'Lady' })
  const told = await storyOf(story, ada)
  expect(told.moments.map(inShort)).toEqual([
    expect.stringMatching(/^USER\.UPDATED: .*success$/),
    expect.stringMatching(/^PROVISIONING_REVISION\.CREATED: .*success$/),
    // Nothing is to be done, so there is no outcome.
    expect.stringMatching(/^PROVISIONING_SYNC\.STARTED: read GET 200, no outcome$/),
    expect.stringMatching(/^PROVISIONING_REVISION\.CREATED: .*create POST 201, success$/),
    'USER.CREATED',
  ])
  expect(told.moments.map(({ own, others }) => [own, others])).toEqual([
    [true, 0],
    [false, 3],
    [false, 3],
    [false, 3],
    [true, 0],
  ])
  for (const limit of [1, 2, 4]) {
    const moments: Moment[] = []
    let cursor: string | undefined
    do {
      const page = await storyOf(story, ada, { limit, ...(cursor && { cursor }) })
      expect(page.moments.length).toBeLessThanOrEqual(limit)
      moments.push(...page.moments)
      cursor = page.cursor
    } while (cursor !== undefined)
    expect(moments).toEqual(told.moments)
  }
  // Others have their own stories.
  const { _embedded: found } = await story.call<{ _embedded: { users: { id: string }[] } }>(
    'GET',
    '/users?limit=100',
  )
  const hired = found.users.at(-1)?.id ?? ''
  expect((await storyOf(story, { id: hired })).moments.map(({ action }) => action)).toEqual([
    ...['MEMBER_OF_GROUP.CREATED', 'USER.CREATED'],
  ])
})

it('tells attempts with the pauses between them, and the fault that acts', async () => {
  await using story = await startStoryAt(undefined)
  await story.control.setFaults([
    { operation: 'create', times: 2, effect: { kind: 'status', status: 503 } },
  ])
  const ada = await story.hire('ada')
  await story.rule(everybody)
  await story.revise()
  const { moments } = await storyOf(story, ada)
  const [work] = moments[0]?.rules ?? []
  const creates = work?.exchanges.filter(({ purpose }) => purpose === 'create') ?? []
  expect(
    creates.map(({ attempt, status, fault }) => [attempt, status, fault !== undefined]),
  ).toEqual([
    [1, 503, true],
    [2, 503, true],
    [3, 201, false],
  ])
  expect(work?.retries.map(({ attempt }) => attempt)).toEqual([1, 2])
  expect(work?.outcome?.status).toBe('success')
})

it('names the misbehaviour at the lookup that causes a conflict', async () => {
  await using story = await startStoryAt(undefined, {
    configuration: { USER_FILTER: 'username Eq "%s"' },
  })
  await story.control.setMisbehaviours(['case-sensitive-operators'])
  await fetch(`${story.sandbox.urls.scim}/Users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${story.sandbox.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: 'ada',
    }),
  })
  const ada = await story.hire('ada')
  await story.rule(everybody)
  await story.revise()
  const { moments } = await storyOf(story, ada)
  const [work] = moments[0]?.rules ?? []
  const lookup = work?.exchanges.find(({ purpose }) => purpose === 'lookup')
  expect(lookup?.misbehaviours).toEqual(['case-sensitive-operators'])
  expect(work?.culprit).toMatchObject({ exchangeId: lookup?.id, succeeded: true })
  expect(work?.culprit?.repairs.map(({ id }) => id)).toContain('switch-off-misbehaviour')
})

it('tells of memberships to the user and to the group, and of what the sync does with each', async () => {
  await using story = await startTargetStory()
  const { ada, team } = await beginWithTeam(story, {})
  await story.leave(ada, team)
  const ofAda = await storyOf(story, ada)
  const ofTeam = await storyOf(story, { type: 'group', id: team.id })
  const memberships = (told: SubjectStory) =>
    told.moments.filter(({ action }) => action.startsWith('MEMBER_OF_GROUP'))

  expect(ofTeam.subject).toEqual({ type: 'group', id: team.id, name: 'Team' })
  expect(memberships(ofTeam).map(({ changeId, own }) => [changeId, own])).toEqual(
    memberships(ofAda).map(({ changeId, own }) => [changeId, own]),
  )
  expect(memberships(ofAda).map(({ action }) => action)).toEqual([
    'MEMBER_OF_GROUP.DELETED',
    'MEMBER_OF_GROUP.CREATED',
  ])
  expect(memberships(ofTeam)[0]).toMatchObject({ own: true, others: 1 })
  expect(memberships(ofTeam)[0]?.rules[0]?.exchanges.map(({ purpose }) => purpose)).toContain(
    'remove-members',
  )
  const { changes } = await story.control.changes({ subjectId: team.id })
  expect(changes.map(({ id }) => id)).toEqual(ofTeam.moments.map(({ changeId }) => changeId))
})

it('tells of a request that is sent again, and of a user who is deleted', async () => {
  await using story = await startStoryAt(undefined)
  const ada = await story.hire('ada')
  await story.rule(everybody)
  await story.revise()
  const before = await storyOf(story, ada)
  const sent = before.moments[0]?.rules[0]?.exchanges[0]
  await story.control.replay(sent?.id ?? '')
  await story.call('DELETE', `/users/${ada.id}`)
  const told = await storyOf(story, ada)
  expect(told).toMatchObject({ subject: { name: 'ada' }, exists: false })
  expect(told.moments.map(({ action, kind }) => [kind, action])).toEqual([
    ['change', 'USER.DELETED'],
    ['request', 'EXCHANGE.REPLAYED'],
    ['change', 'PROVISIONING_REVISION.CREATED'],
    ['change', 'USER.CREATED'],
  ])
  expect(told.moments[1]).toMatchObject({
    rules: [],
    exchanges: [{ replayOf: sent?.id, status: 200 }],
  })
  expect(told.moments[0]?.rules[0]?.outcome).toMatchObject({ status: 'removed' })
})

it.each(['users', 'groups'])('says that it does not know any of the %s', async (kind) => {
  await using story = await startStoryAt(undefined)
  const ada = await story.hire('ada')
  const read = async (id: string) => {
    const response = await fetch(`${story.sandbox.urls.control}/subjects/${kind}/${id}`)
    return { status: response.status, body: await response.json() }
  }
  expect(await read('unknown')).toMatchObject({ status: 404, body: { code: 'not_found' } })
  // A user is no group.
  expect((await read(ada.id)).status).toBe(kind === 'users' ? 200 : 404)
})
