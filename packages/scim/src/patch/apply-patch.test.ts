import { expect, it } from 'vitest'
import { parsePatchRequest } from '../message/patch-request.ts'
import { groupResourceType, userResourceType } from '../schema/resource-types.ts'
import { fixtureJson, fixturesIn } from '../test/fixtures.ts'
import { ScimError } from '../values/errors.ts'
import {
  allTolerances,
  noTolerances,
  type Tolerance,
  toleranceRecords,
  type Tolerances,
} from '../values/tolerances.ts'
import { URN } from '../values/urn.ts'
import { applyPatch } from './apply-patch.ts'
import type { PatchOperation } from './operation.ts'

interface PatchCase {
  readonly title: string
  readonly rfc: string
  readonly resourceType: 'User' | 'Group'
  readonly resource: object
  readonly operations: readonly PatchOperation[]
  readonly result?: object
  readonly error?: { readonly status: number; readonly scimType: string }
  /** What has to be switched off for the case to fail with the scimType `strict`. */
  readonly tolerance?: Tolerance
  readonly strict?: string
}

const cases = fixturesIn('patch').map((path) => fixtureJson(path) as PatchCase)
const types = { User: userResourceType, Group: groupResourceType }
const applied = cases.filter(({ result }) => result !== undefined)
const refused = cases.filter(({ error }) => error !== undefined)
const tolerated = cases.filter(({ tolerance }) => tolerance !== undefined)

function patch(
  { resource, operations, resourceType }: PatchCase,
  tolerances: Tolerances = allTolerances,
) {
  const body = { schemas: [URN.patchOp], Operations: operations }
  const { Operations } = parsePatchRequest(body, tolerances)
  return applyPatch(resource, Operations, types[resourceType], { tolerances })
}

it('has a result or an error in every case', () => {
  expect(applied.length + refused.length).toBe(cases.length)
})

it.each(applied)('$title ($rfc)', (given) => {
  const before = structuredClone(given.resource)
  expect(patch(given)).toEqual(given.result)
  expect(given.resource).toEqual(before)
})

it.each(refused)('$title ($rfc)', (given) => {
  const before = structuredClone(given.resource)
  expect(() => patch(given)).toThrow(ScimError)
  expect(() => patch(given)).toThrow(expect.objectContaining(given.error))
  expect(given.resource).toEqual(before)
})

it.each(tolerated)('refuses without $tolerance what $title', (given) => {
  const strictly = () => patch(given, { ...allTolerances, [String(given.tolerance)]: false })
  const error = expect.objectContaining({ status: 400, scimType: given.strict })
  expect(strictly).toThrow(ScimError)
  expect(strictly).toThrow(error)
})

it.each(toleranceRecords.filter(({ places }) => places.includes('PATCH')))(
  'has a case of $id',
  ({ id }) => {
    expect(tolerated.map(({ tolerance }) => tolerance)).toContain(id)
  },
)

it('applies all that needs no tolerance with none', () => {
  const strict = applied.filter(({ tolerance }) => tolerance === undefined)
  expect(strict.length).toBeGreaterThan(40)
  for (const given of strict) expect(patch(given, noTolerances)).toEqual(given.result)
})

it('refuses operations that look at more values than are allowed', () => {
  const emails = Array.from({ length: 2_000 }, (_, index) => ({ value: `user${index}@x.y` }))
  const user = { schemas: [URN.user], userName: 'ada', emails }
  const added = (index: number) => ({ value: `new${index}@x.y`, primary: true })
  const attempts: readonly (readonly PatchOperation[])[] = [
    Array.from({ length: 1_000 }, (_, index) => ({
      op: 'add',
      path: 'emails',
      value: [added(index)],
    })),
    Array.from({ length: 1_000 }, (_, index) => ({
      op: 'replace',
      path: `emails[value eq "user${index}@x.y"].type`,
      value: 'home',
    })),
    [
      {
        op: 'add',
        value: Object.fromEntries(
          emails.map(({ value }) => [
            `emails[value eq "${value}" and not (type eq "home")].type`,
            'home',
          ]),
        ),
      },
    ],
    [
      ...Array.from({ length: 20 }, () => ({
        op: 'remove',
        path: `emails[${Array.from({ length: 400 }, () => 'value eq "x"').join(' or ')}]`,
      })),
    ],
  ]
  for (const operations of attempts)
    expect(() => applyPatch(user, operations, userResourceType)).toThrow(
      expect.objectContaining({ status: 413, message: expect.stringContaining('1000000 values') }),
    )
})

it('refuses more operations than are allowed', () => {
  const operations = Array.from({ length: 3 }, () => ({ op: 'remove', path: 'title' }))
  const apply = (limit: number) =>
    applyPatch({}, operations, userResourceType, { limits: { operations: limit } })
  expect(apply(3)).toEqual({})
  expect(() => apply(2)).toThrow(expect.objectContaining({ status: 413 }))
})

it('gives back the very resource when nothing changes', () => {
  const user = { id: 'u1', userName: 'anna', emails: [{ value: 'a@x', type: 'work' }] }
  const operations = [
    { op: 'replace', path: 'userName', value: 'anna' },
    { op: 'add', path: 'emails', value: [{ type: 'work', value: 'a@x' }] },
    { op: 'replace', path: 'emails[type eq "work"].value', value: 'a@x' },
    { op: 'replace', value: { userName: 'anna', title: null } },
    { op: 'remove', path: 'title' },
    { op: 'add', path: 'title', value: 'Boss' },
    { op: 'remove', path: 'title' },
  ]
  expect(applyPatch(user, operations, userResourceType)).toBe(user)
})

it('shares what it does not change', () => {
  const user = { userName: 'anna', name: { givenName: 'Anna' }, emails: [{ value: 'a@x' }] }
  const patched = applyPatch(user, [{ op: 'add', path: 'title', value: 'Boss' }], userResourceType)
  expect(patched).not.toBe(user)
  expect(patched.emails).toBe(user.emails)
})

it('does not touch the prototype of objects', () => {
  const value = JSON.parse('{ "__proto__": { "isAdmin": true } }') as unknown
  expect(() => applyPatch({}, [{ op: 'add', value }], userResourceType)).toThrow(ScimError)
  expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false)
})

it('adds and removes many elements in linear time', () => {
  const members = Array.from({ length: 100_000 }, (_each, index) => ({ value: `u${index}` }))
  const group = applyPatch({}, [{ op: 'add', path: 'members', value: members }], groupResourceType)
  const again = applyPatch(
    group,
    [{ op: 'add', path: 'members', value: members }],
    groupResourceType,
  )
  expect(again).toBe(group)
  expect(
    applyPatch(group, [{ op: 'remove', path: 'members', value: members }], groupResourceType),
  ).toEqual({})
  // It takes a second; in quadratic time it would take minutes.
}, 60_000)
