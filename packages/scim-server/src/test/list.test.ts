import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { createGroup, createUser } from './provision.ts'
import { startServer, type Client } from './start-server.ts'

const list = (client: Client, path: string, parameters: Record<string, string>) =>
  client.send('GET', `${path}?${new URLSearchParams(parameters).toString()}`)

const userNamesIn = (body: { Resources: { userName: string }[] }) =>
  body.Resources.map(({ userName }) => userName)

it('answers an empty list with an empty array (RFC 7644 §3.4.2)', async () => {
  const client = await startServer()

  const { status, body } = await client.send('GET', '/Users')

  expect(status).toBe(200)
  expect(body).toEqual({
    schemas: [URN.listResponse],
    totalResults: 0,
    startIndex: 1,
    itemsPerPage: 0,
    Resources: [],
  })
})

it.each([
  [{ startIndex: '2', count: '2' }, { startIndex: 2, itemsPerPage: 2 }, ['b', 'c']],
  [{ startIndex: '5', count: '10' }, { startIndex: 5, itemsPerPage: 1 }, ['e']],
  [{ startIndex: '9' }, { startIndex: 9, itemsPerPage: 0 }, []],
  [{ startIndex: '-3', count: '1' }, { startIndex: 1, itemsPerPage: 1 }, ['a']],
  [{ count: '0' }, { startIndex: 1, itemsPerPage: 0 }, []],
  [{ count: '-1' }, { startIndex: 1, itemsPerPage: 0 }, []],
])('pages by %j with exact totals (RFC 7644 §3.4.2.4)', async (parameters, page, userNames) => {
  const client = await startServer()
  for (const userName of ['a', 'b', 'c', 'd', 'e']) await createUser(client, userName)

  const { body } = await list(client, '/Users', parameters)

  expect(body).toMatchObject({ totalResults: 5, ...page })
  expect(userNamesIn(body)).toEqual(userNames)
})

it('bounds a page by default and whatever the client asks', async () => {
  const client = await startServer()
  const names = Array.from({ length: 1010 }, (_, index) => `user-${index}`)
  await client.store.commit(
    names.map((userName) => ({
      kind: 'put',
      collection: 'users',
      document: { id: userName, schemas: [URN.user], userName, meta: { resourceType: 'User' } },
    })),
  )

  const unasked = await list(client, '/Users', {})
  const greedy = await list(client, '/Users', { count: '5000', attributes: 'userName' })

  expect(unasked.body).toMatchObject({ totalResults: 1010, itemsPerPage: 100 })
  expect(greedy.body).toMatchObject({ totalResults: 1010, itemsPerPage: 1000 })
})

it.each([
  ['userName eq "ADA"', ['ada']],
  ['username Eq "ada"', ['ada']],
  ['emails[type eq "work" and value co "grace"]', ['grace']],
  ['not (userName eq "ada") and active eq true', ['grace']],
  ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "Navy"', ['grace']],
  [
    'meta.created gt "2020-01-01T00:00:00Z" AND meta.resourceType eq "User"',
    ['ada', 'grace', 'hedy'],
  ],
  ['userName eq "nobody"', []],
])('filters users by %s (RFC 7644 §3.4.2.2)', async (filter, userNames) => {
  const client = await startServer()
  await createUser(client, 'ada', { active: true })
  await createUser(client, 'grace', {
    active: true,
    emails: [{ type: 'work', value: 'grace@example.com' }],
    [URN.enterpriseUser]: { department: 'Navy' },
  })
  await createUser(client, 'hedy')

  const { status, body } = await list(client, '/Users', { filter })

  expect(status).toBe(200)
  expect(userNamesIn(body)).toEqual(userNames)
  expect(body.totalResults).toBe(userNames.length)
})

