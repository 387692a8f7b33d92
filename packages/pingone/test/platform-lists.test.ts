import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPlatform } from './platform-host.ts'

let platform: Awaited<ReturnType<typeof startPlatform>>
let member: { id: string; username: string }
let groups: { id: string; name: string }[]

beforeAll(async () => {
  platform = await startPlatform({ users: 2 })
  member = (await platform.call('POST', '/users', { username: 'member' })).body
  groups = []
  for (const name of ['Alpha', 'Beta', 'Gamma', 'Outer'])
    groups.push((await platform.call('POST', '/groups', { name, description: `${name}.` })).body)
  const [alpha, beta, gamma, outer] = groups
  for (const each of [alpha, beta, gamma])
    await platform.call('POST', `/users/${member.id}/memberOfGroups`, { id: each?.id })
  await platform.call('POST', `/groups/${alpha?.id}/memberOfGroups`, { id: outer?.id })
  await platform.call('POST', `/groups/${beta?.id}/memberOfGroups`, { id: alpha?.id })
})
afterAll(() => platform.close())

const withFilter = (path: string, filter: string) =>
  `${path}${path.includes('?') ? '&' : '?'}filter=${encodeURIComponent(filter)}`

async function names(path: string, key: string): Promise<string[]> {
  const { status, body } = await platform.call('GET', path)
  expect(status, path).toBe(200)
  expect(body.size).toBe(body._embedded[key].length)
  return body._embedded[key].map((each: { name: string }) => each.name)
}

it.each([
  ['name sw "Sand"', ['Sandbox']],
  ['name eq "sandbox"', ['Sandbox']],
  ['name sw "Nowhere"', []],
  ['type eq "SANDBOX" and region eq "NA"', ['Sandbox']],
  ['not (name sw "Sand")', ['Administrators']],
])('finds environments by %s', async (filter, expected) => {
  expect(await names(withFilter('/v1/environments', filter), 'environments')).toEqual(expected)
})

it('finds an environment by its id, and those of an organization', async () => {
  const byId = withFilter('/v1/environments', `id eq "${platform.environmentId}"`)
  expect(await names(byId, 'environments')).toEqual(['Sandbox'])
  const { body } = await platform.call('GET', platform.base)
  const ofOrganization = `organization.id eq "${body.organization.id}"`
  const path = withFilter('/v1/environments?limit=1', ofOrganization)
  expect(await names(path, 'environments')).toEqual(['Administrators'])
})

it.each([
  ['type eq "DIRECT"', ['Alpha', 'Beta', 'Gamma']],
  ['type eq "INDIRECT"', ['Outer']],
  ['name sw "B" or name sw "O"', ['Beta', 'Outer']],
  ['name eq "gamma"', ['Gamma']],
  ['type eq "DIRECT" and name eq "Outer"', []],
])('finds memberships of a user by %s', async (filter, expected) => {
  const path = withFilter(`/users/${member.id}/memberOfGroups`, filter)
  expect(await names(path, 'groupMemberships')).toEqual(expected)
})

it('finds memberships of a group', async () => {
  const path = `/groups/${groups[1]?.id}/memberOfGroups`
  expect(await names(path, 'groupMemberships')).toEqual(['Alpha', 'Outer'])
  expect(await names(withFilter(path, 'type eq "DIRECT"'), 'groupMemberships')).toEqual(['Alpha'])
  const byId = withFilter(path, `id eq "${groups[3]?.id}"`)
  expect(await names(byId, 'groupMemberships')).toEqual(['Outer'])
})

it('pages through each list by its next links', async () => {
  const user = (await platform.call('POST', '/users', { username: 'pager' })).body
  const memberships = `/users/${user.id}/memberOfGroups`
  for (const { id } of groups.slice(0, 3)) await platform.call('POST', memberships, { id })
  for (const [path, key] of [
    ['/v1/environments', 'environments'],
    [memberships, 'groupMemberships'],
    [`/groups/${groups[1]?.id}/memberOfGroups`, 'groupMemberships'],
    ['/populations', 'populations'],
    ['/groups', 'groups'],
  ] as const) {
    const all = await names(path, key)
    const seen: string[] = []
    let next: string | undefined = `${path}?limit=1`
    while (next !== undefined) {
      const { body }: { body: any } = await platform.call('GET', next)
      expect(body).toMatchObject({ count: all.length, size: 1 })
      seen.push(...body._embedded[key].map((each: { name: string }) => each.name))
      next = body._links.next?.href
    }
    expect(seen, path).toEqual(all)
  }
})

