import { expect, it } from 'vitest'
import { InvalidMessageError } from '../values/errors.ts'
import { URN } from '../values/urn.ts'
import { parseSearchRequest } from './search-request.ts'

const schemas = [URN.searchRequest]

it('reads the search request of RFC 7644 §3.4.3', () => {
  const body = {
    schemas,
    attributes: ['displayName', 'userName'],
    filter: 'displayName sw "smith"',
    startIndex: 1,
    count: 10,
  }
  expect(parseSearchRequest(body)).toEqual(body)
})

it('reads every member, null as if it were absent', () => {
  const body = {
    schemas,
    excludedAttributes: ['members'],
    sortBy: 'name.familyName',
    sortOrder: 'descending',
    count: -1,
    cursor: '',
  }
  expect(parseSearchRequest({ ...body, filter: null })).toEqual(body)
})

it.each([
  [null, 'Invalid input'],
  [{}, 'schemas: '],
  [{ schemas: [URN.patchOp] }, `schemas: must list ${URN.searchRequest}.`],
  [{ schemas, attributes: 'userName' }, 'attributes: '],
  [{ schemas, filter: 5 }, 'filter: '],
  [{ schemas, sortOrder: 'up' }, 'sortOrder: '],
  [{ schemas, startIndex: '1' }, 'startIndex: '],
  [{ schemas, count: 1.5 }, 'count: '],
  [{ schemas, cursor: 7 }, 'cursor: '],
])('refuses %j as a search request', (body, detail) => {
  expect(() => parseSearchRequest(body)).toThrow(InvalidMessageError)
  expect(() => parseSearchRequest(body)).toThrow(detail)
})