it.each([
  [{ sortBy: 'userName' }, ['ada', 'Bea', 'cleo']],
  [{ sortBy: 'username', sortOrder: 'descending' }, ['cleo', 'Bea', 'ada']],
  [{ sortBy: 'title' }, ['Bea', 'cleo', 'ada']],
])('sorts users by %j (RFC 7644 §3.4.2.3)', async (parameters, userNames) => {
  const client = await startServer()
  await createUser(client, 'cleo', { title: 'Y' })
  await createUser(client, 'ada')
  await createUser(client, 'Bea', { title: 'X' })

  const { body } = await list(client, '/Users', parameters)

  expect(userNamesIn(body)).toEqual(userNames)
})

it('selects attributes of listed resources (RFC 7644 §3.9)', async () => {
  const client = await startServer()
  const id = await createUser(client, 'ada', { title: 'Countess' })

  const { body } = await list(client, '/Users', { attributes: 'userName' })

  expect(body.Resources).toEqual([{ schemas: [URN.user], id, userName: 'ada' }])
})

it.each([
  ['members.value eq "ADA"', ['Staff']],
  ['members eq "ADA"', ['Staff']],
  ['members[value eq "ADA"]', ['Staff']],
  ['members[value eq "ADA" and type eq "User"]', ['Staff']],
  ['members.display co "ad"', ['Staff']],
  ['members[type eq "Group"]', ['All']],
  ['not (members pr)', ['Empty']],
  ['members.value eq "ADA" or displayName eq "Empty"', ['Staff', 'Empty']],
  ['members.value ne "ADA"', ['Empty', 'All']],
  ['members.value eq "nobody"', []],
])('filters groups by %s (RFC 7644 §3.4.2.2)', async (filter, displayNames) => {
  const client = await startServer()
  const ada = await createUser(client, 'ada')
  const staff = await createGroup(client, 'Staff', [ada])
  await createGroup(client, 'Empty')
  await createGroup(client, 'All', [staff])

  const { status, body } = await list(client, '/Groups', { filter: filter.replace('ADA', ada) })

  expect(status).toBe(200)
  expect(body.Resources.map(({ displayName }: { displayName: string }) => displayName)).toEqual(
    displayNames,
  )
  expect(body.totalResults).toBe(displayNames.length)
})

it.each(['groups.value eq "STAFF"', 'groups[value eq "STAFF"]', 'groups.display eq "staff"'])(
  'filters users by %s (RFC 7644 §3.4.2.2)',
  async (filter) => {
    const client = await startServer()
    const ada = await createUser(client, 'ada')
    await createUser(client, 'grace')
    const staff = await createGroup(client, 'Staff', [ada])

    const { body } = await list(client, '/Users', {
      filter: filter.replace('STAFF', staff),
      count: '1',
    })

    expect(userNamesIn(body)).toEqual(['ada'])
    expect(body.totalResults).toBe(1)
  },
)

it('filters the members of a group too large to be named one by one', async () => {
  const client = await startServer()
  const names = Array.from({ length: 250 }, (_, index) => `user-${index}`)
  const ids = await Promise.all(names.map((name) => createUser(client, name)))
  const staff = await createGroup(client, 'Staff', ids)
  await createUser(client, 'outsider')

  const { body } = await list(client, '/Users', {
    filter: `groups.value eq "${staff}"`,
    startIndex: '241',
  })

  expect(body).toMatchObject({ totalResults: 250, startIndex: 241, itemsPerPage: 10 })
})

it.each([
  ['filter', 'userName zz "x"', 400, 'invalidFilter'],
  ['filter', 'favouriteColour eq "red"', 400, 'invalidFilter'],
  ['filter', '', 400, 'invalidFilter'],
  ['filter', 'password sw "a"', 403, 'sensitive'],
  ['startIndex', 'first', 400, 'invalidValue'],
  ['count', '1.5', 400, 'invalidValue'],
])('refuses %s=%s (RFC 7644 §3.12)', async (name, value, status, scimType) => {
  const client = await startServer()

  const answer = await list(client, '/Users', { [name]: value })

  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({ schemas: [URN.error], status: String(status), scimType })
})

it('refuses an unknown sortOrder', async () => {
  const client = await startServer()
  const { body } = await list(client, '/Users', { sortBy: 'userName', sortOrder: 'upwards' })
  expect(body).toMatchObject({ status: '400', scimType: 'invalidValue' })
})
