import { expect, it } from 'vitest'
import {
  keep,
  list,
  type Answer,
  type StoredResource,
  type Received,
  type Script,
} from './scripted-target.ts'
import { beginWithTeam, lastOf, startTargetStory, type TargetStory } from './target-story.ts'

type Kind = 'Users' | 'Groups'

const begin = (story: TargetStory) =>
  beginWithTeam(story, { name: { given: 'Ada', family: 'Lovelace' } })

const isSearch = ({ method, id }: Received) => method === 'GET' && id === undefined

/** Changes the rows of each answer to a search. */
const withRows = (answer: Answer, change: (row: StoredResource) => unknown): Answer => ({
  ...answer,
  body: list((answer.body as { Resources: StoredResource[] }).Resources.map(change)),
})

const bare = ({ id }: StoredResource) => ({ id })
const blank = ({ id }: StoredResource) => ({
  id,
  userName: null,
  displayName: '',
  emails: [],
  members: null,
})

const stranger = { id: 'other', userName: 'root', displayName: 'Administrators', active: true }

it.each([
  'userName eq "%s" and active eq true',
  'login eq "%s"',
  'userName eq "%s" or externalId eq "%s"',
])('links no user to the first account when the filter %s is ignored', async (USER_FILTER) => {
  await using story = await startTargetStory(
    (request, honest, { Users }) =>
      isSearch(request) && request.kind === 'Users'
        ? { status: 200, body: list([...Users.values()]) }
        : honest(),
    { configuration: { USER_FILTER } },
  )
  const account = { ...stranger, name: { givenName: 'Ada' } }
  keep(story.target.stored.Users, account)
  await begin(story)
  expect(await lastOf(story, 'ada')).toMatchObject({ status: 'failed', cause: 'mismatch' })
  expect(story.target.stored.Users.get('other')).toMatchObject(account)
})

it.each([
  ['Users', 'ada', 'current', bare],
  ['Users', 'ada', 'patch-first', blank],
  ['Groups', 'Team', 'current', bare],
  ['Groups', 'Team', 'put-only-2024', blank],
] as const)(
  'reads what a search of %s answers without showing whether it is %s, profile %s',
  async (kind, name, profile, hide) => {
    const hides: Script = (request, honest) =>
      isSearch(request) && request.kind === kind ? withRows(honest(), hide) : honest()
    const ignores: Script = (request, honest, stored) =>
      isSearch(request) && request.kind === kind
        ? { status: 200, body: list([...stored[kind].values()].map(hide)) }
        : honest()
    for (const [script, holding, expected] of [
      [ignores, stranger, { status: 'failed', cause: 'mismatch' }],
      [
        hides,
        { ...stranger, userName: 'ada', displayName: 'Team' },
        { status: 'success', remarks: [] },
      ],
    ] as const) {
      await using story = await startTargetStory(script, { profile })
      keep(story.target.stored[kind], holding)
      await begin(story)
      expect(await lastOf(story, name)).toMatchObject(expected)
      const left = expected.status === 'failed' ? stranger : { id: 'other' }
      expect(story.target.stored[kind].get('other')).toMatchObject(left)
      expect(story.target.stored[kind].size).toBe(1)
    }
  },
)

it.each([
  ['never shows it', (): Answer => ({ status: 200, body: { id: 'other' } })],
  ['does not answer the read', (): Answer => ({ status: 404 })],
])('links nothing to what %s', async (_, answer) => {
  await using story = await startTargetStory((request, honest) => {
    if (isSearch(request)) return { status: 200, body: list([{ id: 'other' }]) }
    return request.method === 'GET' ? answer() : honest()
  })
  const stored: Readonly<Record<Kind, Map<string, StoredResource>>> = story.target.stored
  for (const kind of ['Users', 'Groups'] as const) keep(stored[kind], stranger)
  await begin(story)
  for (const name of ['ada', 'Team'])
    expect(await lastOf(story, name)).toMatchObject({ status: 'failed', cause: 'unreadable' })
  for (const kind of ['Users', 'Groups'] as const)
    expect([...stored[kind].values()]).toMatchObject([stranger])
})

