import { expect, it } from 'vitest'
import {
  errorBody,
  keep,
  list,
  type Answer,
  type StoredResource,
  type Script,
} from './scripted-target.ts'
import { startTargetStory } from './target-story.ts'

type Story = Awaited<ReturnType<typeof startTargetStory>>

interface Lie {
  readonly script: Script
  /** What happens after the first sync. */
  readonly afterwards?: (story: Story, user: { readonly id: string }) => Promise<unknown>
  readonly profile?: string
  readonly team?: true
  /** Of the last outcome of the user, or of the group. */
  readonly expected: {
    readonly status?: string
    readonly cause?: string
    readonly remarks?: readonly string[]
  }
}

const rename = ({ call }: Story, { id }: { readonly id: string }) =>
  call('PATCH', `/users/${id}`, { name: { given: 'Augusta' } })
const readdress = ({ call }: Story, { id }: { readonly id: string }) =>
  call('PATCH', `/users/${id}`, { email: 'new@example.com' })
const disable = ({ call }: Story, { id }: { readonly id: string }) =>
  call('PUT', `/users/${id}/enabled`, { enabled: false })

const of = (answer: Answer, change: (body: StoredResource) => object): Answer => ({
  ...answer,
  body: change(answer.body as StoredResource),
})

const emailsOf = (stored: StoredResource | undefined) =>
  (stored?.['emails'] ?? []) as readonly object[]

const without = (body: StoredResource, name: string) =>
  Object.fromEntries(Object.entries(body).filter(([key]) => key !== name))

