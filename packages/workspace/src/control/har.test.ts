import { expect, it } from 'vitest'
import { exampleExchange } from './example-exchange.test-support.ts'
import { toHar } from './har.ts'

const url = 'http://127.0.0.1:4471/scim/v2/Users?filter=userName%20eq%20%22a%22'

it('keeps request, response and time', () => {
  const { log } = toHar([exampleExchange], '1.0.0')
  expect(log).toMatchObject({
    version: '1.2',
    creator: { name: 'pingone-sandbox', version: '1.0.0' },
    entries: [
      {
        startedDateTime: '2026-01-31T09:00:00.000Z',
        time: 12,
        request: {
          method: 'POST',
          postData: { mimeType: 'application/scim+json', text: `{"userName":"o'hara"}` },
        },
        response: { status: 201, content: { size: 10, text: '{"id":"1"}' } },
      },
    ],
  })
})

it('decodes the query', () => {
  const { log } = toHar([{ ...exampleExchange, request: { method: 'GET', url, headers: {} } }], '1')
  expect(log.entries[0]?.request.queryString).toEqual([
    { name: 'filter', value: 'userName eq "a"' },
  ])
})

it('keeps an address that is no URL', () => {
  const request = { method: 'POST', url: 'nonsense', headers: {} }
  const { log } = toHar([{ ...exampleExchange, request }], '1')
  expect(log.entries[0]?.request).toMatchObject({ url: 'nonsense', queryString: [] })
})

it('lists the oldest exchange first', () => {
  const later = { ...exampleExchange, at: '2026-01-31T09:00:01.000Z' }
  const { log } = toHar([later, exampleExchange], '1')
  expect(log.entries.map((entry) => entry.startedDateTime)).toEqual([exampleExchange.at, later.at])
})

it('says why there is no response', () => {
  const { response: _, ...unanswered } = exampleExchange
  const failure = { code: 'timeout', message: 'No answer within 30 s.' }
  const { log } = toHar([{ ...unanswered, failure }], '1')
  expect(log.entries[0]).toMatchObject({ response: { status: 0 }, _error: failure.message })
})
