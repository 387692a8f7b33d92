import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { createGroup, createUser, memberIdsOf, patchOf } from './provision.ts'
import { startServer } from './start-server.ts'

it('creates a group with its members (RFC 7643 §4.2)', async () => {
  const client = await startServer()
  const ada = await createUser(client, 'ada', { displayName: 'Ada Lovelace' })
  const inner = await createGroup(client, 'Inner')

  const { status, body } = await client.send('POST', '/Groups', {
    body: {
      schemas: [URN.group],
      displayName: 'Outer',
      members: [{ value: ada }, { value: inner, type: 'User', display: 'wrong' }],
    },
  })

  const base = `${client.origin}/scim/v2`
  expect(status).toBe(201)
  expect(body.members).toEqual([
    { value: ada, $ref: `${base}/Users/${ada}`, type: 'User', display: 'Ada Lovelace' },
    { value: inner, $ref: `${base}/Groups/${inner}`, type: 'Group', display: 'Inner' },
  ])
})

it('accepts two groups with the same name', async () => {
  const client = await startServer()
  const ids = [await createGroup(client, 'Staff'), await createGroup(client, 'Staff')]
  expect(new Set(ids).size).toBe(2)
})

it('shows the groups of a user, who cannot change them there (RFC 7643 §4.1.2)', async () => {
  const client = await startServer()
  const ada = await createUser(client, 'ada')
  const staff = await createGroup(client, 'Staff', [ada])

  const { body } = await client.send('PUT', `/Users/${ada}`, {
    body: { schemas: [URN.user], userName: 'ada', groups: [] },
  })
  const refused = await client.send('PATCH', `/Users/${ada}`, {
    body: patchOf({ op: 'remove', path: 'groups' }),
  })

  const $ref = `${client.origin}/scim/v2/Groups/${staff}`
  expect(body.groups).toEqual([{ value: staff, $ref, type: 'direct', display: 'Staff' }])
  expect([refused.status, refused.body.scimType]).toEqual([400, 'mutability'])
})

it('leaves members out when they are excluded (RFC 7644 §3.9)', async () => {
  const client = await startServer()
  const staff = await createGroup(client, 'Staff', [await createUser(client, 'ada')])

  const { body } = await client.send('GET', `/Groups/${staff}?excludedAttributes=members`)

  expect(body.displayName).toBe('Staff')
  expect(body.members).toBeUndefined()
})

it('replaces the members of a group by PUT (RFC 7644 §3.5.1)', async () => {
  const client = await startServer()
  const [ada, grace] = [await createUser(client, 'ada'), await createUser(client, 'grace')]
  const staff = await createGroup(client, 'Staff', [ada])

  const { status, body } = await client.send('PUT', `/Groups/${staff}`, {
    body: { schemas: [URN.group], displayName: 'Crew', members: [{ value: grace }] },
  })

  expect(status).toBe(200)
  expect(body).toMatchObject({ displayName: 'Crew', members: [{ value: grace }] })
  expect(body.members).toHaveLength(1)
})

it('keeps the order of the members that a PUT repeats', async () => {
  const client = await startServer()
  const [ada, grace] = [await createUser(client, 'ada'), await createUser(client, 'grace')]
  const staff = await createGroup(client, 'Staff', [ada])

  const { body } = await client.send('PUT', `/Groups/${staff}`, {
    body: {
      schemas: [URN.group],
      displayName: 'Staff',
      members: [{ value: grace }, { value: ada }],
    },
  })

  expect(body.members.map(({ value }: { value: string }) => value)).toEqual([ada, grace])
})

it('refuses a member that does not exist and changes nothing (RFC 7644 §3.12)', async () => {
  const client = await startServer()
  const staff = await createGroup(client, 'Staff')

  const { status, body } = await client.send('PATCH', `/Groups/${staff}`, {
    body: patchOf(
      { op: 'replace', path: 'displayName', value: 'Crew' },
      { op: 'add', path: 'members', value: [{ value: 'nobody' }] },
    ),
  })
  const after = await client.send('GET', `/Groups/${staff}`)

  expect([status, body.scimType]).toEqual([400, 'invalidValue'])
  expect(after.body.displayName).toBe('Staff')
})

it('removes a deleted user from its groups, which change by it', async () => {
  const client = await startServer()
  const [ada, grace] = [await createUser(client, 'ada'), await createUser(client, 'grace')]
  const staff = await createGroup(client, 'Staff', [ada, grace])

  await client.send('DELETE', `/Users/${ada}`)
  const { headers } = await client.send('GET', `/Groups/${staff}`)

  expect(await memberIdsOf(client, staff)).toEqual([grace])
  expect(headers.get('etag')).toBe('W/"2"')
})

it('takes a deleted group from its members and from the groups above it', async () => {
  const client = await startServer()
  const ada = await createUser(client, 'ada')
  const inner = await createGroup(client, 'Inner', [ada])
  const outer = await createGroup(client, 'Outer', [inner])

  await client.send('DELETE', `/Groups/${inner}`)
  const { body } = await client.send('GET', `/Users/${ada}`)

  expect(body.groups).toBeUndefined()
  expect(await memberIdsOf(client, outer)).toEqual([])
  expect((await client.store.find('members')).total).toBe(0)
})

it('never has the members in the document of the group', async () => {
  const client = await startServer()
  const ada = await createUser(client, 'ada')
  const staff = await createGroup(client, 'Staff', [ada])
  await client.send('PATCH', `/Groups/${staff}`, {
    body: patchOf({ op: 'replace', value: { displayName: 'Crew', members: [{ value: ada }] } }),
  })

  const stored = await client.store.get('groups', staff)

  expect(stored?.document).toMatchObject({ displayName: 'Crew' })
  expect(stored?.document).not.toHaveProperty('members')
})
