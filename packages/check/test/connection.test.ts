import type { OutboundRequest, OutboundResponse } from '@pingone-sandbox/pingone'
import { expect, it } from 'vitest'
import { answering } from './changed-transport.ts'
import { endpointToken } from './in-memory-endpoint.ts'
import { objectionsTo } from './objections.ts'

const only = ['connection']
const answer = (status: number, body: object = {}): OutboundResponse => ({
  status,
  headers: { 'content-type': 'application/scim+json' },
  body: JSON.stringify(body),
})
const listSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'
const emptyList = answer(200, { schemas: [listSchema], totalResults: 0 })
const isWrongToken = ({ headers }: OutboundRequest) =>
  headers['authorization'] !== `Bearer ${endpointToken}`

it.each([
  ['accepts it', emptyList],
  ['answers 403', answer(403)],
  ['answers 500', answer(500)],
])(
  'remarks on an endpoint that does not refuse a wrong token with 401: it %s',
  async (_, given) => {
    const wrap = answering((request) => (isWrongToken(request) ? given : undefined))
    expect(await objectionsTo([], { only, wrap })).toEqual({
      'connection.wrong-token': 'remark: credentials',
    })
  },
)

it.each([
  [
    'a list without totalResults',
    { schemas: [listSchema] },
    { 'connection.test': 'breaks: connection-check' },
  ],
  [
    'a list of no schema',
    { totalResults: 0, Resources: [] },
    { 'connection.list': 'remark: form' },
  ],
])('finds %s', async (_, list, expected) => {
  const wrap = answering((request) =>
    request.url.endsWith('/Users?count=1') && !isWrongToken(request)
      ? answer(200, list)
      : undefined,
  )
  expect(await objectionsTo([], { only, wrap })).toEqual(expected)
})

it('remarks on an endpoint without a ServiceProviderConfig', async () => {
  const wrap = answering(({ url }) => (url.endsWith('Config') ? answer(404) : undefined))
  expect(await objectionsTo([], { only, wrap })).toEqual({
    'connection.service-provider-config': 'remark: not-found',
  })
})
