import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPlatform } from './platform-host.ts'

let platform: Awaited<ReturnType<typeof startPlatform>>
let lists: readonly string[]

beforeAll(async () => {
  platform = await startPlatform({ users: 3 })
  const user = (await platform.call('POST', '/users', { username: 'member' })).body
  const group = (await platform.call('POST', '/groups', { name: 'Group' })).body
  await platform.call('POST', `/users/${user.id}/memberOfGroups`, { id: group.id })
  lists = [
    '/v1/environments',
    ...['/users', '/groups', '/populations', '/schemas'],
    ...[`/users/${user.id}/memberOfGroups`, `/groups/${group.id}/memberOfGroups`],
  ]
})
afterAll(() => platform.close())

const word = fc.oneof(
  fc.constantFrom('id', 'name', 'type', 'organization.id', 'organization', 'createdAt', 'default'),
  fc.constantFrom('memberOfGroups[id eq "x"]', 'population', 'meta', 'eq', 'sw', 'co', 'gt', 'pr'),
  fc.constantFrom(
    'and',
    'or',
    'not',
    '(',
    ')',
    '"x"',
    'true',
    'null',
    '1',
    '"2026-01-01T00:00:00Z"',
  ),
  fc.string(),
)
const encoded = (value: unknown) => btoa(encodeURIComponent(JSON.stringify(value)))
const query = fc.record(
  {
    filter: fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
    limit: fc.oneof(fc.string(), fc.integer().map(String)),
    cursor: fc.oneof(fc.string(), fc.json(), fc.jsonValue().map(encoded)),
    order: fc.oneof(
      word,
      word.map((attribute) => `-${attribute}`),
    ),
    include: fc.string(),
    expand: fc.constantFrom('group', 'population', 'x'),
  },
  { requiredKeys: [] },
)

it('answers any list request with a list or with the invalid parameter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), query, fc.string(), async (index, parameters, accept) => {
      const path = lists[index % lists.length] ?? ''
      const root = path.startsWith('/v1') ? platform.origin : platform.origin + platform.base
      const response = await fetch(`${root}${path}?${new URLSearchParams(parameters)}`, {
        headers: {
          authorization: `Bearer ${platform.token}`,
          accept: accept.replaceAll(/[^ -~]/g, ''),
        },
      })
      const body: any = await response.json()
      expect(response.headers.get('content-type')).toMatch(/^application\/(?:hal\+)?json/)
      expect(
        response.status === 200 ? 'answered' : `${response.status} ${body.details?.[0]?.target}`,
      ).toMatch(/^(?:answered|400 (?:filter|limit|cursor|order))$/)
    }),
    { numRuns: 400 },
  )
  expect(platform.unexpected).toEqual([])
})
