import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startPlatform } from './platform-host.ts'

let platform: Awaited<ReturnType<typeof startPlatform>>
let user: { id: string; username: string }

beforeAll(async () => {
  platform = await startPlatform({ users: 0 })
  user = (await platform.call('POST', '/users', { username: 'member' })).body
})
afterAll(() => platform.close())
beforeEach(() => platform.takeChanges())

async function createGroup(name: string, attributes: object = {}) {
  const { status, body } = await platform.call('POST', '/groups', { name, ...attributes })
  expect(status).toBe(201)
  await platform.takeChanges()
  return body as { id: string; name: string }
}

it('lists the environments and reads one', async () => {
  const { body } = await platform.call('GET', '/v1/environments')
  expect(body._embedded.environments.map((each: { name: string }) => each.name)).toEqual([
    'Administrators',
    'Sandbox',
  ])
  const { body: sandbox } = await platform.call('GET', platform.base)
  expect(sandbox).toMatchObject({ id: platform.environmentId, type: 'SANDBOX', region: 'NA' })
  expect(sandbox._links.self.href).toBe(platform.origin + platform.base)
})

it('creates, reads, replaces and deletes a population', async () => {
  const { status, body } = await platform.call('POST', '/populations', {
    name: 'Partners',
    description: 'B2B',
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    name: 'Partners',
    default: false,
    userCount: 0,
    theme: { id: expect.any(String) },
  })
  const path = `/populations/${body.id}`
  expect((await platform.call('GET', path)).body).toEqual(body)
  const replaced = await platform.call('PUT', path, { name: 'Allies' })
  expect(replaced.body).toMatchObject({ name: 'Allies', theme: body.theme })
  expect(replaced.body).not.toHaveProperty('description')
  expect((await platform.call('DELETE', path)).status).toBe(204)
  expect((await platform.call('GET', path)).status).toBe(404)
})

it('reports a change of the users when a population is renamed, since rules may filter by its name', async () => {
  const { body } = await platform.call('POST', '/populations', { name: 'Residents' })
  const resident = await platform.call('POST', '/users', {
    username: 'resident',
    population: { id: body.id },
  })
  await platform.takeChanges()
  await platform.call('PUT', `/populations/${body.id}`, { name: 'Citizens' })
  expect(await platform.takeChanges()).toMatchObject([
    { action: 'POPULATION.UPDATED', userIds: [resident.body.id] },
  ])
  expect((await platform.call('GET', `/populations/${body.id}`)).body.userCount).toBe(1)
})

it('keeps the default population and one that has users', async () => {
  const { body } = await platform.call('GET', '/populations')
  const home = body._embedded.populations.find((each: { default: boolean }) => each.default)
  const crowded = (await platform.call('POST', '/populations', { name: 'Crowded' })).body
  await platform.call('POST', '/users', { username: 'crowd', population: { id: crowded.id } })
  for (const { id } of [home, crowded]) {
    const refused = await platform.call('DELETE', `/populations/${id}`)
    expect(refused.status).toBe(400)
    expect(refused.body.details).toMatchObject([{ code: 'CONSTRAINT_VIOLATION' }])
  }
})

it('creates, reads, replaces and deletes a group', async () => {
  const group = await createGroup('Chess', { description: 'Board games' })
  const path = `/groups/${group.id}`
  expect(group).toMatchObject({ directMemberCounts: { users: 0, groups: 0 } })
  expect((await platform.call('GET', path)).body).toEqual(group)
  const replaced = await platform.call('PUT', path, { name: 'Go' })
  expect(replaced.body).toMatchObject({ id: group.id, name: 'Go' })
  expect(replaced.body).not.toHaveProperty('description')
  expect((await platform.call('DELETE', path)).status).toBe(204)
  const { body } = await platform.call('GET', '/groups?filter=name sw "Go"')
  expect(body._embedded.groups).toEqual([])
  expect((await platform.takeChanges()).map(({ action }) => action)).toEqual([
    'GROUP.UPDATED',
    'GROUP.DELETED',
  ])
})

it('refuses a second group of the same name', async () => {
  await createGroup('Tennis')
  const { status, body } = await platform.call('POST', '/groups', { name: 'tennis' })
  expect(status).toBe(400)
  expect(body.details).toMatchObject([{ code: 'UNIQUENESS_VIOLATION', target: 'name' }])
})

