import { URN } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { bulk, idOf, newGroup, newUser, statusesIn, withManager } from './bulk-request.ts'
import { createGroup, createUser, memberIdsOf, patchOf } from './provision.ts'
import { startServer } from './start-server.ts'

it('replaces references by ids in any order (RFC 7644 §3.7.2)', async () => {
  const client = await startServer()
  const staff = await createGroup(client, 'Staff')

  const answer = await bulk(client, [
    { method: 'DELETE', path: '/Users/bulkId:late' },
    newGroup('Team', 'ada', 'Inner'),
    newGroup('Inner', 'grace'),
    {
      method: 'PATCH',
      path: `/Groups/${staff}`,
      data: patchOf(
        { op: 'add', path: 'members', value: [{ value: 'bulkId:ada' }, { value: 'bulkId:grace' }] },
        { op: 'remove', path: 'members[value eq "bulkId:grace"]' },
      ),
    },
    newUser('ada', withManager('grace')),
    newUser('grace'),
    newUser('late'),
  ])
  const [ada, grace, inner] = ['ada', 'grace', 'Inner'].map((name) => idOf(answer, name))
  const { body } = await client.send('GET', `/Users/${ada}`)

  expect(statusesIn(answer)).toEqual(['204', '201', '201', '204', '201', '201', '201'])
  expect(body[URN.enterpriseUser].manager.value).toBe(grace)
  expect(await memberIdsOf(client, staff)).toEqual([ada])
  expect(await memberIdsOf(client, idOf(answer, 'Team'))).toEqual([ada, inner].sort())
  const users = await client.send('GET', '/Users?sortBy=userName')
  expect(users.body.totalResults).toBe(2)
})

it('reorders no more than references demand (RFC 7644 §3.7.2)', async () => {
  const client = await startServer()

  await bulk(client, [newUser('a'), newUser('b', withManager('d')), newUser('c'), newUser('d')])
  const { body } = await client.send('GET', '/Users')

  const created = body.Resources.map(({ userName }: { userName: string }) => userName)
  expect(created).toEqual(['a', 'd', 'b', 'c'])
})

it('resolves groups that contain each other (RFC 7644 §3.7.1)', async () => {
  const client = await startServer()

  const answer = await bulk(client, [
    newGroup('A', 'B', 'ada'),
    newGroup('B', 'C'),
    newGroup('C', 'A'),
    newUser('ada'),
  ])
  const [a, b, c, ada] = ['A', 'B', 'C', 'ada'].map((name) => idOf(answer, name))

  expect(statusesIn(answer)).toEqual(['201', '201', '201', '201'])
  expect(await memberIdsOf(client, a ?? '')).toEqual([b, ada].sort())
  expect(await memberIdsOf(client, b ?? '')).toEqual([c])
  expect(await memberIdsOf(client, c ?? '')).toEqual([a])
  const read = await client.send('GET', `/Groups/${a}`)
  expect(answer.body.Operations[0].version).toBe(read.headers.get('etag'))
})

it('refuses a circle that passes through no group, and what refers to it (RFC 7644 §3.7.1)', async () => {
  const client = await startServer()

  const answer = await bulk(client, [
    newUser('ada', withManager('grace')),
    newUser('grace', withManager('ada')),
    newUser('narcissus', withManager('narcissus')),
    newGroup('Staff', 'ada'),
    newUser('hedy'),
  ])
  const [first, second, third] = answer.body.Operations

  expect(statusesIn(answer)).toEqual(['409', '409', '409', '409', '201'])
  expect(first.response.detail).toContain('ada, grace')
  expect(second.response.detail).toContain('ada, grace')
  expect(third.response.detail).toContain('narcissus')
})

it('creates no group of a circle when one of its members fails (RFC 7644 §3.7.1)', async () => {
  const client = await startServer()
  await createUser(client, 'taken')

  const answer = await bulk(client, [
    newGroup('A', 'B'),
    newGroup('B', 'A', 'taken'),
    newUser('taken'),
  ])
  const [a, b] = answer.body.Operations
  const kept = await client.send('GET', '/Groups')

  expect(statusesIn(answer)).toEqual(['409', '409', '409'])
  expect([a.location, b.location]).toEqual([undefined, undefined])
  expect(a.response.detail).toContain('bulkId:B')
  expect(b.response.detail).toContain('bulkId:taken')
  expect(kept.body.totalResults).toBe(0)
})

it.each([
  ['that no operation has', 'nobody', '400', 'invalidValue'],
  ['of an operation that failed', 'taken', '409', undefined],
])(
  'refuses an operation that refers to a bulkId %s (RFC 7644 §3.7.2)',
  async (_, bulkId, status, scimType) => {
    const client = await startServer()
    await createUser(client, 'taken')

    const answer = await bulk(client, [
      newUser('taken'),
      newUser('ada', withManager(bulkId)),
      { method: 'DELETE', path: `/Users/bulkId:${bulkId}` },
      newGroup('Staff', bulkId),
      newUser('grace'),
    ])

    expect(statusesIn(answer)).toEqual(['409', status, status, status, '201'])
    expect(answer.body.Operations[1].response.scimType).toBe(scimType)
    expect(answer.body.Operations[1].response.detail).toContain(bulkId)
  },
)

it('creates a thousand users who refer to each other in a chain', async () => {
  const client = await startServer()
  const operations = Array.from({ length: 1000 }, (_, index) =>
    newUser(`u${index}`, index === 999 ? {} : withManager(`u${index + 1}`)),
  )

  const answer = await bulk(client, operations)

  expect(new Set(statusesIn(answer))).toEqual(new Set(['201']))
  expect(answer.body.Operations.map(({ bulkId }: { bulkId: string }) => bulkId)).toEqual(
    operations.map(({ bulkId }) => bulkId),
  )
})
