import { expect, it } from 'vitest'
import { exampleExchange } from './example-exchange.test-support.ts'
import { formatHttpFile } from './http-file.ts'
import { runnableRequest } from './runnable-request.ts'

const { request } = exampleExchange

it('sets the variables, and writes the request without the headers that belong to one connection', () => {
  expect(formatHttpFile(runnableRequest(exampleExchange), "Create\no'hara"))
    .toBe(`@SCIM_TOKEN = the token

### Create o'hara
POST http://127.0.0.1:4471/scim/v2/Users
authorization: Bearer {{SCIM_TOKEN}}
content-type: application/scim+json

{"userName":"o'hara"}`)
})

it('ends with the headers when there is no body', () => {
  const { body: _, ...withoutBody } = request
  const exchange = { ...exampleExchange, request: { ...withoutBody, method: 'DELETE' } }
  const text = formatHttpFile(runnableRequest(exchange), 'Delete')
  expect(text.trimEnd().split('\n').at(-1)).toBe('content-type: application/scim+json')
})