it('continues after the last item of a page, or from its position when that item was deleted', async () => {
  const user = (await platform.call('POST', '/users', { username: 'departing' })).body
  const path = `/users/${user.id}/memberOfGroups`
  for (const { id } of groups.slice(0, 3)) await platform.call('POST', path, { id })
  const first = await platform.call('GET', `${path}?limit=2&filter=type eq "DIRECT"`)
  const next = first.body._links.next.href
  await platform.call('DELETE', `${path}/${groups[0]?.id}`)
  expect(await names(next, 'groupMemberships')).toEqual(['Gamma'])
  await platform.call('DELETE', `${path}/${groups[1]?.id}`)
  expect(await names(next, 'groupMemberships')).toEqual([])
  await platform.call('POST', path, { id: groups[0]?.id })
  expect(await names(next, 'groupMemberships')).toHaveLength(1)
})

it.each(['/v1/environments', '/groups', '/populations', '/users', 'memberOfGroups'])(
  'refuses in words what the list of %s cannot do',
  async (list) => {
    const path = list === 'memberOfGroups' ? `/users/${member.id}/memberOfGroups` : list
    for (const [query, code, target] of [
      ['filter=shoeSize eq 44', 'INVALID_FILTER', 'filter'],
      ['filter=meta.created pr', 'INVALID_FILTER', 'filter'],
      ['filter=environmentId pr', 'INVALID_FILTER', 'filter'],
      ['filter=urn:pingone-sandbox:directory:User:username pr', 'INVALID_FILTER', 'filter'],
      ['filter=name is "x"', 'INVALID_FILTER', 'filter'],
      ['filter=', 'INVALID_FILTER', 'filter'],
      ['limit=0', 'OUT_OF_RANGE', 'limit'],
      ['limit=1001', 'OUT_OF_RANGE', 'limit'],
      ['limit=many', 'OUT_OF_RANGE', 'limit'],
      ['cursor=nonsense', 'INVALID_VALUE', 'cursor'],
    ] as const) {
      const { status, body } = await platform.call('GET', `${path}?${query}`)
      expect(status, query).toBe(400)
      expect(body, query).toMatchObject({
        code: 'INVALID_DATA',
        details: [{ code, target, message: expect.stringMatching(/\.$/) }],
      })
    }
  },
)

it('says which attributes a filter may name', async () => {
  const { body } = await platform.call('GET', '/v1/environments?filter=shoeSize eq 44')
  expect(body.details[0].innerError.supportedAttributes).toEqual(
    expect.arrayContaining(['id', 'name', 'organization']),
  )
})

it('takes no cursor of another list, filter or order', async () => {
  const memberships = `/users/${member.id}/memberOfGroups`
  const ofGroup = `memberOfGroups[id eq "${groups[1]?.id}"]`
  const colleague = (await platform.call('POST', '/users', { username: 'colleague' })).body
  await platform.call('POST', `/users/${colleague.id}/memberOfGroups`, { id: groups[1]?.id })
  for (const [path, ...others] of [
    [
      `${memberships}?limit=1`,
      '/v1/environments',
      `/groups/${groups[1]?.id}/memberOfGroups`,
      withFilter(memberships, 'type eq "DIRECT"'),
    ],
    [
      '/groups?limit=1',
      '/populations',
      '/users',
      '/groups?order=name',
      withFilter('/groups', 'name pr'),
    ],
    [
      withFilter('/users?limit=1', ofGroup),
      '/users',
      withFilter('/users', `memberOfGroups[id eq "${groups[0]?.id}"]`),
    ],
  ] as const) {
    const { body } = await platform.call('GET', path)
    const cursor = new URL(body._links.next.href).searchParams.get('cursor')
    expect((await platform.call('GET', body._links.next.href)).status, path).toBe(200)
    for (const other of others) {
      const joint = other.includes('?') ? '&' : '?'
      const answer = await platform.call('GET', `${other}${joint}cursor=${cursor}`)
      expect(answer.status, other).toBe(400)
      expect(answer.body.details, other).toMatchObject([
        { code: 'INVALID_VALUE', target: 'cursor' },
      ])
    }
  }
})

