import { changeSummary, ruleStatus } from '@pingone-sandbox/contract'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { errorBody, keep, list, type StoredResource, type Script } from './scripted-target.ts'
import { lastOf, startTargetStory, type TargetStory } from './target-story.ts'
import { syncStatusOf } from './rule-state.ts'

const profiles = ['current', 'put-only-2024', 'patch-first'] as const

/** Answers a method as if there were no such route. */
const lacks =
  (method: string, kind: 'Users' | 'Groups'): Script =>
  (request, honest) =>
    request.method === method && request.kind === kind && request.id !== undefined
      ? { status: 404, body: errorBody(404, 'No such route.') }
      : honest()

const everybody = 'population.id pr'

async function begin(story: TargetStory, { team = false } = {}) {
  const { hire, group, join, rule, revise, outcomes } = story
  const ada = await hire('ada')
  const made = team ? await group('Team') : undefined
  if (made) await join(ada, made)
  const { id } = await rule(everybody, made ? [made] : [])
  await revise()
  await outcomes()
  return { ada, team: made ?? ada, ruleId: id }
}

const countsOf = async (story: TargetStory, ruleId: string) => syncStatusOf(story, ruleId)

it.each([
  ['a service without PUT, profile current', 'PUT', 'current', {}],
  ['a service without PUT, mapped attributes', 'PUT', 'current,userPutBody=mapped', {}],
  ['a service without PATCH', 'PATCH', 'patch-first', {}],
  ['a service without DELETE', 'DELETE', 'current', { REMOVE_ACTION: 'Delete' }],
])(
  'does not count a 404 to %s as evidence that the account of a user out of scope is gone',
  async (_, method, profile, more) => {
    await using story = await startTargetStory(lacks(method, 'Users'), {
      profile,
      configuration: { REMOVE_ACTION: 'Disable', ...more },
    })
    const { ada, ruleId } = await begin(story)
    await story.call('DELETE', `/users/${ada.id}`)
    expect(await lastOf(story, 'ada')).toMatchObject({
      status: 'failed',
      cause: 'method-not-supported',
      summary: expect.stringContaining(`does not support ${method} /Users`),
    })
    expect(await countsOf(story, ruleId)).toMatchObject({ failedDeprovisionCount: 1 })
    expect(story.target.users()).toMatchObject([{ userName: 'ada', active: true }])
  },
)

it.each(profiles)(
  'says that the account of a user out of scope is gone when a read says so, profile %s',
  async (profile) => {
    for (const REMOVE_ACTION of ['Disable', 'Delete']) {
      await using story = await startTargetStory(undefined, {
        profile,
        configuration: { REMOVE_ACTION },
      })
      const { ada } = await begin(story)
      story.target.stored.Users.clear()
      await story.call('DELETE', `/users/${ada.id}`)
      expect(await lastOf(story, 'ada')).toMatchObject({
        status: 'removed',
        summary: 'The target no longer has the user',
      })
    }
  },
)

it.each([
  ['PATCH', 'current'],
  ['PUT', 'put-only-2024'],
])('makes no second group at a service without %s of groups', async (method, profile) => {
  await using story = await startTargetStory(lacks(method, 'Groups'), { profile })
  const { team } = await begin(story, { team: true })
  await story.join(await story.hire('bob'), team)
  expect(await lastOf(story, 'Team')).toMatchObject({
    status: 'failed',
    cause: 'method-not-supported',
  })
  expect(story.target.groups()).toHaveLength(1)
})

it('makes no second group, and drops no link, at a service without DELETE of groups', async () => {
  await using story = await startTargetStory(lacks('DELETE', 'Groups'))
  const { team } = await begin(story, { team: true })
  await story.call('DELETE', `/groups/${team.id}`)
  expect(await lastOf(story, 'Team')).toMatchObject({
    status: 'failed',
    cause: 'method-not-supported',
  })
})

