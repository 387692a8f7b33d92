import { URN } from '@pingone-sandbox/scim'
import { createMemoryStore } from '@pingone-sandbox/store/memory'
import { expect, it } from 'vitest'
import { scimServerCollections } from '../index.ts'
import { followCursors, list, namesIn } from './listing.ts'
import { createGroup, createUser } from './provision.ts'
import { startServer, type Client } from './start-server.ts'

async function createUsers(client: Client, ...userNames: readonly string[]): Promise<void> {
  for (const userName of userNames) await createUser(client, userName)
}

it.each(['/Users?cursor=&count=2', '/Users?cursor&count=2'])(
  'begins at %s and says where the next page is (RFC 9865 §2)',
  async (path) => {
    const client = await startServer()
    await createUsers(client, 'ada', 'grace', 'hedy')

    const first = await client.send('GET', path)
    const last = await list(client, '/Users', { cursor: first.body.nextCursor, count: '2' })

    expect(first.body).toEqual({
      schemas: [URN.listResponse],
      totalResults: 3,
      itemsPerPage: 2,
      nextCursor: expect.stringMatching(/^[\w.~-]+$/),
      Resources: [
        expect.objectContaining({ userName: 'ada' }),
        expect.objectContaining({ userName: 'grace' }),
      ],
    })
    expect(last.body).toEqual({
      schemas: [URN.listResponse],
      totalResults: 3,
      itemsPerPage: 1,
      Resources: [expect.objectContaining({ userName: 'hedy' })],
    })
  },
)

it('pages by index unless asked for a cursor (RFC 9865 §2.3)', async () => {
  const client = await startServer({ limits: { defaultPageSize: 1 } })
  await createUsers(client, 'ada', 'grace')

  const { body } = await client.send('GET', '/Users')

  expect(body).toMatchObject({ startIndex: 1, itemsPerPage: 1 })
  expect(body).not.toHaveProperty('nextCursor')
})

it.each([
  [{ count: '2' }, [['cleo', 'Ada'], ['bea', 'dora'], ['ed']]],
  [{ count: '5' }, [['cleo', 'Ada', 'bea', 'dora', 'ed']]],
  [{ count: '2', sortBy: 'userName' }, [['Ada', 'bea'], ['cleo', 'dora'], ['ed']]],
  [
    { count: '3', sortBy: 'userName', sortOrder: 'descending' },
    [
      ['ed', 'dora', 'cleo'],
      ['bea', 'Ada'],
    ],
  ],
  [{ count: '2', sortBy: 'title' }, [['dora', 'cleo'], ['Ada', 'bea'], ['ed']]],
  [{ count: '1', filter: 'userName co "d"' }, [['Ada'], ['dora'], ['ed']]],
  [{ count: '2', filter: 'title pr', attributes: 'userName' }, [['cleo', 'dora']]],
  [{ count: '2', filter: 'userName eq "nobody"' }, [[]]],
])('follows cursors through %j (RFC 9865 §2)', async (parameters, pages) => {
  const client = await startServer()
  await createUser(client, 'cleo', { title: 'Y' })
  await createUsers(client, 'Ada', 'bea')
  await createUser(client, 'dora', { title: 'X' })
  await createUser(client, 'ed')

  expect(await followCursors(client, '/Users', parameters)).toEqual(pages)
})

it('follows cursors in a store in memory as well', async () => {
  const client = await startServer({
    store: createMemoryStore({ collections: scimServerCollections }),
  })
  await createUsers(client, 'cleo', 'ada', 'bea')
  const pages = await followCursors(client, '/Users', { count: '2', sortBy: 'userName' })
  expect(pages).toEqual([['ada', 'bea'], ['cleo']])
})

