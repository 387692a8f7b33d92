import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPlatform } from './platform-host.ts'

let platform: Awaited<ReturnType<typeof startPlatform>>

beforeAll(async () => {
  platform = await startPlatform({
    users: 1,
    extraRoutes: [
      {
        method: 'GET',
        path: '/v1/environments/:environmentId/defect',
        handle: () => Promise.reject(new Error('the password is swordfish')),
      },
    ],
  })
})
afterAll(() => platform.close())

const unknown = '00000000-0000-4000-8000-000000000000'

it.each([
  ['GET', `/v1/environments/${unknown}/users`],
  ['GET', `/users/${unknown}`],
  ['PUT', `/users/${unknown}/enabled`, { enabled: true }],
  ['PATCH', `/users/${unknown}`, { title: 'x' }],
  ['DELETE', `/groups/${unknown}`],
  ['GET', `/populations/${unknown}`],
  ['GET', `/users/${unknown}/memberOfGroups`],
  ['GET', `/groups/${unknown}/memberOfGroups`],
  ['GET', '/no/such/thing'],
])('answers %s %s with 404 NOT_FOUND', async (method, path, body?: object) => {
  const answer = await platform.call(method, path, body)
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type')).toBe('application/json')
  expect(answer.body).toEqual({
    id: expect.any(String),
    code: 'NOT_FOUND',
    message: expect.any(String),
  })
})

it('does not show the users of one environment in another', async () => {
  const { body } = await platform.call('GET', '/users')
  const { id } = body._embedded.users[0]
  const environments = await platform.call('GET', '/v1/environments?limit=10')
  const other = environments.body._embedded.environments.find(
    (each: any) => each.id !== platform.environmentId,
  )
  expect((await platform.call('GET', `/v1/environments/${other.id}/users/${id}`)).status).toBe(404)
})

it.each([
  ['without a required value', { email: 'a@example.com' }, 'REQUIRED_VALUE', 'username'],
  ['with null for a required value', { username: null }, 'REQUIRED_VALUE', 'username'],
  ['with an empty value', { username: '' }, 'EMPTY_VALUE', 'username'],
  ['with a value of another type', { username: 7 }, 'INVALID_VALUE', 'username'],
  ['with an overlong value', { username: 'x'.repeat(129) }, 'INVALID_VALUE', 'username'],
  ['with a malformed value', { username: 'x', email: 'nobody' }, 'INVALID_VALUE', 'email'],
  [
    'with a nested value of another type',
    { username: 'x', name: { given: 1 } },
    'INVALID_VALUE',
    'name.given',
  ],
  [
    'with an unknown population',
    { username: 'x', population: { id: unknown } },
    'INVALID_VALUE',
    'population.id',
  ],
])('refuses a user %s', async (_, body, code, target) => {
  const answer = await platform.call('POST', '/users', body)
  expect(answer.status).toBe(400)
  expect(answer.body).toEqual({
    id: expect.any(String),
    code: 'INVALID_DATA',
    message:
      'The request could not be completed. One or more validation errors were in the request.',
    details: [{ code, target, message: expect.any(String) }],
  })
})

it.each([
  ['username eq', 'that cannot be parsed'],
  ['shoeSize eq 44', 'on an unknown attribute'],
  ['memberOfGroups[shoeSize eq 44]', 'on an unknown attribute of a group'],
])('refuses the filter %s %s', async (filter) => {
  const answer = await platform.call('GET', `/users?filter=${encodeURIComponent(filter)}`)
  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject({
    code: 'INVALID_DATA',
    details: [{ code: 'INVALID_FILTER', target: 'filter' }],
  })
})

it.each(['0', '1001', '-1', 'ten', '1.5', ''])('refuses the limit "%s"', async (limit) => {
  const answer = await platform.call('GET', `/users?limit=${limit}`)
  expect(answer.status).toBe(400)
  expect(answer.body.details).toMatchObject([
    {
      code: 'OUT_OF_RANGE',
      target: 'limit',
      innerError: { rangeMinimumValue: 1, rangeMaximumValue: 1000 },
    },
  ])
})

it.each([
  '/users?cursor=nonsense',
  '/users?cursor=nonsense&filter=memberOfGroups.name pr',
  '/users?order=shoeSize',
])('refuses %s with 400', async (path) => {
  const answer = await platform.call('GET', path)
  expect(answer.status).toBe(400)
  expect(answer.body.code).toBe('INVALID_DATA')
})

async function post(body: string, mediaType: string) {
  const headers = { authorization: `Bearer ${platform.token}`, 'content-type': mediaType }
  const url = `${platform.origin}${platform.base}/users`
  const answer = await fetch(url, { method: 'POST', headers, body })
  const { code }: { code?: string } = await answer.json()
  return { status: answer.status, code }
}

it.each(['{"username":', '', '[]', '"text"', 'null'])('refuses the body %s', async (body) => {
  const answer = await post(body, 'application/json')
  expect(answer.status).toBe(400)
  expect(answer.code).toBe('INVALID_REQUEST')
})

it.each([
  ['username=x', 'text/plain'],
  ['{"Operations":[]}', 'application/vnd.pingidentity.user.scim.patch+json'],
  ['{}', 'application/jsonp'],
])('refuses %s as %s', async (body, mediaType) => {
  const answer = await post(body, mediaType)
  expect(answer.status).toBe(415)
  expect(answer.code).toBe('INVALID_REQUEST')
})

it('names the allowed methods in a 405', async () => {
  const answer = await platform.call('PATCH', '/groups', {})
  expect(answer.status).toBe(405)
  expect(answer.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(['GET', 'POST']))
  expect(answer.body.code).toBe('INVALID_REQUEST')
})

it('reports a defect without showing it to the client', async () => {
  const answer = await platform.call('GET', '/defect')
  expect(answer.status).toBe(500)
  expect(answer.body).toMatchObject({ code: 'UNEXPECTED_ERROR' })
  expect(JSON.stringify(answer.body)).not.toContain('swordfish')
  expect(platform.unexpected).toEqual([new Error('the password is swordfish')])
})
