import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startPlatform } from './platform-host.ts'

let platform: Awaited<ReturnType<typeof startPlatform>>

beforeAll(async () => {
  platform = await startPlatform({ users: 12 })
})
afterAll(() => platform.close())
beforeEach(() => platform.takeChanges())

let count = 0
async function createUser(attributes: object = {}) {
  count += 1
  const { body } = await platform.call('POST', '/users', {
    username: `new.user${count}`,
    ...attributes,
  })
  await platform.takeChanges()
  return body
}
async function createGroup(attributes: object = {}) {
  count += 1
  const { body } = await platform.call('POST', '/groups', { name: `Group ${count}`, ...attributes })
  await platform.takeChanges()
  return body
}

it('creates a user in the default population with everything a client reads back', async () => {
  const { status, headers, body } = await platform.call('POST', '/users', {
    username: 'ada.lovelace',
    email: 'ada@example.com',
    name: { given: 'Ada', family: 'Lovelace' },
    favouriteColour: 'ignored, as PingOne documents',
  })
  expect(status).toBe(201)
  expect(headers.get('content-type')).toBe('application/hal+json;charset=UTF-8')
  const populations = await platform.call('GET', '/populations?filter=name eq "Default"')
  const self = `${platform.origin}${platform.base}/users/${body.id}`
  expect(body).toEqual({
    _links: {
      self: { href: self },
      environment: { href: platform.origin + platform.base },
      population: { href: populations.body._embedded.populations[0]._links.self.href },
      enabled: { href: `${self}/enabled` },
      password: { href: `${self}/password` },
      memberOfGroups: { href: `${self}/memberOfGroups` },
    },
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    environment: { id: platform.environmentId },
    username: 'ada.lovelace',
    email: 'ada@example.com',
    name: { given: 'Ada', family: 'Lovelace' },
    population: { id: populations.body._embedded.populations[0].id },
    enabled: true,
    mfaEnabled: false,
    account: { canAuthenticate: true, status: 'OK' },
    lifecycle: { status: 'ACCOUNT_OK' },
    verifyStatus: 'NOT_INITIATED',
    identityProvider: { type: 'PING_ONE' },
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    updatedAt: body.createdAt,
  })
  expect((await platform.call('GET', self)).body).toEqual(body)
})

