import { expect, it } from 'vitest'
import { InvalidMessageError } from '../values/errors.ts'
import { URN } from '../values/urn.ts'
import { bulkResponse, parseBulkRequest } from './bulk.ts'

const schemas = [URN.bulkRequest]

it('reads a bulk request with methods in any letter case', () => {
  const body = {
    schemas,
    failOnErrors: 1,
    Operations: [
      { method: 'post', path: '/Users', bulkId: 'qwerty', data: { userName: 'Alice' } },
      { method: 'DELETE', path: '/Users/u1', version: 'W/"1"', bulkId: null },
    ],
  }
  expect(parseBulkRequest(body)).toEqual({
    schemas,
    failOnErrors: 1,
    Operations: [
      { method: 'POST', path: '/Users', bulkId: 'qwerty', data: { userName: 'Alice' } },
      { method: 'DELETE', path: '/Users/u1', version: 'W/"1"' },
    ],
  })
})

it('allows any number of operations to fail by default', () => {
  expect(parseBulkRequest({ schemas, Operations: [] }).failOnErrors).toBeUndefined()
})

const withOperation = (operation: object) => ({ schemas, Operations: [operation] })

it.each([
  [{ Operations: [] }, 'schemas: '],
  [{ schemas: [URN.patchOp], Operations: [] }, `schemas: must list ${URN.bulkRequest}.`],
  [{ schemas }, 'Operations: '],
  [{ schemas, failOnErrors: 0, Operations: [] }, 'failOnErrors: '],
  [{ schemas, failOnErrors: '1', Operations: [] }, 'failOnErrors: '],
  [withOperation({ method: 'GET', path: '/Users/u1' }), 'Operations.0.method: '],
  [withOperation({ method: 'PUT' }), 'Operations.0.path: '],
  [withOperation({ method: 'POST', path: '/Users' }), 'Operations.0.bulkId: is required for POST.'],
  [withOperation({ method: 'POST', path: '/Users', bulkId: '' }), 'Operations.0.bulkId: '],
])('refuses %j as a bulk request', (body, detail) => {
  expect(() => parseBulkRequest(body)).toThrow(InvalidMessageError)
  expect(() => parseBulkRequest(body)).toThrow(detail)
})

it('answers with the outcome of each operation', () => {
  const outcomes = [
    { method: 'POST', bulkId: 'qwerty', location: '/Users/u1', status: '201' },
  ] as const
  expect(bulkResponse(outcomes)).toEqual({ schemas: [URN.bulkResponse], Operations: outcomes })
})
