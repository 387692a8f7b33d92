import { expect, it } from 'vitest'
import { createGroup, createUser, memberIdsOf, patchOf } from './provision.ts'
import { startServer } from './start-server.ts'

/** Patches a group of ada and grace; returns the names of its members afterwards. `hedy` is a user who is not a member. */
async function patchStaff(
  operationsFor: (ids: { ada: string; grace: string; hedy: string }) => readonly object[],
) {
  const client = await startServer()
  const ids = {
    ada: await createUser(client, 'ada'),
    grace: await createUser(client, 'grace'),
    hedy: await createUser(client, 'hedy'),
  }
  const staff = await createGroup(client, 'Staff', [ids.ada, ids.grace])
  const { status, body } = await client.send('PATCH', `/Groups/${staff}`, {
    body: patchOf(...operationsFor(ids)),
  })
  const memberIds = await memberIdsOf(client, staff)
  const members = Object.entries(ids).flatMap(([name, id]) =>
    memberIds.includes(id) ? [name] : [],
  )
  const { headers } = await client.send('GET', `/Groups/${staff}`)
  return { status, scimType: body?.scimType, members, version: headers.get('etag') }
}

type Ids = Record<'ada' | 'grace' | 'hedy', string>

it.each<[string, (ids: Ids) => object[], string[]]>([
  [
    'adds a member',
    ({ hedy }) => [{ op: 'add', path: 'members', value: [{ value: hedy }] }],
    ['ada', 'grace', 'hedy'],
  ],
  [
    'adds a member that is no array',
    ({ hedy }) => [{ op: 'Add', path: 'members', value: { value: hedy } }],
    ['ada', 'grace', 'hedy'],
  ],
  [
    'adds a member without a path',
    ({ hedy }) => [{ op: 'add', value: { members: [{ value: hedy }] } }],
    ['ada', 'grace', 'hedy'],
  ],
  [
    'adds a member beneath the URN of the schema',
    ({ hedy }) => [
      {
        op: 'add',
        path: 'urn:ietf:params:scim:schemas:core:2.0:Group:members',
        value: [{ value: hedy }],
      },
    ],
    ['ada', 'grace', 'hedy'],
  ],
  [
    'removes a member by a value filter',
    ({ ada }) => [{ op: 'remove', path: `members[value eq "${ada}"]` }],
    ['grace'],
  ],
  [
    'removes members by a filter that names several',
    ({ ada, grace }) => [
      { op: 'remove', path: `Members[Value Eq "${ada}" OR value eq "${grace}"]` },
    ],
    [],
  ],
  [
    'removes members by a filter on what is composed',
    () => [{ op: 'remove', path: 'members[display sw "gra" and type eq "User"]' }],
    ['ada'],
  ],
  [
    'removes the members of a value array (Entra)',
    ({ ada }) => [{ op: 'Remove', path: 'members', value: [{ $ref: null, value: ada }] }],
    ['grace'],
  ],
  [
    "removes the members of a nested value array (Ping's SDK)",
    ({ ada }) => [{ op: 'remove', path: 'members', value: { members: [{ value: ada }] } }],
    ['grace'],
  ],
  [
    'removes no member for an empty array',
    () => [{ op: 'remove', path: 'members', value: [] }],
    ['ada', 'grace'],
  ],
  ['removes all members', () => [{ op: 'remove', path: 'members' }], []],
  [
    'replaces all members',
    ({ ada, hedy }) => [
      { op: 'replace', path: 'members', value: [{ value: ada }, { value: hedy }] },
    ],
    ['ada', 'hedy'],
  ],
  [
    'replaces all members without a path',
    ({ hedy }) => [{ op: 'replace', value: { members: [{ value: hedy }] } }],
    ['hedy'],
  ],
  [
    'replaces all members with none (Okta)',
    () => [{ op: 'replace', path: 'members', value: [] }],
    [],
  ],
  [
    'removes of the members that a filter selects those that are named',
    ({ ada }) => [{ op: 'remove', path: 'members[type eq "User"]', value: [{ value: ada }] }],
    ['grace'],
  ],
  [
    'follows the order of the operations',
    ({ ada, hedy }) => [
      { op: 'remove', path: 'members' },
      { op: 'add', path: 'members', value: [{ value: hedy }, { value: ada }] },
      { op: 'remove', path: `members[value eq "${ada}"]` },
    ],
    ['hedy'],
  ],
])('%s by PATCH (RFC 7644 §3.5.2)', async (_, operationsFor, expected) => {
  const { status, members } = await patchStaff(operationsFor)
  expect(status).toBe(204)
  expect(members).toEqual(expected)
})

it.each<[string, (ids: Ids) => object[]]>([
  ['an add of a member', ({ ada }) => [{ op: 'add', path: 'members', value: [{ value: ada }] }]],
  [
    'a removal of a user who is not a member',
    ({ hedy }) => [{ op: 'remove', path: `members[value eq "${hedy}"]` }],
  ],
  [
    'a replacement with the same members',
    ({ ada, grace }) => [
      { op: 'replace', path: 'members', value: [{ value: grace }, { value: ada }] },
    ],
  ],
])('keeps the version over %s that changes nothing', async (_, operationsFor) => {
  const { status, version } = await patchStaff(operationsFor)
  expect([status, version]).toEqual([204, 'W/"1"'])
})

it.each<[string, (ids: Ids) => object[], string]>([
  [
    'a member without a value',
    () => [{ op: 'add', path: 'members', value: [{ display: 'x' }] }],
    'invalidValue',
  ],
  ['a member that is a number', () => [{ op: 'add', path: 'members', value: 7 }], 'invalidValue'],
  [
    'a part of a member',
    ({ ada }) => [{ op: 'replace', path: `members[value eq "${ada}"].display`, value: 'x' }],
    'mutability',
  ],
  [
    'an unknown part of a filter',
    () => [{ op: 'remove', path: 'members[colour eq "red"]' }],
    'invalidFilter',
  ],
  ['a broken filter', () => [{ op: 'remove', path: 'members[value eq' }], 'invalidFilter'],
])('refuses %s (RFC 7644 §3.12)', async (_, operationsFor, scimType) => {
  expect(await patchStaff(operationsFor)).toMatchObject({
    status: 400,
    scimType,
    members: ['ada', 'grace'],
  })
})

it('answers a PATCH of a group with the attributes that are asked for (RFC 7644 §3.5.2)', async () => {
  const client = await startServer()
  const staff = await createGroup(client, 'Staff')

  const { status, body } = await client.send(
    'PATCH',
    `/Groups/${staff}?attributes=members,displayName`,
    {
      body: patchOf({
        op: 'add',
        path: 'members',
        value: [{ value: await createUser(client, 'ada') }],
      }),
    },
  )

  expect(status).toBe(200)
  expect(body).toMatchObject({ displayName: 'Staff', members: [{ display: 'ada' }] })
})
