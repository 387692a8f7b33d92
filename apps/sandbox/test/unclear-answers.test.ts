import { expect, it } from 'vitest'
import { keep, type Answer, type StoredResource, type Script } from './scripted-target.ts'
import { beginWithTeam, lastOf, startTargetStory, type TargetStory } from './target-story.ts'

const enterprise11 = 'urn:scim:schemas:extension:enterprise:1.0'
const department = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department'

const begin = (story: TargetStory) => beginWithTeam(story, { title: 'Countess' })

it('keeps the enterprise extension of a SCIM 1.1 target, and writes no value that it already has', async () => {
  await using story = await startTargetStory(undefined, { configuration: { SCIM_VERSION: '1.1' } })
  const { stored, requests } = story.target
  keep(stored.Users, {
    id: 'a',
    userName: 'ada',
    [enterprise11]: { costCenter: '7', department: 'x' },
  })
  const { id } = await story.rule('population.id pr')
  for (const [sourceAttribute, targetAttribute] of [
    ['username', 'userName'],
    ['title', department],
  ])
    await story.call('POST', `/propagation/rules/${id}/mappings`, {
      sourceAttribute,
      targetAttribute,
    })
  await story.hire('ada', { title: 'Countess' })
  await story.revise()
  expect(await story.outcomes()).toMatchObject([{ status: 'success', remarks: [] }])
  const expected = { costCenter: '7', department: 'Countess' }
  expect(story.target.users()).toMatchObject([{ [enterprise11]: expected }])

  requests.length = 0
  await fetch(`${story.sandbox.urls.control}/rules/${id}/resync`, { method: 'POST' })
  await story.outcomes()
  expect(requests).toEqual(['GET /Users/a'])
})

it.each([null, -1, 1.5, 'many', {}])(
  'creates no user when a search answers no rows and totalResults %j',
  async (totalResults) => {
    await using story = await startTargetStory(({ method, id }, honest) =>
      method === 'GET' && id === undefined ? { status: 200, body: { totalResults } } : honest(),
    )
    await begin(story)
    for (const name of ['ada', 'Team'])
      expect(await lastOf(story, name)).toMatchObject({ status: 'failed', cause: 'unreadable' })
    expect([...story.target.users(), ...story.target.groups()]).toEqual([])
  },
)

it.each([301, 302, 303])(
  'looks up a user out of scope whose create was carried out and answered %i',
  async (status) => {
    await using story = await startTargetStory(
      ({ method }, honest) => {
        const answer = honest()
        return method === 'POST' ? { status, headers: { location: '/login' } } : answer
      },
      { configuration: { REMOVE_ACTION: 'Delete' } },
    )
    const { ada, team } = await begin(story)
    expect(story.target.users()).toHaveLength(1)
    await story.call('DELETE', `/groups/${team.id}`)
    await story.call('DELETE', `/users/${ada.id}`)
    await story.outcomes()
    expect([...story.target.users(), ...story.target.groups()]).toEqual([])
  },
)

it.each(['Users', 'Groups'] as const)(
  'takes a page for people in answer to a DELETE of %s for no deletion',
  async (kind) => {
    await using story = await startTargetStory(
      (request, honest) =>
        request.method === 'DELETE' && request.kind === kind
          ? { status: 200, body: '<!doctype html><title>Sign in</title>' }
          : honest(),
      { configuration: { REMOVE_ACTION: 'Delete' } },
    )
    const { ada, team } = await begin(story)
    await story.call('DELETE', kind === 'Users' ? `/users/${ada.id}` : `/groups/${team.id}`)
    expect(await lastOf(story, kind === 'Users' ? 'ada' : 'Team')).toMatchObject({
      status: 'failed',
      cause: 'unreadable',
    })
    expect(story.target.stored[kind].size).toBe(1)
  },
)

