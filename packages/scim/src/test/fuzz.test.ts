import * as fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { formatFilter } from '../filter/format.ts'
import { compileFilter } from '../filter/match.ts'
import { parseFilter } from '../filter/parse.ts'
import { parseBulkRequest } from '../message/bulk.ts'
import { parseListResponse } from '../message/list-response.ts'
import { parsePatchRequest } from '../message/patch-request.ts'
import { parseSearchRequest } from '../message/search-request.ts'
import { applyPatch } from '../patch/apply-patch.ts'
import { formatPath, parsePath } from '../patch/patch-path.ts'
import { valuesAt } from '../patch/values-at.ts'
import { project } from '../resource/project.ts'
import { replaceResource } from '../resource/replace-resource.ts'
import { validateResource } from '../resource/validate-resource.ts'
import { readResourceTypes } from '../schema-file/read-resource-types.ts'
import { ScimError, type ScimErrorBody, type ScimType } from '../values/errors.ts'
import { allTolerances, noTolerances } from '../values/tolerances.ts'
import { URN } from '../values/urn.ts'
import {
  filterTexts,
  jsonValues,
  patchBodies,
  pathTexts,
  resources,
  soundResources,
} from './arbitraries.ts'
import { fixtureJson } from './fixtures.ts'

const types = readResourceTypes(fixtureJson('schemas/device-and-badge.json'))
const anyType = fc.constantFrom(...types)

/** `pnpm soak fuzz` sets more. Each run of the tests has other inputs. */
const runs = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 3000) }

const scimTypes: readonly (ScimType | undefined)[] = [
  'invalidFilter',
  'invalidPath',
  'invalidSyntax',
  'invalidValue',
  'mutability',
  'noTarget',
  'sensitive',
  'tooMany',
  undefined,
]

const prototypeMembers = Object.getOwnPropertyNames(Object.prototype)
afterAll(() => {
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototypeMembers)
})

/** Returns the result; undefined when the input was refused with a `ScimError`. Any other error fails the test. */
function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run()
  } catch (error) {
    if (error instanceof ScimError && isErrorMessage(error.toBody())) return undefined
    throw error
  }
}

function isErrorMessage({ schemas, status, scimType, detail }: ScimErrorBody): boolean {
  return (
    schemas.join() === URN.error &&
    ['400', '403', '413'].includes(status) &&
    scimTypes.includes(scimType) &&
    detail.trim() !== ''
  )
}

it('reads or refuses any filter, and writes what it reads', () => {
  const property = fc.property(filterTexts(), anyType, resources(), (text, type, resource) => {
    const filter = attempt(() => parseFilter(text))
    if (!filter) return
    expect(parseFilter(formatFilter(filter))).toEqual(filter)
    expect(compileFilter(filter)(resource)).toBeTypeOf('boolean')
    expect(attempt(() => compileFilter(filter, type)(resource)) ?? false).toBeTypeOf('boolean')
  })
  fc.assert(property, runs)
})

it('reads or refuses any path, and writes what it reads', () => {
  const property = fc.property(pathTexts(), resources(), (text, resource) => {
    const path = attempt(() => parsePath(text))
    if (!path) return
    expect(parsePath(formatPath(path))).toEqual(path)
    expect(valuesAt(resource, path)).toBeInstanceOf(Array)
  })
  fc.assert(property, runs)
})

it('validates or refuses any resource, once and for all', () => {
  const property = fc.property(resources(), anyType, (resource, type) => {
    const valid = attempt(() => validateResource(resource, type))
    if (!valid) return
    expect(validateResource(valid, type)).toEqual(valid)
    expect(project(valid, {}, type)).toBeTypeOf('object')
  })
  fc.assert(property, runs)
})

it('applies or refuses any PATCH, and leaves a valid resource and the old one as it was', () => {
  const tolerances = fc.constantFrom(allTolerances, allTolerances, noTolerances)
  const property = fc.property(
    fc.record({ resource: soundResources(), body: patchBodies(), tolerances, type: anyType }),
    ({ resource, body, tolerances: forgiven, type }) => {
      const request = attempt(() => parsePatchRequest(body, forgiven))
      const before = attempt(() => validateResource(resource, type))
      if (!request || !before) return
      const copy = structuredClone(before)
      const after = attempt(() =>
        applyPatch(before, request.Operations, type, { tolerances: forgiven }),
      )
      expect(before).toEqual(copy)
      expect(after && validateResource(after, type)).toEqual(after)
    },
  )
  fc.assert(property, runs)
})

it('replaces or refuses any resource, and finds no difference the second time', () => {
  const property = fc.property(resources(), resources(), anyType, (one, other, type) => {
    const current = attempt(() => validateResource(one, type))
    const next = current && attempt(() => replaceResource(current, other, type))
    if (!next) return
    expect(replaceResource(next, other, type)).toBe(next)
    expect(validateResource(next, type)).toEqual(next)
  })
  fc.assert(property, runs)
})

it.each([
  ['search request', parseSearchRequest],
  ['bulk request', parseBulkRequest],
  ['list response', parseListResponse],
  ['PATCH request', parsePatchRequest],
])('reads or refuses anything as a %s', (_what, parse) => {
  const property = fc.property(jsonValues(), (json) => {
    expect(attempt(() => parse(json)) ?? {}).toBeTypeOf('object')
  })
  fc.assert(property, runs)
})

const brackets: [what: string, open: string, close: string][] = [
  ['arrays', '[', ']'],
  ['objects', '{"value":', '}'],
  ['objects in arrays', '[{"members":', '}]'],
]

it.each(brackets)('reads or refuses 100,000 %s within each other', (_what, open, close) => {
  const deep: unknown = JSON.parse(`${open.repeat(100_000)}1${close.repeat(100_000)}`)
  for (const type of types) {
    const keys = type.schema.attributes.map(({ name }) => name)
    const paths = [
      ...keys,
      ...keys.map((key) => `${key}.value`),
      'emails[type eq "work"]',
      undefined,
    ]
    for (const path of paths) {
      for (const op of ['add', 'replace', 'remove']) {
        const body = { schemas: [URN.patchOp], Operations: [{ op, path, value: deep }] }
        attempt(() => applyPatch({}, parsePatchRequest(body).Operations, type))
      }
    }
    for (const key of keys) {
      attempt(() => validateResource({ [key]: deep }, type))
      attempt(() => replaceResource({}, { [key]: deep }, type))
    }
    for (const key of ['id', 'unknown']) {
      const resource = { userName: 'anna', displayName: 'Anna', [key]: deep }
      expect(validateResource(resource, type)).not.toHaveProperty(key)
    }
  }
  for (const parse of [parseSearchRequest, parseBulkRequest, parseListResponse, parsePatchRequest])
    expect(attempt(() => parse(deep))).toBeUndefined()
  expect(() => readResourceTypes({ schemas: deep })).toThrow('schemas')
})

it('reads or refuses brackets 16,000 deep in a filter', () => {
  for (const open of ['(', 'not (', 'emails[', '"'])
    expect(attempt(() => parseFilter(open.repeat(16_000 / open.length)))).toBeUndefined()
})
