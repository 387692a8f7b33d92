import { expect, it } from 'vitest'
import type { Exchange } from '@pingone-sandbox/contract'
import type { ConnectionRecord } from '../configuration/records.ts'
import { createReplay } from './replay.ts'

const recorded = {
  id: 'x',
  seq: 1,
  at: '2026-01-01T00:00:00.000Z',
  durationMs: 1,
  purpose: 'create',
  summary: 'Create the user',
  connection: { id: 'c', name: 'Vendor' },
  attempt: 1,
  request: { method: 'POST', url: 'https://vendor.test/scim/Users', headers: {}, body: '{}' },
  quirks: [],
} satisfies Exchange & { readonly seq: number }

const connectionTo = (url: string) =>
  ({
    configuration: {
      SCIM_URL: url,
      SCIM_VERSION: '2.0',
      USERS_RESOURCE: '/Users',
      AUTHENTICATION_METHOD: 'OAuth 2 Bearer Token',
      AUTHORIZATION_TYPE: 'Bearer',
      OAUTH_ACCESS_TOKEN: 'token',
      USER_FILTER: 'userName eq "%s"',
      UNIQUE_USER_IDENTIFIER: 'userName',
    },
  }) as unknown as ConnectionRecord

function replay(
  exchange: Exchange & { readonly seq: number },
  connection = connectionTo('https://vendor.test/scim/'),
) {
  const sent: string[] = []
  const send = async ({ id }: Exchange) => {
    sent.push(id)
    return id
  }
  const journal = { exchange: async (id: string) => (id === exchange.id ? exchange : undefined) }
  const answer = createReplay({
    journal,
    send,
    connection: async (id) => (id === 'c' ? connection : undefined),
  })(exchange.id)
  return { answer, sent }
}

it('sends a request to the address of the connection', async () => {
  const { answer, sent } = replay(recorded)
  expect(await answer).toEqual(recorded)
  expect(sent).toEqual(['x'])
})

it.each([
  ['token request', { purpose: 'token' as const }, 'https://vendor.test/scim', /token request/],
  [
    'request of a connection that is gone',
    { connection: { id: 'd', name: 'Gone' } },
    'https://vendor.test/scim',
    /no saved connection Gone/,
  ],
  [
    'request of one that never was saved',
    { connection: { name: 'Draft' } },
    'https://vendor.test/scim',
    /no saved connection Draft/,
  ],
  ['request to another host', {}, 'https://elsewhere.test/scim', /leads to https:\/\/elsewhere/],
  ['request beside the base URL', {}, 'https://vendor.test/sc', /not sent elsewhere/],
  [
    'request with a masked secret in its address',
    {
      request: {
        ...recorded.request,
        url: 'https://vendor.test/scim/Users?filter=%E2%80%A2%E2%80%A2%E2%80%A2%E2%80%A2',
      },
    },
    'https://vendor.test/scim',
    /address holds a secret/,
  ],
  [
    'request with a masked secret',
    { request: { ...recorded.request, body: '{"password":"••••"}' } },
    'https://vendor.test/scim',
    /masked/,
  ],
])('sends no %s', async (_, parts, url, refusal) => {
  const { answer, sent } = replay({ ...recorded, ...parts }, connectionTo(url))
  expect(await answer).toMatchObject({ refusal: expect.stringMatching(refusal) })
  expect(sent).toEqual([])
})