it.each(['Users', 'Groups'] as const)(
  'lets a read decide where a DELETE of %s is carried out and answered with a page',
  async (kind) => {
    await using story = await startTargetStory(
      (request, honest) => {
        const answer = honest()
        return request.method === 'DELETE' ? { status: 200, body: '<p>Deleted</p>' } : answer
      },
      { configuration: { REMOVE_ACTION: 'Delete' } },
    )
    const { ada, team } = await begin(story)
    await story.call('DELETE', kind === 'Users' ? `/users/${ada.id}` : `/groups/${team.id}`)
    expect(await lastOf(story, kind === 'Users' ? 'ada' : 'Team')).toMatchObject({
      status: 'removed',
      summary: expect.stringContaining('no longer has'),
    })
    expect(story.target.stored[kind].size).toBe(0)
  },
)

it('explains a search that is answered 204', async () => {
  await using story = await startTargetStory(({ method, id }, honest) =>
    method === 'GET' && id === undefined ? { status: 204 } : honest(),
  )
  await begin(story)
  for (const name of ['ada', 'Team'])
    expect(await lastOf(story, name)).toMatchObject({ cause: 'search-not-found' })
})

const members: Readonly<Record<string, (stored: StoredResource) => object>> = {
  'leaves members out': ({ members: _, ...group }) => group,
  'answers members null': (group) => ({ ...group, members: null }),
  'answers references alone': (group) => ({ ...group, members: [{ $ref: '/Users/1' }] }),
}

it.each(Object.entries(members))(
  'confirms no removal of a member at a target that %s',
  async (_, change) => {
    await using story = await startTargetStory()
    const { team } = await begin(story)
    const bob = await story.hire('bob')
    await story.join(bob, team)
    await story.outcomes()
    const short: Script = ({ kind, method }, honest) => {
      const answer: Answer = honest()
      return kind === 'Groups' && method === 'PATCH'
        ? { ...answer, body: change(answer.body as StoredResource) }
        : answer
    }
    story.target.script(short)
    await story.leave(bob, team)
    expect(await lastOf(story, 'Team')).toMatchObject({ status: 'success', confirmed: false })
    story.target.script((_request, honest) => honest())
    await story.join(bob, team)
    await story.outcomes()
    await story.leave(bob, team)
    expect(await lastOf(story, 'Team')).toMatchObject({ status: 'success', confirmed: true })
  },
)

type Email = { readonly value?: string } | string

const emailsOf = (user: StoredResource | undefined) => (user?.['emails'] ?? []) as Email[]
const textOf = (email: Email) => (typeof email === 'string' ? email : email.value)

const forms: Readonly<Record<string, (email: Email) => unknown>> = {
  'without a type': (email) => ({ value: textOf(email) }),
  'with a null type': (email) => ({ ...(email as object), type: null }),
  'as plain texts': textOf,
}

it.each(Object.entries(forms))('says that the target keeps an old address %s', async (_, form) => {
  await using story = await startTargetStory(({ method, kind }, honest, { Users }) => {
    const answer = honest()
    if (kind === 'Groups' || method === 'GET') return answer
    const user = answer.body as StoredResource
    return { ...answer, body: keep(Users, { ...user, emails: emailsOf(user).map(form) }) }
  })
  const { ada } = await begin(story)
  await story.call('PATCH', `/users/${ada.id}`, { email: 'new@example.com' })
  const { status, remarks = [] } = (await lastOf(story, 'ada')) ?? {}
  expect(status).toBe('success')
  expect(remarks).toContain('kept emails')
})

it.each(['current', 'current,userPutBody=mapped', 'patch-first'])(
  'disables a user out of scope who was linked and never written, and keeps the other attributes, profile %s',
  async (profile) => {
    await using story = await startTargetStory(undefined, {
      profile,
      configuration: { UPDATE_USERS: false, REMOVE_ACTION: 'Disable' },
    })
    const account = { id: 'a', userName: 'ada', active: true, title: 'Countess' }
    keep(story.target.stored.Users, account)
    const { ada } = await begin(story)
    await story.call('DELETE', `/users/${ada.id}`)
    expect(await lastOf(story, 'ada')).toMatchObject({ status: 'removed' })
    expect(story.target.users()).toMatchObject([{ ...account, active: false }])
  },
)