it('keeps a cursor short, however long the filter is', async () => {
  const filter = Array.from({ length: 40 }, (_, index) => `name sw "${index}"`).join(' or ')
  const path = withFilter('/v1/environments?limit=1', `id pr or ${filter}`)
  const { body } = await platform.call('GET', path)
  const cursor = new URL(body._links.next.href).searchParams.get('cursor')
  expect(cursor?.length).toBeLessThan(300)
})

it('refuses an order where there is only one', async () => {
  for (const path of ['/v1/environments', `/users/${member.id}/memberOfGroups`]) {
    const { status, body } = await platform.call('GET', `${path}?order=-name`)
    expect(status).toBe(400)
    expect(body.details).toMatchObject([{ code: 'INVALID_PARAMETER', target: 'order' }])
  }
})

it('ignores unknown parameters', async () => {
  for (const path of ['/v1/environments', '/users', `/users/${member.id}`])
    expect((await platform.call('GET', `${path}?fields=name&offset=3`)).status).toBe(200)
})

it('includes the groups of a user when `include` asks for them', async () => {
  const path = `/users/${member.id}`
  const plain = (await platform.call('GET', path)).body
  expect(plain).not.toHaveProperty('memberOfGroupIDs')
  expect(plain).not.toHaveProperty('memberOfGroupNames')
  const { body } = await platform.call('GET', `${path}?include=memberOfGroupIDs,memberOfGroupNames`)
  expect(body).toEqual({
    ...plain,
    memberOfGroupIDs: groups.map(({ id }) => id),
    memberOfGroupNames: ['Alpha', 'Beta', 'Gamma', 'Outer'],
  })
  const named = (await platform.call('GET', `${path}?include=memberOfGroupNames`)).body
  expect(named).toEqual({ ...plain, memberOfGroupNames: body.memberOfGroupNames })
  const alone = (await platform.call('POST', '/users', { username: 'alone' })).body
  const none = await platform.call('GET', `/users/${alone.id}?include=memberOfGroupIDs`)
  expect(none.body.memberOfGroupIDs).toEqual([])
  expect((await platform.call('GET', `${path}?include=memberOfGroupIds`)).body).toEqual(plain)
})

it('embeds the population of a user and the group of a membership, when asked to', async () => {
  const user = (await platform.call('GET', `/users/${member.id}?expand=population`)).body
  const population = (await platform.call('GET', `/populations/${user.population.id}`)).body
  expect(user.population).toEqual({ id: population.id })
  expect(user._embedded).toEqual({ population })
  const listed = await platform.call('GET', `/users?filter=username eq "member"&expand=population`)
  expect(listed.body._embedded.users[0]._embedded).toEqual({ population })

  for (const path of [
    `/users/${member.id}/memberOfGroups`,
    `/groups/${groups[1]?.id}/memberOfGroups`,
  ]) {
    const alpha = (await platform.call('GET', `/groups/${groups[0]?.id}`)).body
    const { body } = await platform.call('GET', `${path}?expand=group`)
    expect(body._embedded.groupMemberships[0]).toMatchObject({ id: alpha.id, type: 'DIRECT' })
    expect(body._embedded.groupMemberships[0]._embedded).toEqual({ group: alpha })
    const one = (await platform.call('GET', `${path}/${alpha.id}?expand=group`)).body
    expect(one._embedded).toEqual({ group: alpha })
    const plain = await platform.call('GET', `${path}/${alpha.id}`)
    expect(plain.body).not.toHaveProperty('_embedded')
  }
})
