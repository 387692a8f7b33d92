import { expect, it } from 'vitest'
import { patchLimits } from '../patch/limits.ts'
import { InvalidFilterError, InvalidMessageError } from '../values/errors.ts'
import { URN } from '../values/urn.ts'
import { parseScimErrorBody } from './error-response.ts'
import { listResponse, parseListResponse } from './list-response.ts'
import { parsePatchRequest } from './patch-request.ts'

it('reads a PATCH request with op in any letter case', () => {
  const body = {
    schemas: [URN.patchOp],
    Operations: [
      { op: 'Replace', path: 'active', value: 'False' },
      { op: 'add', value: { title: null } },
      { op: 'REMOVE', path: 'title' },
    ],
  }
  expect(parsePatchRequest(body).Operations).toEqual([
    { op: 'replace', path: 'active', value: 'False' },
    { op: 'add', path: undefined, value: { title: null } },
    { op: 'remove', path: 'title' },
  ])
})

it('reads a PATCH request without operations', () => {
  expect(parsePatchRequest({ schemas: [URN.patchOp], Operations: [] }).Operations).toEqual([])
})

it.each([
  [null, 'Invalid input'],
  [[], 'Invalid input'],
  [{ Operations: [] }, 'schemas: '],
  [{ schemas: [URN.user], Operations: [] }, `schemas: must list ${URN.patchOp}.`],
  [{ schemas: [URN.patchOp] }, 'Operations: '],
  [{ schemas: [URN.patchOp], Operations: {} }, 'Operations: '],
  [
    { schemas: [URN.patchOp], Operations: [{ op: 'add' }, { op: 'move' }] },
    'Operations.1.op: must be add, replace or remove.',
  ],
  [{ schemas: [URN.patchOp], Operations: [{ op: 'add', path: 5 }] }, 'Operations.0.path: '],
])('refuses %j as a PATCH request', (body, detail) => {
  expect(() => parsePatchRequest(body)).toThrow(InvalidMessageError)
  expect(() => parsePatchRequest(body)).toThrow(
    expect.objectContaining({ scimType: 'invalidSyntax' }),
  )
  expect(() => parsePatchRequest(body)).toThrow(detail)
})

it('refuses a PATCH request with more operations than are read', () => {
  const length = patchLimits.operations + 1
  const Operations = Array.from({ length }, () => ({ op: 'remove', path: 'title' }))
  const read = (count: number) =>
    parsePatchRequest({ schemas: [URN.patchOp], Operations: Operations.slice(0, count) })
  expect(read(patchLimits.operations).Operations).toHaveLength(patchLimits.operations)
  expect(() => read(length)).toThrow(expect.objectContaining({ status: 413 }))
})

it('reads back the list response that it makes', () => {
  const resources = [{ id: 'u1' }]
  const message = listResponse({ resources, totalResults: 9, startIndex: 3 })
  expect(message).toEqual({
    schemas: [URN.listResponse],
    totalResults: 9,
    startIndex: 3,
    itemsPerPage: 1,
    Resources: resources,
  })
  expect(parseListResponse(message)).toMatchObject({ totalResults: 9, Resources: resources })
})

it('keeps the cursors of a page both ways', () => {
  const cursors = { nextCursor: 'n', previousCursor: 'p' }
  const message = listResponse({ resources: [], totalResults: 9, ...cursors })
  expect(message).toMatchObject(cursors)
  expect(parseListResponse(message)).toMatchObject(cursors)
})

it.each([{ totalResults: 0 }, { totalResults: 0, Resources: null }])(
  'reads %j as an empty list',
  (json) => {
    expect(parseListResponse(json).Resources).toEqual([])
  },
)

it.each([{}, { totalResults: '1' }, { totalResults: 1, Resources: {} }, { Resources: [] }, 'x'])(
  'refuses %j as a list response',
  (json) => {
    expect(() => parseListResponse(json)).toThrow(InvalidMessageError)
  },
)

it('reads back the error that it writes', () => {
  const body = new InvalidFilterError('No.', 3).toBody()
  expect(body).toEqual({
    schemas: [URN.error],
    status: '400',
    scimType: 'invalidFilter',
    detail: 'No.',
  })
  expect(parseScimErrorBody(body)).toEqual({
    status: 400,
    scimType: 'invalidFilter',
    detail: 'No.',
  })
})

it.each([
  [
    { status: 409, detail: 'Taken.' },
    { status: 409, detail: 'Taken.' },
  ],
  [{ detail: 'Taken.', scimType: 5 }, { detail: 'Taken.' }],
  [{ error: 'unauthorized' }, undefined],
  ['<html>', undefined],
  [null, undefined],
])('reads %j as the error %j', (json, error) => {
  expect(parseScimErrorBody(json)).toEqual(error)
})
