import { expect, it } from 'vitest'
import { startTenant } from './tenant.ts'

async function startDynamic(userFilter: string) {
  const tenant = await startTenant()
  const managers = await tenant.call('POST', '/groups', { name: 'Managers', userFilter })
  const path = `/groups/${managers.id}`
  return {
    ...tenant,
    managers,
    path,
    edit: (changes: object) => tenant.call('PUT', path, { name: 'Managers', ...changes }),
    members: async (group = managers) => {
      const filter = encodeURIComponent(`memberOfGroups[id eq "${group.id}"]`)
      const { _embedded } = await tenant.call<{ _embedded: { users: { username: string }[] } }>(
        'GET',
        `/users?filter=${filter}`,
      )
      return _embedded.users.map(({ username }) => username).sort()
    },
  }
}

it('updates its members when users or the filter change', async () => {
  await using tenant = await startDynamic('title eq "Manager"')
  const ada = await tenant.hire('ada', { title: 'Manager' })
  const bob = await tenant.hire('bob')
  expect(await tenant.members()).toEqual(['ada'])
  await tenant.call('PATCH', `/users/${bob.id}`, { title: 'manager' })
  expect(await tenant.members()).toEqual(['ada', 'bob'])
  await tenant.call('PATCH', `/users/${ada.id}`, { title: 'Director' })
  expect(await tenant.members()).toEqual(['bob'])
  await tenant.edit({ userFilter: 'username sw "a" and enabled eq true' })
  expect(await tenant.members()).toEqual(['ada'])
  await tenant.call('PUT', `/users/${ada.id}/enabled`, { enabled: false })
  expect(await tenant.members()).toEqual([])
  await tenant.call('PUT', `/users/${ada.id}/enabled`, { enabled: true })
  await tenant.edit({})
  expect(await tenant.members()).toEqual([])
})

it('fills a group from the users that are there', async () => {
  await using tenant = await startTenant({ users: 30 })
  const group = await tenant.call('POST', '/groups', { name: 'All', userFilter: 'username pr' })
  const counted = await tenant.call('GET', `/groups/${group.id}?include=totalMemberCounts`)
  expect(counted).toMatchObject({
    userFilter: 'username pr',
    directMemberCounts: { users: 0, groups: 0 },
    totalMemberCounts: { users: 30, groups: 0 },
  })
})

it('keeps direct membership apart from that by filter', async () => {
  await using tenant = await startDynamic('title eq "Manager"')
  const { call, managers } = tenant
  const ada = await tenant.hire('ada', { title: 'Manager' })
  const membership = `/users/${ada.id}/memberOfGroups/${managers.id}`
  expect(await call('GET', membership)).toMatchObject({ type: 'INDIRECT' })
  await expect(call('DELETE', membership)).rejects.toThrow('through the group’s user filter')
  await tenant.join(ada, managers)
  expect(await call('GET', membership)).toMatchObject({ type: 'DIRECT' })
  await call('PATCH', `/users/${ada.id}`, { title: 'Director' })
  expect(await tenant.members()).toEqual(['ada'])
  await call('DELETE', membership)
  expect(await tenant.members()).toEqual([])
})

it('counts those by filter in the groups that theirs is nested in', async () => {
  await using tenant = await startDynamic('title eq "Manager"')
  const staff = await tenant.group('Staff')
  await tenant.call('POST', `${tenant.path}/memberOfGroups`, { id: staff.id })
  await tenant.hire('ada', { title: 'Manager' })
  expect(await tenant.members(staff)).toEqual(['ada'])
})

it('takes members from the group’s own population only', async () => {
  await using tenant = await startTenant()
  const { call } = tenant
  const north = await call('POST', '/populations', { name: 'North' })
  const input = { name: 'G', userFilter: 'enabled eq true', population: { id: north.id } }
  const group = await call('POST', '/groups', input)
  const ada = await tenant.hire('ada')
  const path = `/users/${ada.id}/memberOfGroups/${group.id}`
  await expect(call('GET', path)).rejects.toThrow('404')
  await call('PUT', `/users/${ada.id}/population`, { id: north.id })
  expect(await call('GET', path)).toMatchObject({ type: 'INDIRECT' })
})

it('provisions by dynamic membership, and follows it', async () => {
  await using tenant = await startDynamic('title eq "Manager"')
  const { managers } = tenant
  await tenant.rule(`memberOfGroups[id eq "${managers.id}"]`, [managers])
  await tenant.revise()
  const ada = await tenant.hire('ada', { title: 'Manager' })
  const bob = await tenant.hire('bob')
  expect(await tenant.users()).toMatchObject([{ userName: 'ada', active: true }])
  expect(await tenant.groups()).toMatchObject([
    { displayName: 'Managers', members: [expect.anything()] },
  ])
  await tenant.call('PATCH', `/users/${ada.id}`, { title: 'Director' })
  expect(await tenant.users()).toMatchObject([{ userName: 'ada', active: false }])
  const [emptied] = await tenant.groups()
  expect(emptied?.members ?? []).toEqual([])
  await tenant.edit({ userFilter: 'username eq "bob"' })
  expect(await tenant.users()).toMatchObject([
    { userName: 'ada', active: false },
    { userName: 'bob', active: true },
  ])
  await tenant.call('DELETE', `/users/${bob.id}`)
  expect(await tenant.members()).toEqual([])
  await tenant.call('DELETE', tenant.path)
  await tenant.hire('bob', { title: 'Manager' })
  expect(await tenant.groups()).toEqual([])
})

it.each([
  ['title eq', 'userFilter'],
  ['shoeSize eq "43"', 'shoeSize is not an attribute'],
  ['memberOfGroups[name eq "Staff"]', 'asks for attributes of users, not for groups'],
])('refuses the user filter %s', async (userFilter, message) => {
  await using tenant = await startTenant()
  const refusal = tenant.call('POST', '/groups', { name: 'G', userFilter })
  await expect(refusal).rejects.toThrow(': 400 ')
  await expect(refusal).rejects.toThrow(message)
})
