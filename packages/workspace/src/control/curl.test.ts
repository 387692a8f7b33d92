import { expect, it } from 'vitest'
import { exampleExchange } from './example-exchange.test-support.ts'
import { formatCurl } from './curl.ts'
import { runnableRequest } from './runnable-request.ts'

it('exports the token and then sends method, address, headers and body', () => {
  expect(formatCurl(runnableRequest(exampleExchange))).toBe(
    String.raw`export SCIM_TOKEN='the token'
curl --request POST 'http://127.0.0.1:4471/scim/v2/Users' \
  --header "authorization: Bearer $SCIM_TOKEN" \
  --header 'content-type: application/scim+json' \
  --data-raw '{"userName":"o'\''hara"}'
`,
  )
})

it('has no variable where the credentials are given in clear', () => {
  const request = runnableRequest(exampleExchange, { clear: { authorization: 'Bearer s3cret' } })
  expect(formatCurl(request)).toMatch(
    /^curl --request POST [^]*--header 'authorization: Bearer s3cret'/,
  )
})

it.each([
  ['Basic ••••', 'create' as const, `export SCIM_BASIC="$(printf %s 'user:password' | base64`],
  ['Basic ••••', 'token' as const, `export SCIM_CLIENT="$(printf %s 'client-id:client-secret'`],
  ['SSWS ••••', 'create' as const, `export SCIM_TOKEN='the token'`],
  ['••••', 'create' as const, `export SCIM_AUTHORIZATION='the Authorization header'`],
])('names the variable of the header %s of a request to %s', (authorization, purpose, line) => {
  const { request } = exampleExchange
  const exchange = {
    ...exampleExchange,
    purpose,
    request: { ...request, headers: { authorization } },
  }
  expect(formatCurl(runnableRequest(exchange))).toContain(line)
})

it.each([
  ['{"password":"••••"}', ['SECRET_PASSWORD']],
  [
    '{"urn:example:2.0:User:apiKey":"••••","password": "••••"}',
    ['SECRET_API_KEY', 'SECRET_PASSWORD'],
  ],
  ['{"password":"••••","b":{"password":"••••"}}', ['SECRET_PASSWORD', 'SECRET_PASSWORD_2']],
  ['grant_type=password&client_secret=••••', ['SECRET_CLIENT_SECRET']],
  ['["••••"]', ['SECRET']],
])('names the variables of the body %s', (body, names) => {
  const request = { ...exampleExchange.request, headers: {}, body }
  const { variables } = runnableRequest({ ...exampleExchange, request })
  expect(variables.map(({ name }) => name)).toEqual(names)
})

it.each([
  'http://127.0.0.1:4471/scim?api_key=••••',
  `http://127.0.0.1:4471/scim?api_key=${encodeURIComponent('••••')}`,
])('has a variable in the address %s', (url) => {
  const request = { method: 'GET', url, headers: {} }
  expect(formatCurl(runnableRequest({ ...exampleExchange, request }))).toContain(
    'curl --request GET "http://127.0.0.1:4471/scim?api_key=$SECRET_API_KEY"',
  )
})
