import { expect, it } from 'vitest'
import { ScimError } from '../errors.ts'
import { groupResourceType, userResourceType } from '../schema/resource-types.ts'
import { fixtureJson, fixturesIn } from '../test/fixtures.ts'
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
}

const cases = fixturesIn('patch').map((path) => fixtureJson(path) as PatchCase)
const types = { User: userResourceType, Group: groupResourceType }
const applied = cases.filter(({ result }) => result !== undefined)
const refused = cases.filter(({ error }) => error !== undefined)

it('has a result or an error in every case', () => {
  expect(applied.length + refused.length).toBe(cases.length)
})

it.each(applied)('$title ($rfc)', ({ resource, operations, result, resourceType }) => {
  const before = structuredClone(resource)
  const patched = applyPatch(resource, operations, types[resourceType])
  expect(patched).toEqual(result)
  expect(resource).toEqual(before)
})

it.each(refused)('$title ($rfc)', ({ resource, operations, error, resourceType }) => {
  const before = structuredClone(resource)
  const patch = () => applyPatch(resource, operations, types[resourceType])
  expect(patch).toThrow(ScimError)
  expect(patch).toThrow(expect.objectContaining(error))
  expect(resource).toEqual(before)
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
  const members = Array.from({ length: 20_000 }, (_each, index) => ({ value: `u${index}` }))
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
}, 5_000)