it('accepts the media type that imports use', async () => {
  const answer = await fetch(`${platform.origin}${platform.base}/users`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${platform.token}`,
      'content-type': 'application/vnd.pingidentity.user.import+json',
    },
    body: JSON.stringify({ username: 'imported', password: { value: 'secret' } }),
  })
  expect(answer.status).toBe(201)
  expect(await answer.text()).not.toContain('secret')
})

it('queues one change for each change, in the same commit', async () => {
  const user = (await platform.call('POST', '/users', { username: 'grace.hopper' })).body
  await platform.call('PUT', `/users/${user.id}/enabled`, { enabled: false })
  await platform.call('DELETE', `/users/${user.id}`)
  const changes = await platform.takeChanges()
  expect(changes.map(({ action, userIds }) => [action, userIds])).toEqual([
    ['USER.CREATED', [user.id]],
    ['USER.UPDATED', [user.id]],
    ['USER.DELETED', [user.id]],
  ])
})

it('queues no change and keeps updatedAt when nothing changes', async () => {
  const user = await createUser({ title: 'Pilot' })
  const again = await platform.call('PATCH', `/users/${user.id}`, { title: 'Pilot' })
  expect(again.body).toEqual(user)
  await platform.call('PUT', `/users/${user.id}`, { username: user.username, title: 'Pilot' })
  await platform.call('PUT', `/users/${user.id}/enabled`, { enabled: true })
  expect(await platform.takeChanges()).toEqual([])
})

it('replaces on PUT what a client may write, and nothing else', async () => {
  const user = await createUser({ title: 'Pilot', nickname: 'Goose' })
  const elsewhere = (await platform.call('POST', '/populations', { name: 'Elsewhere' })).body
  await platform.call('PUT', `/users/${user.id}/enabled`, { enabled: false })
  const { status, body } = await platform.call('PUT', `/users/${user.id}`, {
    username: user.username,
    title: null,
    enabled: true,
    population: { id: elsewhere.id },
  })
  expect(status).toBe(200)
  expect(body).not.toHaveProperty('title')
  expect(body).not.toHaveProperty('nickname')
  expect(body).toMatchObject({
    enabled: false,
    population: user.population,
    createdAt: user.createdAt,
  })
})

it('merges on PATCH: omitted stays, null clears, objects merge', async () => {
  const user = await createUser({ title: 'Pilot', name: { given: 'Ann', family: 'Lee' } })
  const { status, body } = await platform.call('PATCH', `/users/${user.id}`, {
    title: null,
    nickname: 'Annie',
    name: { family: 'Li' },
  })
  expect(status).toBe(200)
  expect(body).not.toHaveProperty('title')
  expect(body).toMatchObject({ nickname: 'Annie', name: { given: 'Ann', family: 'Li' } })
})

it('refuses a PATCH that takes away what is required', async () => {
  const user = await createUser()
  const { status, body } = await platform.call('PATCH', `/users/${user.id}`, { username: null })
  expect(status).toBe(400)
  expect(body.details).toMatchObject([{ code: 'REQUIRED_VALUE', target: 'username' }])
})

it('deletes a user with its memberships and names its groups in the change', async () => {
  const user = await createUser()
  const group = await createGroup()
  await platform.call('POST', `/users/${user.id}/memberOfGroups`, { id: group.id })
  await platform.takeChanges()
  expect((await platform.call('DELETE', `/users/${user.id}`)).status).toBe(204)
  expect((await platform.call('GET', `/users/${user.id}`)).status).toBe(404)
  expect(await platform.takeChanges()).toMatchObject([{ userIds: [user.id], groupIds: [group.id] }])
  expect(await platform.directory.reader.memberIds(platform.environmentId, group.id)).toEqual([])
})

it.each([
  ['enabled', { enabled: false }],
  ['mfaEnabled', { mfaEnabled: true }],
])('reads and writes %s on its own', async (state, value) => {
  const user = await createUser()
  const path = `/users/${user.id}/${state}`
  expect((await platform.call('PUT', path, value)).body).toMatchObject(value)
  const read = await platform.call('GET', path)
  expect(read.status).toBe(200)
  expect(read.body).toMatchObject(value)
  expect(read.body._links.self.href).toBe(platform.origin + platform.base + path)
  expect((await platform.call('GET', `/users/${user.id}`)).body).toMatchObject(value)
})

it('moves a user to another population, out of the groups of the former one', async () => {
  const home = (await platform.call('POST', '/populations', { name: 'Home' })).body
  const away = (await platform.call('POST', '/populations', { name: 'Away' })).body
  const user = await createUser({ population: { id: home.id } })
  const bound = await createGroup({ population: { id: home.id } })
  const free = await createGroup()
  for (const { id } of [bound, free])
    await platform.call('POST', `/users/${user.id}/memberOfGroups`, { id })
  await platform.takeChanges()

  const moved = await platform.call('PUT', `/users/${user.id}/population`, { id: away.id })
  expect(moved.body).toMatchObject({ id: away.id })
  expect((await platform.call('GET', `/users/${user.id}/population`)).body.id).toBe(away.id)
  const { body } = await platform.call('GET', `/users/${user.id}/memberOfGroups`)
  expect(body._embedded.groupMemberships.map((each: { id: string }) => each.id)).toEqual([free.id])
  const [change] = await platform.takeChanges()
  expect(change?.groupIds).toEqual(expect.arrayContaining([bound.id, free.id]))
})

it('pages through users by absolute next links', async () => {
  const all = await platform.call('GET', '/users?limit=1000')
  const seen: string[] = []
  let next: string | undefined = '/users?limit=5&order=username'
  while (next) {
    const { body }: { body: any } = await platform.call('GET', next)
    expect(body.count).toBe(all.body.count)
    expect(body.size).toBe(body._embedded.users.length)
    seen.push(...body._embedded.users.map((user: { username: string }) => user.username))
    next = body._links.next?.href
  }
  expect(seen).toHaveLength(all.body.count)
  expect(seen).toEqual(seen.toSorted())
  expect(new Set(seen).size).toBe(seen.length)
})

const ids = ({ _embedded }: any) => _embedded.users.map((user: { id: string }) => user.id)

it('finds users by what they are and by the groups they are in', async () => {
  const group = await createGroup({ name: 'Filter "Fans"' })
  const outer = await createGroup({ name: 'Outer' })
  await platform.call('POST', `/groups/${group.id}/memberOfGroups`, { id: outer.id })
  const [first, second] = [
    await createUser({ title: 'Alpha' }),
    await createUser({ title: 'Beta' }),
  ]
  for (const { id } of [first, second])
    await platform.call('POST', `/users/${id}/memberOfGroups`, { id: group.id })

  const find = async (filter: string, rest = '') => {
    const { body } = await platform.call(
      'GET',
      `/users?filter=${encodeURIComponent(filter)}${rest}`,
    )
    return body
  }

  expect(ids(await find(`username eq "${first.username.toUpperCase()}"`))).toEqual([first.id])
  expect(ids(await find(`memberOfGroups[id eq "${outer.id}"]`))).toEqual([first.id, second.id])
  expect(ids(await find(`memberOfGroups[name co "Fans"] and title eq "Beta"`))).toEqual([second.id])
  expect(ids(await find(`population.name eq "Default" and title sw "Al"`))).toEqual([first.id])

  const page = await find(`memberOfGroups[id eq "${outer.id}"]`, '&limit=1&order=-username')
  expect(ids(page)).toEqual([second.id])
  expect(ids((await platform.call('GET', page._links.next.href)).body)).toEqual([first.id])
})

it('includes the groups of users when asked to', async () => {
  const user = await createUser()
  const group = await createGroup()
  await platform.call('POST', `/users/${user.id}/memberOfGroups`, { id: group.id })
  const plain = await platform.call('GET', `/users?filter=username eq "${user.username}"`)
  expect(plain.body._embedded.users[0]).not.toHaveProperty('memberOfGroupIDs')
  const included = await platform.call(
    'GET',
    `/users?filter=username eq "${user.username}"&include=memberOfGroupIDs,memberOfGroupNames`,
  )
  expect(included.body._embedded.users[0]).toMatchObject({
    memberOfGroupIDs: [group.id],
    memberOfGroupNames: [group.name],
  })
  expect(included.body._embedded.users[0]).not.toHaveProperty('memberOfGroups')
})

it('gives a username to only one of several concurrent requests', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => platform.call('POST', '/users', { username: 'Highlander' })),
  )
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
    201,
    ...Array(7).fill(400),
  ])
  const refused = answers.find(({ status }) => status === 400)
  expect(refused?.body).toMatchObject({
    code: 'INVALID_DATA',
    details: [{ code: 'UNIQUENESS_VIOLATION', target: 'username' }],
  })
})

it('loses none of many patches made at once', async () => {
  const user = await createUser()
  const patches = [{ title: 'A' }, { nickname: 'B' }, { locale: 'C' }, { name: { given: 'D' } }]
  await Promise.all(patches.map((patch) => platform.call('PATCH', `/users/${user.id}`, patch)))
  const { body } = await platform.call('GET', `/users/${user.id}`)
  expect(body).toMatchObject(Object.assign({}, ...patches))
})