/** Numbers in place of strings for ids. */
const numeric: Script = ({ method, id, kind, body }, honest, stored) => {
  if (method !== 'POST' || id !== undefined) return honest()
  const number = stored.Users.size + stored.Groups.size + 1
  return { status: 201, body: keep(stored[kind], { ...body, id: number }) }
}

it.each(profiles)('reads ids that are numbers, profile %s', async (profile) => {
  await using story = await startTargetStory(numeric, {
    profile,
    configuration: { REMOVE_ACTION: 'Disable' },
  })
  const { ada, team } = await begin(story, { team: true })
  expect(await story.outcomes()).toMatchObject([
    { name: 'ada', status: 'success', targetId: '1' },
    { name: 'Team', status: 'success', targetId: '2' },
  ])
  await story.call('PATCH', `/users/${ada.id}`, { name: { given: 'Ada' } })
  await story.join(await story.hire('bob'), team)
  await story.outcomes()
  expect(story.target.groups()).toMatchObject([{ members: [{}, {}] }])
  await story.call('DELETE', `/users/${ada.id}`)
  expect((await story.outcomes()).filter(({ status }) => status === 'failed')).toEqual([])
  expect(story.target.users()).toMatchObject([{ id: 1, active: false }, { active: true }])
})

it('refuses ids that are numbers where the profile is strict, and never takes them for absent', async () => {
  await using story = await startTargetStory(numeric, { profile: 'current,numericIds=fail' })
  const { ada } = await begin(story, { team: true })
  for (const name of ['ada', 'Team'])
    expect(await lastOf(story, name)).toMatchObject({ status: 'failed', cause: 'unreadable' })
  await story.call('DELETE', `/users/${ada.id}`)
  expect(await lastOf(story, 'ada')).toMatchObject({ status: 'failed', cause: 'unreadable' })
  expect(story.target.groups()).toHaveLength(1)
})

it.each([
  ['a row without an id', [{ userName: 'ada' }]],
  ['a row that is no object', ['ada']],
  ['a row whose id is too large a number', [{ userName: 'ada', id: 2 ** 60 }]],
])('creates no user when a search answers %s', async (_, rows) => {
  await using story = await startTargetStory(({ method, id }, honest) =>
    method === 'GET' && id === undefined ? { status: 200, body: list(rows) } : honest(),
  )
  await begin(story)
  expect(await lastOf(story, 'ada')).toMatchObject({ status: 'failed', cause: 'unreadable' })
  expect(story.target.users()).toEqual([])
})

it('does not drop members that it cannot read from a PUT of a group', async () => {
  await using story = await startTargetStory(undefined, {
    profile: 'put-only-2024',
    configuration: { GROUP_MEMBERSHIP_HANDLING: 'Merge' },
  })
  const foreign = {
    displayName: 'Team',
    id: 'g',
    members: [{ $ref: '/Users/x' }, 'u7', { value: 8 }],
  }
  keep(story.target.stored.Groups, foreign)
  const { team } = await begin(story, { team: true })
  expect(await lastOf(story, 'Team')).toMatchObject({ status: 'failed', cause: 'unreadable' })
  expect(story.target.groups()).toMatchObject([foreign])
  // Plain ids, and numbers, can be read; then they stay.
  keep(story.target.stored.Groups, { ...foreign, members: ['u7', { value: 8 }] })
  await story.call('PUT', `/groups/${team.id}`, { name: 'Team', description: 'again' })
  await story.join(await story.hire('bob'), team)
  expect(await lastOf(story, 'Team')).toMatchObject({ status: 'success' })
  const members = story.target.groups()[0]?.['members'] as { value: string }[]
  expect(members.map(({ value }) => value)).toEqual(expect.arrayContaining(['u7', '8']))
})

