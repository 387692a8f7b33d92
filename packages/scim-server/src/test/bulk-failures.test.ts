import { URN, type Complex } from '@pingone-sandbox/scim'
import { createSqliteStore } from '@pingone-sandbox/store/sqlite'
import { expect, it } from 'vitest'
import { collectionsFor, scimServerCollections as collections } from '../index.ts'
import { bulk, newGroup, newUser, statusesIn, withManager, type Operation } from './bulk-request.ts'
import { createInterruptedStore } from './interrupted-store.ts'
import { createGroup, createUser, memberIdsOf, patchOf } from './provision.ts'
import { startServer } from './start-server.ts'

const groupOf = (bulkId: string, ...values: readonly string[]): Operation => ({
  method: 'POST',
  path: '/Groups',
  bulkId,
  data: { schemas: [URN.group], displayName: bulkId, members: values.map((value) => ({ value })) },
})

it.each<[string, readonly Operation[], readonly string[]]>([
  ['a group that is to contain itself', [newGroup('A', 'A')], ['400']],
  [
    'a group that is to contain itself and another one',
    [newGroup('A', 'A', 'B'), newGroup('B')],
    ['400', '201'],
  ],
  [
    'groups that contain each other, one of them a member that does not exist',
    [newGroup('A', 'B'), groupOf('B', 'bulkId:A', 'missing')],
    ['409', '400'],
  ],
  [
    'groups that contain each other, one of them a bulkId that no operation has',
    [newGroup('A', 'B'), newGroup('B', 'A', 'missing')],
    ['409', '400'],
  ],
  [
    'a circle of three, one of them without a name',
    [
      newGroup('A', 'B'),
      newGroup('B', 'C'),
      { ...newGroup('C', 'A'), data: { schemas: [URN.group], members: [{ value: 'bulkId:A' }] } },
    ],
    ['409', '409', '400'],
  ],
  [
    'a group and a user who names it, with a userName that is taken',
    [newGroup('A', 'ada'), newUser('ada', { userName: 'taken', title: 'x', ...withManager('A') })],
    ['409', '409'],
  ],
  [
    'what refers to a circle that failed',
    [newGroup('A', 'A'), newGroup('B', 'A'), newUser('ada', withManager('B'))],
    ['400', '409', '409'],
  ],
])('leaves nothing behind of %s (RFC 7644 §3.7)', async (_, operations, statuses) => {
  const client = await startServer()
  await createUser(client, 'taken')
  const before = await client.send('GET', '/')

  for (const more of [{}, { failOnErrors: 50 }, {}]) {
    const answer = await bulk(client, operations, more)
    expect(statusesIn(answer)).toEqual(statuses)
    const failed = answer.body.Operations.filter((each: Complex) => Number(each['status']) >= 400)
    for (const each of failed) expect(each).not.toHaveProperty('location')
    // What succeeded goes again, so that it can be sent once more.
    for (const { location } of answer.body.Operations) {
      if (location === undefined) continue
      await client.send('DELETE', location.slice(`${client.origin}/scim/v2`.length))
    }
  }
  expect((await client.send('GET', '/')).body).toEqual(before.body)
})

it.each([
  [1, ['400']],
  [2, ['409', '400']],
])(
  'counts each failure of a circle: failOnErrors %i (RFC 7644 §3.7)',
  async (failOnErrors, statuses) => {
    const client = await startServer()
    const operations = [newGroup('A', 'B'), groupOf('B', 'bulkId:A', 'missing'), newUser('ada')]

    const answer = await bulk(client, operations, { failOnErrors })

    expect(statusesIn(answer)).toEqual(statuses)
    expect((await client.send('GET', '/')).body.totalResults).toBe(0)
  },
)

it('says of each operation of a circle why it failed', async () => {
  const client = await startServer()
  const operations = [newGroup('A', 'B'), newGroup('B', 'C'), groupOf('C', 'bulkId:A', 'missing')]

  const { body } = await bulk(client, operations)

  const [a, b, c] = body.Operations.map(({ response }: { response: Complex }) => response['detail'])
  expect(c).toContain('missing')
  expect(b).toContain('bulkId:C')
  expect(a).toContain('bulkId:')
})

it('changes no existing resource when a circular reference to it fails', async () => {
  const client = await startServer()
  const staff = await createGroup(client, 'Staff')
  const before = await client.send('GET', `/Groups/${staff}`)

  const answer = await bulk(client, [
    newGroup('A', 'change', 'A'),
    {
      method: 'PATCH',
      path: `/Groups/${staff}`,
      bulkId: 'change',
      data: patchOf(
        { op: 'add', path: 'members', value: [{ value: 'bulkId:A' }] },
        { op: 'replace', path: 'displayName', value: 'Other' },
      ),
    },
  ])

  expect(statusesIn(answer)).toEqual(['400', '409'])
  expect((await client.send('GET', `/Groups/${staff}`)).body).toEqual(before.body)
})

it('does all of a circle although others write in between', async () => {
  const store = createInterruptedStore(createSqliteStore({ collections }))
  const client = await startServer({ store })
  const ada = await createUser(client, 'ada')
  const staff = await createGroup(client, 'Staff')
  const rename = patchOf({ op: 'replace', path: 'displayName', value: 'Crew' })
  store.interrupt('groups', staff, () => client.send('PATCH', `/Groups/${staff}`, { body: rename }))

  const answer = await bulk(client, [
    groupOf('A', 'bulkId:change', ada),
    {
      method: 'PATCH',
      path: `/Groups/${staff}`,
      bulkId: 'change',
      data: patchOf({ op: 'add', path: 'members', value: [{ value: 'bulkId:A' }] }),
    },
  ])
  const { body } = await client.send('GET', `/Groups/${staff}`)

  expect(statusesIn(answer)).toEqual(['201', '204'])
  expect(body.displayName).toBe('Crew')
  const a = answer.body.Operations[0].location.split('/').at(-1)
  expect(await memberIdsOf(client, staff)).toEqual([a])
  expect(await memberIdsOf(client, a)).toEqual([ada, staff].sort())
})

it.each([
  ['in the directory', ['Taken', 'B'], ['409', '409']],
  ['in the circle itself', ['B', 'b'], ['409', '409']],
])('leaves nothing behind of a circle with a name that is taken %s', async (_, names, statuses) => {
  const layout = collectionsFor({ uniqueGroupNames: true })
  const client = await startServer({ store: createSqliteStore({ collections: layout }) })
  await createGroup(client, 'taken')
  const [one, other] = names.map((displayName, index) => ({
    method: 'POST',
    path: '/Groups',
    bulkId: `g${index}`,
    data: { schemas: [URN.group], displayName, members: [{ value: `bulkId:g${1 - index}` }] },
  }))

  const answer = await bulk(
    client,
    [one, other].filter((each) => each !== undefined),
  )
  const scimTypes = answer.body.Operations.map(
    ({ response }: { response: Complex }) => response['scimType'],
  )

  expect(statusesIn(answer)).toEqual(statuses)
  expect(scimTypes.toSorted()).toEqual(['uniqueness', undefined])
  expect((await client.send('GET', '/Groups')).body.totalResults).toBe(1)
})
