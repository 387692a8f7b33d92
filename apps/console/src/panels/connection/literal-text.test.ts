import { expect, it } from 'vitest'
import { fakeExchange } from '../../test/fake-journal.ts'
import { literalAnswer, literalRequest } from './literal-text.ts'

const exchange = fakeExchange({
  request: {
    method: 'GET',
    url: 'http://target.test/scim/v2/Users?count=1',
    headers: { authorization: 'Bearer ••••' },
  },
  response: {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"Resources":[]}',
  },
})

it('writes a request and its answer as they were on the wire', () => {
  expect(literalRequest(exchange)).toBe(
    'GET /scim/v2/Users?count=1 HTTP/1.1\nhost: target.test\nauthorization: Bearer ••••',
  )
  expect(literalAnswer(exchange)).toBe(
    'HTTP/1.1 200\ncontent-type: application/json\n\n{\n  "Resources": []\n}',
  )
})

it('leaves a body that is no JSON as it is', () => {
  const response = { status: 404, headers: {}, body: '<h1>Nothing here</h1>' }
  expect(literalAnswer({ ...exchange, response })).toBe('HTTP/1.1 404\n\n<h1>Nothing here</h1>')
})

it('says why there is no answer', () => {
  const { response: _, ...unanswered } = exchange
  const failure = { code: 'ECONNREFUSED', message: 'No server listens there.' }
  expect(literalAnswer({ ...unanswered, failure })).toBe(
    'No answer: ECONNREFUSED\nNo server listens there.',
  )
})

it('keeps the status of an answer that cannot be read', () => {
  const { response: _, ...unanswered } = exchange
  const failure = { code: 'too-large', message: 'It is too large.', status: 201 }
  expect(literalAnswer({ ...unanswered, failure })).toBe(
    'HTTP/1.1 201, not readable: too-large\nIt is too large.',
  )
})

it('shows an address that is no URL as it was entered', () => {
  const request = { method: 'POST', url: 'nonsense', headers: {} }
  expect(literalRequest({ ...exchange, request })).toBe('POST nonsense HTTP/1.1')
})
