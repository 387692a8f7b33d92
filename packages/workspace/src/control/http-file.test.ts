import { expect, it } from 'vitest'
import { exampleExchange } from './example-exchange.test-support.ts'
import { formatHttpFile } from './http-file.ts'

it('writes the request as it was, without the headers that belong to one connection', () => {
  expect(formatHttpFile(exampleExchange)).toBe(`### Create o'hara
POST http://127.0.0.1:4471/scim/v2/Users
authorization: Bearer ••••
content-type: application/scim+json

{"userName":"o'hara"}`)
})

it('ends with the headers when there is no body', () => {
  const { body: _, ...request } = exampleExchange.request
  const text = formatHttpFile({ ...exampleExchange, request: { ...request, method: 'DELETE' } })
  expect(text.split('\n').at(-1)).toBe('content-type: application/scim+json')
})
