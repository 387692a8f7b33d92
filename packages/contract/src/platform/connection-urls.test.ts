import { expect, it } from 'vitest'
import { scimConfiguration } from './scim-configuration.ts'

const complete = {
  SCIM_URL: 'https://scim.example.com/v2',
  SCIM_VERSION: '2.0',
  USERS_RESOURCE: '/Users',
  AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
  AUTHORIZATION_TYPE: 'Bearer',
  OAUTH_TOKEN_REQUEST: 'https://auth.example.com/token?tenant=7',
  OAUTH_CLIENT_ID: 'id',
  OAUTH_CLIENT_SECRET: 'secret',
  USER_FILTER: 'userName eq "%s"',
  UNIQUE_USER_IDENTIFIER: 'userName',
}

const messagesFor = (settings: object) =>
  (scimConfiguration.safeParse({ ...complete, ...settings }).error?.issues ?? []).map(
    ({ path, message }) => [path.join('.'), message],
  )

it.each([
  'https://scim.example.com',
  'https://scim.example.com/v2/',
  'http://127.0.0.1:4471/scim/v2',
  'http://[::1]:8080/scim',
  'https://scim.example.com/a..b/.well-known/v2',
  'https://scim.example.com/tenant%20one/v2',
  ' https://scim.example.com/v2 ',
])('takes %s for a base URL', (url) => {
  expect(messagesFor({ SCIM_URL: url })).toEqual([])
})

it.each([
  ['https://scim.example.com/v2?tenant=7', 'must not have a query'],
  ['https://scim.example.com/v2?', 'must not have a query'],
  ['https://scim.example.com?x', 'must not have a query'],
  ['https://scim.example.com/v2#users', 'must not have a fragment'],
  ['https://scim.example.com/v2#', 'must not have a fragment'],
  ['https://user:pass@scim.example.com/v2', 'must not carry credentials'],
  ['https://user@scim.example.com/v2', 'must not carry credentials'],
  ['https://scim.example.com/v 2', 'must not have spaces'],
  ['https://scim.example.com/\tv2', 'must not have spaces'],
  ['https://scim.example.com/v2\u0000', 'must not have control characters'],
  ['https://scim.example.com/\u007fv2', 'must not have control characters'],
  ['https://scim.example.com/\ud800/v2', 'is no valid Unicode'],
  ['https://scim.example.com/v2/..', 'must not have the path segments'],
  ['https://scim.example.com/%2E%2e/v2', 'must not have the path segments'],
  ['ftp://scim.example.com/v2', 'must be an http or https URL'],
  ['javascript:alert(1)', 'must be an http or https URL'],
  ['https:scim.example.com/v2', 'must be an http or https URL'],
  ['scim.example.com/v2', 'must be an http or https URL'],
])('refuses %j as a base URL: it %s', (url, reason) => {
  expect(messagesFor({ SCIM_URL: url })).toContainEqual([
    'SCIM_URL',
    expect.stringMatching(new RegExp(`^SCIM BASE URL ${reason}`)),
  ])
})

it.each([
  ['https://auth.example.com/token#now', 'must not have a fragment'],
  ['https://id:secret@auth.example.com/token', 'must not carry credentials'],
  ['https://auth.example.com/a/../token?x=/..', 'path segments'],
  ['auth.example.com/token', 'must be an http or https URL'],
  ['file:///etc/passwd', 'must be an http or https URL'],
])('refuses %j as a token endpoint: it %s', (url, reason) => {
  const messages = messagesFor({ OAUTH_TOKEN_REQUEST: url })
  expect(messages).toEqual([['OAUTH_TOKEN_REQUEST', expect.stringContaining(reason)]])
})

it.each(['https://auth.example.com/token', 'https://auth.example.com/token?next=/../x'])(
  'takes %j for a token endpoint',
  (url) => {
    expect(messagesFor({ OAUTH_TOKEN_REQUEST: url })).toEqual([])
  },
)

it('does not look at a token endpoint that is not used', () => {
  const settings = { AUTHENTICATION_METHOD: 'None', OAUTH_TOKEN_REQUEST: 'left over' }
  expect(messagesFor(settings)).toEqual([])
})

it.each([
  ['USERS_RESOURCE', '/Users?active=true', 'must not have "?" or "#"'],
  ['USERS_RESOURCE', '/Users#', 'must not have "?" or "#"'],
  ['GROUPS_RESOURCE', '/Groups?', 'must not have "?" or "#"'],
  ['GROUPS_RESOURCE', '/../Groups', 'path segments'],
  ['USERS_RESOURCE', '/Us ers', 'must not have spaces'],
  ['USERS_RESOURCE', 'Users', 'starts with a slash'],
])('refuses %s %j', (key, path, reason) => {
  expect(messagesFor({ [key]: path })).toEqual([[key, expect.stringContaining(reason)]])
})