it.each([
  ['Users', 'ada'],
  ['Groups', 'Team'],
] as const)(
  'links nothing to another resource when the filter of %s is ignored',
  async (kind, name) => {
    const other: StoredResource = {
      id: 'other',
      userName: 'root',
      displayName: 'Administrators',
      active: true,
    }
    await using story = await startTargetStory(
      (request, honest) =>
        request.method === 'GET' && request.kind === kind && request.id === undefined
          ? { status: 200, body: list([...story.target.stored[kind].values()]) }
          : honest(),
      { configuration: { REMOVE_ACTION: 'Delete' } },
    )
    keep(story.target.stored[kind], other)
    const { team, ada } = await begin(story, { team: true })
    expect(await lastOf(story, name)).toMatchObject({ status: 'failed', cause: 'mismatch' })
    await story.call('DELETE', `/groups/${team.id}`)
    await story.call('DELETE', `/users/${ada.id}`)
    await story.outcomes()
    expect(story.target.stored[kind].get('other')).toEqual(keep(new Map(), other))
  },
)

it('ends a list of groups at a target that ignores startIndex, and makes no second group', async () => {
  await using story = await startTargetStory(
    ({ method, kind, id }, honest, stored) =>
      method === 'GET' && kind === 'Groups' && id === undefined
        ? { status: 200, body: list([...stored.Groups.values()].slice(0, 1000), 1500) }
        : honest(),
    { profile: 'current,groupLookup=list' },
  )
  for (let index = 0; index < 1500; index += 1)
    keep(story.target.stored.Groups, { id: `g${index}`, displayName: `Group ${index}` })
  keep(story.target.stored.Groups, { id: 'hidden', displayName: 'Team' })
  await begin(story, { team: true })
  expect(await lastOf(story, 'Team')).toMatchObject({ status: 'failed', cause: 'unreadable' })
  expect(story.target.requests.filter((line) => line === 'GET /Groups').length).toBeLessThan(5)
  expect(story.target.groups().filter(({ displayName }) => displayName === 'Team')).toHaveLength(1)
})

it('sends one address to a target that spells its type in capitals', async () => {
  await using story = await startTargetStory(({ method }, honest) => {
    const answer = honest()
    if (method !== 'POST') return answer
    const body = answer.body as StoredResource
    const [email] = body['emails'] as { value: string }[]
    body['emails'] = [{ Type: 'Work', Value: email?.value, Primary: true }]
    return answer
  })
  const { ada } = await begin(story)
  await story.call('PATCH', `/users/${ada.id}`, { email: 'new@example.com' })
  await story.outcomes()
  expect(story.target.users()).toMatchObject([
    { emails: [{ type: 'Work', value: 'new@example.com', primary: true }] },
  ])
  expect(JSON.stringify(story.target.users())).not.toContain('ada@example.com')
})

it('counts remarks in the status, and finds the changes by them', async () => {
  await using story = await startTargetStory(({ method }, honest) => {
    const answer = honest()
    return method === 'PUT'
      ? { ...answer, body: { ...(answer.body as StoredResource), active: true } }
      : answer
  })
  const { ada, ruleId } = await begin(story)
  await story.call('PUT', `/users/${ada.id}/enabled`, { enabled: false })
  await story.outcomes()
  const { remarks } = ruleStatus.parse(await story.read(`/rules/${ruleId}/status`))
  expect(remarks).toMatchObject({
    total: 1,
    kinds: [{ kind: 'altered', count: 1, examples: [{ name: 'ada' }] }],
  })
  expect(await countsOf(story, ruleId)).toMatchObject({ successCount: 1, failedCount: 0 })
  const changes = z.object({ changes: z.array(changeSummary) })
  const found = changes.parse(await story.read('/changes?remark=altered'))
  expect(found.changes).toMatchObject([{ remarked: { outcomes: 1, kinds: ['altered'] } }])
  expect(changes.parse(await story.read('/changes?remark=any')).changes).toHaveLength(1)
  expect(changes.parse(await story.read('/changes?remark=cut')).changes).toEqual([])
  // A later answer that shows everything takes the remark away.
  story.target.script((_, honest) => honest())
  await story.call('PATCH', `/users/${ada.id}`, { name: { given: 'Ada' } })
  await story.outcomes()
  const { remarks: left } = ruleStatus.parse(await story.read(`/rules/${ruleId}/status`))
  expect(left.total).toBe(0)
})