it.each([bare, blank])(
  'makes no second group where the list of groups shows no names',
  async (hide) => {
    await using story = await startTargetStory(
      (request, honest) =>
        isSearch(request) && request.kind === 'Groups' ? withRows(honest(), hide) : honest(),
      { profile: 'current,groupLookup=list' },
    )
    keep(story.target.stored.Groups, { id: 'g', displayName: 'Team' })
    await begin(story)
    expect(await lastOf(story, 'Team')).toMatchObject({
      status: 'failed',
      cause: 'unreadable',
      summary: expect.stringContaining('1 of them do not show their displayName'),
    })
    expect(story.target.groups()).toHaveLength(1)
  },
)

it('finds a group in a list by its name in another letter case, and prefers the exact one', async () => {
  for (const [names, linked] of [
    [['TEAM'], 'TEAM'],
    [['TEAM', 'Team'], 'Team'],
  ] as const) {
    await using story = await startTargetStory(undefined, { profile: 'current,groupLookup=list' })
    for (const name of names) keep(story.target.stored.Groups, { id: name, displayName: name })
    await begin(story)
    expect(await lastOf(story, 'Team')).toMatchObject({ status: 'success', targetId: linked })
    expect(story.target.groups()).toHaveLength(names.length)
  }
})

it('counts a row that comes twice as one user', async () => {
  await using story = await startTargetStory(
    (request, honest) => {
      if (!isSearch(request) || request.kind === 'Groups') return honest()
      const [row] = (honest().body as { Resources: StoredResource[] }).Resources
      return { status: 200, body: list(row ? [row, row] : []) }
    },
    { profile: 'current,multipleMatches=fail' },
  )
  keep(story.target.stored.Users, { id: 'a', userName: 'ada' })
  await begin(story)
  expect(await lastOf(story, 'ada')).toMatchObject({ status: 'success', targetId: 'a' })
})

const fullResync = async ({ sandbox, outcomes }: TargetStory, ruleId: string) => {
  const answer = await fetch(`${sandbox.urls.control}/rules/${ruleId}/resync`, { method: 'POST' })
  expect(answer.status).toBeLessThan(300)
  return outcomes()
}

it.each(['current', 'put-only-2024', 'patch-first'])(
  'takes nothing away by a Full Resync that reads short rows by filter, profile %s',
  async (profile) => {
    await using story = await startTargetStory(
      (request, honest) =>
        isSearch(request)
          ? withRows(honest(), ({ id, userName, displayName }) => ({ id, userName, displayName }))
          : honest(),
      {
        profile: `${profile},resyncRead=by-filter`,
        configuration: { GROUP_MEMBERSHIP_HANDLING: 'Merge' },
      },
    )
    const { stored } = story.target
    keep(stored.Users, { id: 'a', userName: 'ada', title: 'Countess', roles: [{ value: 'admin' }] })
    keep(stored.Groups, { id: 'g', displayName: 'Team', members: [{ value: 'foreign' }] })
    await story.hire('ada').then(async (ada) => {
      const team = await story.group('Team')
      await story.join(ada, team)
      const { id } = await story.rule('population.id pr', [team])
      await story.revise()
      await story.outcomes()
      // Drift, so that the resync writes.
      keep(stored.Users, {
        ...(stored.Users.get('a') as StoredResource),
        userName: 'ada',
        emails: [],
      })
      keep(stored.Groups, {
        ...(stored.Groups.get('g') as StoredResource),
        members: [{ value: 'foreign' }],
      })
      await fullResync(story, id)
    })
    expect(story.target.users()).toMatchObject([
      { title: 'Countess', roles: [{ value: 'admin' }], emails: [{ value: 'ada@example.com' }] },
    ])
    expect(story.target.groups()).toMatchObject([
      { members: expect.arrayContaining([{ value: 'foreign' }, { value: 'a' }]) },
    ])
  },
)