const lies: Readonly<Record<string, Lie>> = {
  'drops a value': {
    script: ({ method }, honest) =>
      method === 'POST' ? of(honest(), (body) => without(body, 'phoneNumbers')) : honest(),
    expected: { remarks: ['dropped phoneNumbers'] },
  },
  'alters a value': {
    script: ({ method }, honest) =>
      method === 'POST'
        ? of(honest(), (body) => ({ ...body, name: { givenName: 'A.', familyName: 'Lovelace' } }))
        : honest(),
    expected: { remarks: ['altered name.givenName'] },
  },
  'appends to a list in place of replacing it': {
    script(request, honest, { Users }) {
      const before = Users.get(request.id ?? '')
      const answer = honest()
      if (request.method !== 'PUT') return answer
      return of(answer, (body) =>
        keep(Users, {
          ...body,
          emails: [...emailsOf(before), ...emailsOf(body)],
        }),
      )
    },
    afterwards: readdress,
    expected: { remarks: ['kept emails[work]', 'two-primaries emails'] },
  },
  'cuts a list': {
    team: true,
    script: ({ kind, method }, honest) =>
      kind === 'Groups' && method === 'POST'
        ? of(honest(), (body) => ({ ...body, members: (body['members'] as unknown[]).slice(0, 1) }))
        : honest(),
    expected: { remarks: ['cut members'] },
  },
  'makes a second value primary': {
    script: ({ method }, honest) =>
      method === 'POST'
        ? of(honest(), (body) => ({
            ...body,
            emails: [...(body['emails'] as []), { type: 'other', value: 'x@y', primary: true }],
          }))
        : honest(),
    expected: { remarks: ['two-primaries emails'] },
  },
  'ignores active': {
    script: ({ method }, honest) =>
      method === 'PUT' ? of(honest(), (body) => ({ ...body, active: true })) : honest(),
    afterwards: disable,
    expected: { remarks: ['altered active'] },
  },
  'keeps the name': {
    script: ({ method }, honest) =>
      method === 'PUT' ? of(honest(), (body) => ({ ...body, userName: 'ada' })) : honest(),
    afterwards: ({ call }, { id }) => call('PATCH', `/users/${id}`, { username: 'countess' }),
    expected: { remarks: ['altered userName'] },
  },
  'keeps the name of a group': {
    team: true,
    script: ({ kind, method }, honest) =>
      kind === 'Groups' && method !== 'GET'
        ? of(honest(), (body) => ({ ...body, displayName: 'Old' }))
        : honest(),
    expected: { remarks: ['altered displayName'] },
  },
  'answers with another id': {
    script: ({ method }, honest) =>
      method === 'PUT' ? of(honest(), (body) => ({ ...body, id: 'another' })) : honest(),
    afterwards: rename,
    expected: { remarks: ['other-id id'] },
  },
  'answers 200 with an error body': {
    script: ({ method }, honest) =>
      method === 'PUT' ? { status: 200, body: errorBody(400, 'No.') } : honest(),
    afterwards: rename,
    expected: { remarks: ['error-body'] },
  },
  'answers 200 with an error body to a create': {
    script: ({ method }, honest) =>
      method === 'POST' ? { status: 200, body: errorBody(400, 'No.') } : honest(),
    expected: { status: 'failed', cause: 'unreadable' },
  },
  'answers 201 for what a read does not have': {
    script: ({ method, id }, honest) =>
      method === 'GET' && id !== undefined
        ? { status: 404, body: errorBody(404, 'No.') }
        : honest(),
    profile: 'current,createdCheck=read',
    expected: { remarks: ['not-readable'] },
  },
  'answers 201 for what the first read does not have': {
    script: ({ method, id }, honest) =>
      method === 'GET' && id !== undefined
        ? { status: 404, body: errorBody(404, 'No.') }
        : honest(),
    afterwards: rename,
    expected: { status: 'failed' },
  },
  'ignores the filter': {
    script({ method, id }, honest, { Users }) {
      if (Users.size === 0) keep(Users, { id: 'root', userName: 'root' })
      return method === 'GET' && id === undefined
        ? { status: 200, body: list([...Users.values()]) }
        : honest()
    },
    expected: { status: 'failed', cause: 'mismatch' },
  },
  'ignores the filter, and is trusted': {
    script({ method, id }, honest, { Users }) {
      if (Users.size === 0) keep(Users, { id: 'root', userName: 'root' })
      return method === 'GET' && id === undefined
        ? { status: 200, body: list([...Users.values()]) }
        : honest()
    },
    profile: 'current,lookupMatch=trusted',
    expected: { status: 'success', remarks: ['other-match'] },
  },
  'counts what it does not list': {
    script: ({ method, id }, honest) =>
      method === 'GET' && id === undefined ? { status: 200, body: list([], 1) } : honest(),
    expected: { status: 'failed', cause: 'unreadable' },
  },
  'lists what it does not count': {
    script({ method, id }, honest, { Users }) {
      if (Users.size === 0) keep(Users, { id: 'stored', userName: 'ada' })
      return method === 'GET' && id === undefined
        ? { status: 200, body: { ...list([...Users.values()], 7), itemsPerPage: 100 } }
        : honest()
    },
    expected: { status: 'success', remarks: ['count'] },
  },
  'names its members in lower case': {
    script({ method, id }, honest, { Users }) {
      if (Users.size === 0) keep(Users, { id: 'stored', userName: 'ada' })
      return method === 'GET' && id === undefined
        ? { status: 200, body: { totalresults: 1, resources: [...Users.values()] } }
        : honest()
    },
    expected: { status: 'success', remarks: [] },
  },
  'answers 404 to a search that finds nothing': {
    script: ({ method, id }, honest) =>
      method === 'GET' && id === undefined
        ? { status: 404, body: errorBody(404, 'No.') }
        : honest(),
    expected: { status: 'failed', cause: 'search-not-found' },
  },
  'answers a login page to a write': {
    script: ({ method }, honest) =>
      method === 'PUT' ? { status: 200, body: '<html>Sign in</html>' } : honest(),
    afterwards: rename,
    expected: { status: 'failed', cause: 'unreadable' },
  },
  'answers a write with what is no resource': {
    script: ({ method }, honest) =>
      method === 'PUT' ? { status: 200, body: { ok: true } } : honest(),
    afterwards: rename,
    expected: { remarks: ['no-resource'] },
  },
  'answers a read with another resource': {
    script: ({ method, id }, honest) =>
      method === 'GET' && id !== undefined
        ? of(honest(), (body) => ({ ...body, id: 'another' }))
        : honest(),
    afterwards: rename,
    expected: { status: 'failed', cause: 'mismatch' },
  },
}

it.each(Object.entries(lies))('notices a target that %s', async (_, lie) => {
  const { script, afterwards, profile, team, expected } = lie
  await using story = await startTargetStory(script, profile === undefined ? {} : { profile })
  const { hire, group, join, rule, revise, outcomes } = story
  const ada = await hire('ada', {
    name: { given: 'Ada', family: 'Lovelace' },
    primaryPhone: '+43.123',
  })
  const teams = []
  if (team) {
    const made = await group('Team')
    teams.push(made)
    for (const each of [ada, await hire('bob'), await hire('eve')]) await join(each, made)
  }
  await rule('population.id pr', teams)
  await revise()
  await outcomes()
  await afterwards?.(story, ada)
  const subject = team ? 'Team' : /^(ada|countess)$/
  const last = (await outcomes()).findLast(({ name }) => new RegExp(subject).test(name))
  expect(last).toMatchObject({ status: 'success', ...expected })
  // A success without a word is right only where the target spells things otherwise and lies about nothing.
  const isPlain = last?.status === 'success' && last.remarks.length === 0
  expect(isPlain).toBe(expected.remarks?.length === 0)
})