it.each([
  ['members[type eq "Group"]', [['All'], ['Everybody']]],
  ['members.value eq "ADA"', [['Staff'], ['Other']]],
  ['members.display co "ad"', [['Staff'], ['Other']]],
])('follows cursors through groups by %s (RFC 9865 §2)', async (filter, pages) => {
  const client = await startServer()
  const ada = await createUser(client, 'ada')
  const staff = await createGroup(client, 'Staff', [ada])
  await createGroup(client, 'All', [staff])
  await createGroup(client, 'Empty')
  await createGroup(client, 'Other', [ada])
  await createGroup(client, 'Everybody', [staff])

  const parameters = { count: '1', filter: filter.replace('ADA', ada) }
  const first = await list(client, '/Groups', { ...parameters, cursor: '' })

  expect(await followCursors(client, '/Groups', parameters)).toEqual(pages)
  expect(first.body.totalResults).toBe(2)
})

it.each([{}, { sortBy: 'userName' }, { filter: 'groups.display co "s"' }])(
  'shows each user once while others come and go: %j (RFC 9865 §2)',
  async (query) => {
    const client = await startServer()
    const a = await createUser(client, 'a')
    const b = await createUser(client, 'b')
    const c = await createUser(client, 'c')
    const d = await createUser(client, 'd')
    await createGroup(client, 'Staff', [a, b, c, d])

    const first = await list(client, '/Users', { ...query, cursor: '', count: '2' })
    for (const id of [a, b]) await client.send('DELETE', `/Users/${id}`)
    await createGroup(client, 'Start', [await createUser(client, 'aa')])
    const cursor: string = first.body.nextCursor
    const second = await list(client, '/Users', { ...query, cursor, count: '2' })

    expect(namesIn(first.body)).toEqual(['a', 'b'])
    expect(namesIn(second.body)).toEqual(['c', 'd'])
    expect(second.body.totalResults).toBe(3)
  },
)

it.each([
  ['/Users', { filter: 'displayName pr' }],
  ['/Users', { filter: undefined }],
  ['/Users', { sortBy: 'userName' }],
  ['/Users', { sortBy: undefined }],
  ['/Users', { sortOrder: 'descending' }],
  ['/Groups', {}],
  ['', {}],
])('refuses a cursor in another listing: %j %j (RFC 9865 §2.1)', async (path, difference) => {
  const client = await startServer()
  for (const name of ['a1', 'a2']) await createUser(client, name, { displayName: name })
  const query = { filter: 'displayName sw "a"', sortBy: 'displayName', count: '1' }
  const first = await list(client, '/Users', { ...query, cursor: '' })
  const cursor: string = first.body.nextCursor

  const same = await list(client, '/Users', { ...query, cursor })
  const other = await list(client, path, { ...query, ...difference, cursor })

  expect(namesIn(same.body)).toEqual(['a2'])
  expect([other.status, other.body.scimType]).toEqual([400, 'invalidCursor'])
})

it('refuses what is no cursor (RFC 9865 §2.1)', async () => {
  const client = await startServer()
  await createUsers(client, 'ada', 'grace')
  const { body } = await client.send('GET', '/Users?cursor=&count=1')
  const cursor: string = body.nextCursor
  const [listing = ''] = cursor.split('.')

  const broken = ['1', '.', 'é', cursor.slice(1), `${cursor}.${cursor}`]
  for (const each of [...broken, listing, `${listing}.x`, `${listing}..`]) {
    const answer = await list(client, '/Users', { cursor: each })
    expect([each, answer.status, answer.body.scimType]).toEqual([each, 400, 'invalidCursor'])
  }
})

it.each([
  ['count=0', 'invalidCount'],
  ['count=-1', 'invalidCount'],
  ['count=many', 'invalidCount'],
  ['startIndex=1', 'invalidValue'],
])('refuses %s beside a cursor (RFC 9865 §2.1)', async (parameter, scimType) => {
  const client = await startServer()
  const { status, body } = await client.send('GET', `/Users?cursor=&${parameter}`)
  expect([status, body.scimType]).toEqual([400, scimType])
})

it('bounds a page whatever the client asks (RFC 9865 §4, maxPageSize)', async () => {
  const client = await startServer({ limits: { maximumPageSize: 2 } })
  await createUsers(client, 'a', 'b', 'c')
  const pages = await followCursors(client, '/Users', { count: '9' })
  expect(pages).toEqual([['a', 'b'], ['c']])
})
