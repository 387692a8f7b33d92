import { expect, it } from 'vitest'
import { checkQuery } from './check-run.ts'

const url = 'http://localhost:3000/scim/v2'
const oneTarget = 'one of a URL, the id of a connection and the id of a check is expected'
const basic = { user: 'pingone', password: 'secret' }

it.each([
  ['a connection', { connectionId: 'c1' }],
  ['a URL without credentials', { url }],
  ['a URL and a token', { url, token: 'secret' }],
  ['a URL, a user and a password', { url, basic }],
  [
    'a URL and a token endpoint',
    {
      url,
      clientCredentials: { tokenUrl: 'http://localhost/token', clientId: 'a', clientSecret: 'b' },
    },
  ],
  ['a check to repeat', { repeat: 'id' }],
  ['some checks', { url, only: ['users', 'users.rename'], groups: false, profile: 'all' }],
])('takes %s', (_, query) => {
  expect(checkQuery.parse(query)).toEqual(query)
})

it.each([
  ['url', {}, oneTarget],
  ['url', { url, connectionId: 'c1' }, oneTarget],
  ['token', { connectionId: 'c1', token: 'a' }, 'credentials are expected with a URL only'],
  ['basic', { url, token: 'a', basic }, 'one way to authenticate is expected'],
  ['timeoutMs', { url, timeoutMs: 5 }, 'a whole number from 100 to 600000 is expected'],
])('says what is wrong at %s of %j', (path, query, message) => {
  const { error } = checkQuery.safeParse(query)
  expect(error?.issues.map((issue) => [issue.path.join('.'), issue.message])).toEqual([
    [path, message],
  ])
})

it('refuses a member that it does not know', () => {
  expect(checkQuery.safeParse({ url, tokn: 'a' }).error?.issues[0]?.code).toBe('unrecognized_keys')
})