it('adds, reads, lists and removes a membership', async () => {
  const group = await createGroup('Rowing')
  const memberships = `/users/${user.id}/memberOfGroups`
  const added = await platform.call('POST', memberships, { id: group.id })
  expect(added.status).toBe(201)
  expect(added.body).toEqual({
    _links: {
      self: { href: `${platform.origin}${platform.base}${memberships}/${group.id}` },
      user: { href: `${platform.origin}${platform.base}/users/${user.id}` },
      group: { href: `${platform.origin}${platform.base}/groups/${group.id}` },
      environment: { href: platform.origin + platform.base },
    },
    id: group.id,
    environment: { id: platform.environmentId },
    name: 'Rowing',
    type: 'DIRECT',
  })
  expect((await platform.call('GET', `${memberships}/${group.id}`)).body).toEqual(added.body)
  expect((await platform.call('GET', memberships)).body._embedded.groupMemberships).toEqual([
    added.body,
  ])
  const again = await platform.call('POST', memberships, { id: group.id })
  expect(again.body.details).toMatchObject([{ code: 'UNIQUENESS_VIOLATION', target: 'id' }])
  expect((await platform.call('DELETE', `${memberships}/${group.id}`)).status).toBe(204)
  expect((await platform.call('DELETE', `${memberships}/${group.id}`)).status).toBe(404)
  expect(await platform.takeChanges()).toMatchObject([
    { action: 'MEMBER_OF_GROUP.CREATED', userIds: [user.id], groupIds: [group.id] },
    { action: 'MEMBER_OF_GROUP.DELETED', userIds: [user.id], groupIds: [group.id] },
  ])
})

it('makes members of a nested group indirect members of the groups above', async () => {
  const [team, department, company] = [
    await createGroup('Team'),
    await createGroup('Department'),
    await createGroup('Company'),
  ]
  await platform.call('POST', `/groups/${team.id}/memberOfGroups`, { id: department.id })
  const nested = await platform.call('POST', `/groups/${department.id}/memberOfGroups`, {
    id: company.id,
  })
  expect(nested.status).toBe(201)
  await platform.takeChanges()

  await platform.call('POST', `/users/${user.id}/memberOfGroups`, { id: team.id })
  expect(await platform.takeChanges()).toMatchObject([
    { userIds: [user.id], groupIds: [team.id, department.id, company.id] },
  ])
  const { body } = await platform.call('GET', `/users/${user.id}/memberOfGroups`)
  expect(
    body._embedded.groupMemberships.map(({ name, type }: { name: string; type: string }) => [
      name,
      type,
    ]),
  ).toEqual([
    ['Team', 'DIRECT'],
    ['Department', 'INDIRECT'],
    ['Company', 'INDIRECT'],
  ])
  const above = await platform.call('GET', `/groups/${team.id}/memberOfGroups`)
  expect(above.body._embedded.groupMemberships).toMatchObject([
    { id: department.id, type: 'DIRECT' },
    { id: company.id, type: 'INDIRECT' },
  ])
  expect(await platform.directory.reader.memberIds(platform.environmentId, company.id)).toEqual([
    user.id,
  ])

  await platform.call('PUT', `/groups/${company.id}`, { name: 'Holding' })
  await platform.call('DELETE', `/groups/${department.id}/memberOfGroups/${company.id}`)
  await platform.call('DELETE', `/groups/${department.id}`)
  expect(await platform.takeChanges()).toMatchObject([
    { action: 'GROUP.UPDATED', userIds: [user.id], groupIds: [company.id] },
    { action: 'MEMBER_OF_GROUP.DELETED', userIds: [user.id], groupIds: [company.id] },
    { action: 'GROUP.DELETED', userIds: [user.id], groupIds: [department.id] },
  ])
  expect(
    (await platform.call('GET', `/groups/${team.id}/memberOfGroups/${department.id}`)).status,
  ).toBe(404)
  await platform.call('DELETE', `/users/${user.id}/memberOfGroups/${team.id}`)
})

it('refuses to nest a group in itself, however many groups lie between', async () => {
  const [inner, outer] = [await createGroup('Inner'), await createGroup('Outermost')]
  await platform.call('POST', `/groups/${inner.id}/memberOfGroups`, { id: outer.id })
  for (const [child, parent] of [
    [inner, inner],
    [outer, inner],
  ]) {
    const { status, body } = await platform.call('POST', `/groups/${child?.id}/memberOfGroups`, {
      id: parent?.id,
    })
    expect(status).toBe(400)
    expect(body.details).toMatchObject([{ code: 'CONSTRAINT_VIOLATION' }])
  }
  const twice = await platform.call('POST', `/groups/${inner.id}/memberOfGroups`, { id: outer.id })
  expect(twice.body.details).toMatchObject([{ code: 'UNIQUENESS_VIOLATION' }])
  expect(
    (await platform.call('GET', `/groups/${inner.id}/memberOfGroups/${outer.id}`)).body,
  ).toMatchObject({
    id: outer.id,
    type: 'DIRECT',
  })
})

it('takes members of a population’s group from that population alone', async () => {
  const { body } = await platform.call('POST', '/populations', { name: 'Closed' })
  const group = await createGroup('Club', { population: { id: body.id } })
  const refused = await platform.call('POST', `/users/${user.id}/memberOfGroups`, { id: group.id })
  expect(refused.status).toBe(400)
  expect(refused.body.details).toMatchObject([{ code: 'INVALID_VALUE', target: 'id' }])
})
