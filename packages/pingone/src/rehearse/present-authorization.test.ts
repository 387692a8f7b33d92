import { expect, it } from 'vitest'
import type { Exchange } from '@pingone-sandbox/contract'
import type { ConnectionRecord } from '../configuration/records.ts'
import { createPresentAuthorization } from './present-authorization.ts'

const recorded = {
  id: 'x',
  at: '2026-01-01T00:00:00.000Z',
  durationMs: 1,
  purpose: 'create',
  summary: 'Create the user',
  connection: { id: 'c', name: 'Vendor' },
  attempt: 1,
  request: { method: 'POST', url: 'http://127.0.0.1:7/scim/Users', headers: {}, body: '{}' },
  quirks: [],
} satisfies Exchange

const clientCredentials = {
  AUTHENTICATION_METHOD: 'OAuth 2 Client Credentials',
  AUTHORIZATION_TYPE: 'OAuth Client Credentials',
  OAUTH_TOKEN_REQUEST: 'http://localhost:8/token?api_key=hidden',
  OAUTH_CLIENT_ID: 'id',
  OAUTH_CLIENT_SECRET: 'secret',
}

function read(
  parts: Partial<Exchange>,
  { configuration = {}, token }: { configuration?: object; token?: string } = {},
) {
  const record = {
    configuration: {
      SCIM_URL: 'http://127.0.0.1:7/scim',
      SCIM_VERSION: '2.0',
      USERS_RESOURCE: '/Users',
      AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
      AUTHORIZATION_TYPE: 'Bearer',
      OAUTH_ACCESS_TOKEN: 'hidden',
      USER_FILTER: 'userName eq "%s"',
      UNIQUE_USER_IDENTIFIER: 'userName',
      ...configuration,
    },
  } as unknown as ConnectionRecord
  return createPresentAuthorization({
    connection: async (id) => (id === 'c' ? record : undefined),
    accessToken: () => token,
  })({ ...recorded, ...parts })
}

const to = (url: string) => ({ request: { ...recorded.request, url } })

it.each(['http://127.0.0.1:7', 'http://127.1:7', 'https://localhost', 'http://[::1]:7'])(
  'reads the credentials for %s',
  async (origin) => {
    const configuration = { SCIM_URL: `${origin}/scim/` }
    expect(await read(to(`${origin}/scim/Users`), { configuration })).toEqual({
      authorization: 'Bearer hidden',
    })
  },
)

it.each([
  'http://vendor.test',
  'http://10.0.0.1',
  'http://127.0.0.1.vendor.test',
  'http://127.vendor.test',
  'http://localhost.vendor.test',
  'http://127.0.0.1@vendor.test',
  'http://0.0.0.0',
  'http://[::2]',
])('refuses %s, which is not this machine', async (origin) => {
  const configuration = { SCIM_URL: `${origin}/scim` }
  expect(await read(to(`${origin}/scim/Users`), { configuration })).toMatchObject({
    refusal: expect.stringContaining('only for a target on this machine'),
    hint: expect.stringContaining('secrets=clear'),
  })
})

it.each([
  [
    'a connection that is gone',
    { connection: { id: 'd', name: 'Gone' } },
    {},
    /no saved connection Gone/,
  ],
  ['one that was never saved', { connection: { name: 'Draft' } }, {}, /no saved connection Draft/],
  [
    'another port',
    to('http://127.0.0.1:9/scim/Users'),
    {},
    /leads to http:\/\/127\.0\.0\.1:7\/scim now/,
  ],
  ['an address beside the base URL', to('http://127.0.0.1:7/scimmy/Users'), {}, /leads to/],
  [
    'a token request of a connection that makes none',
    { purpose: 'token' as const },
    {},
    /no token endpoint/,
  ],
  [
    'a connection without an access token',
    {},
    { configuration: clientCredentials },
    /no valid access token/,
  ],
  ['an incomplete connection', {}, { configuration: { USER_FILTER: '' } }, /not complete/],
])('refuses %s', async (_, parts, present, refusal) => {
  expect(await read(parts, present)).toMatchObject({ refusal: expect.stringMatching(refusal) })
})

it('reads the access token that the connection has now', async () => {
  expect(await read({}, { configuration: clientCredentials, token: 'granted' })).toEqual({
    authorization: 'Bearer granted',
  })
})

it('reads the client credentials for a token request, the address of which is masked', async () => {
  const parts = { ...to('http://localhost:8/token?api_key=••••'), purpose: 'token' as const }
  expect(await read(parts, { configuration: clientCredentials })).toEqual({
    authorization: `Basic ${btoa('id:secret')}`,
  })
})