it.each(['current', 'put-only-2024'])(
  'ends at a target that lists a group and answers 404 to its id, profile %s',
  async (profile) => {
    const hidden: Script = (request, honest) =>
      request.kind === 'Groups' && request.id !== undefined ? { status: 404 } : honest()
    await using story = await startTargetStory(hidden, { profile })
    const { team, ruleId } = await begin(story)
    story.target.requests.length = 0
    await story.join(await story.hire('bob'), team)
    expect(await lastOf(story, 'Team')).toMatchObject({ status: 'failed', cause: 'mismatch' })
    expect(story.target.requests.filter((line) => line.includes('/Groups')).length).toBeLessThan(5)
    // One that is not selected any more stays known, since it is still there.
    await story.call('DELETE', `/groups/${team.id}`)
    expect(await lastOf(story, 'Team')).toMatchObject({ status: 'failed', cause: 'mismatch' })
    story.target.requests.length = 0
    await fullResync(story, ruleId)
    expect(story.target.requests).toContainEqual(expect.stringContaining('DELETE /Groups'))
    expect(await lastOf(story, 'Team')).toMatchObject({ status: 'failed', cause: 'mismatch' })
    expect(story.target.groups()).toHaveLength(1)
  },
)

/** Makes the id of a user from the name, as some directories do. */
const renamesIds: Script = (request, honest, { Users }) => {
  const answer = honest()
  if (request.kind === 'Groups' || request.method === 'GET' || answer.status > 299) return answer
  const { id, ...user } = answer.body as StoredResource
  Users.delete(String(id))
  return { ...answer, body: keep(Users, { ...user, id: String(user['userName']) }) }
}

const unreadable: Script = (request, honest) =>
  request.kind === 'Users' && request.method === 'GET' && request.id !== undefined
    ? { status: 404 }
    : honest()

const capitals: Script = ({ method }, honest) => {
  const answer = honest()
  const body = answer.body as StoredResource
  return method === 'POST'
    ? { ...answer, body: { ...body, id: String(body.id).toUpperCase() } }
    : answer
}

it.each([
  ['changes ids with the name', renamesIds, 'Disable', 'current'],
  ['changes ids with the name', renamesIds, 'Disable', 'patch-first'],
  ['changes ids with the name', renamesIds, 'Delete', 'current'],
  ['does not answer reads by id', unreadable, 'Disable', 'current'],
  ['answers a create with another id', capitals, 'Disable', 'current'],
  ['answers a create with another id', capitals, 'Delete', 'patch-first'],
])(
  'does not count the account of a user out of scope as gone at a target that %s',
  async (_, script, REMOVE_ACTION, profile) => {
    await using story = await startTargetStory(script, {
      profile,
      configuration: { REMOVE_ACTION },
    })
    const { ada } = await begin(story)
    await story.call('PATCH', `/users/${ada.id}`, { username: 'countess' })
    await story.outcomes()
    await story.call('DELETE', `/users/${ada.id}`)
    const last = await lastOf(story, 'countess')
    const isOff = story.target.users().every(({ active }) => active === false)
    expect(isOff || last?.status === 'failed', JSON.stringify(last)).toBe(true)
  },
)

it('makes no second group where totalResults counts one page alone', async () => {
  const cut: Script = (request, honest, { Groups }) => {
    if (!isSearch(request) || request.kind === 'Users') return honest()
    const start = Number(request.query.get('startIndex')) - 1
    return { status: 200, body: list([...Groups.values()].slice(start, start + 2)) }
  }
  await using story = await startTargetStory(cut, { profile: 'current,groupLookup=list' })
  for (const name of ['A', 'B', 'C', 'Team'])
    keep(story.target.stored.Groups, { id: name, displayName: name })
  await begin(story)
  expect(await lastOf(story, 'Team')).toMatchObject({ status: 'success', targetId: 'Team' })
  expect(story.target.groups()).toHaveLength(4)
})
