import { expect, it } from 'vitest'
import { readResourceTypes } from '../schema-file/read-resource-types.ts'
import { groupResourceType, userResourceType } from '../schema/resource-types.ts'
import { fixtureJson, fixturePairs } from '../test/fixtures.ts'
import { compileFilter, matches } from './match.ts'
import { parseFilter } from './parse.ts'

const user = fixtureJson('filter/truth/user.json') as object
const group = fixtureJson('filter/truth/group.json') as object
const device = fixtureJson('filter/truth/device.json') as object
const [, , deviceType = userResourceType] = readResourceTypes(
  fixtureJson('schemas/device-and-badge.json'),
)

it.each(fixturePairs('filter/truth/user.txt'))('finds of a user that %s is %s', (text, truth) => {
  expect(String(matches(parseFilter(text), user, userResourceType))).toBe(truth)
})

it.each(fixturePairs('filter/truth/group.txt'))('finds of a group that %s is %s', (text, truth) => {
  expect(String(matches(parseFilter(text), group, groupResourceType))).toBe(truth)
})

it.each(fixturePairs('filter/truth/device.txt'))(
  'finds of a device that %s is %s',
  (text, truth) => {
    expect(String(matches(parseFilter(text), device, deviceType))).toBe(truth)
  },
)

it.each([
  ['USERNAME eq "anna"', true],
  ['id eq "ab"', false],
  ['meta.version eq "w1"', false],
  ['shoeSize gt 41', true],
  ['shoeSize gt "41"', false],
  ['emails co "@b"', true],
  ['emails[Type eq "work" and value eq "x@a"]', true],
  ['emails[type eq "work" and value eq "x@b"]', false],
  ['hired lt "2026-01-01T00:30:00+01:00"', true],
  ['nothing pr', false],
  ['nothing eq null', true],
  ['nothing gt null', false],
  ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "A"', true],
  ['urn:x:ext:2.0:Staff:badge eq 7', true],
])('finds without a resource type that %s is %s', (text, truth) => {
  const resource = {
    id: 'AB',
    UserName: 'Anna',
    shoeSize: 42,
    hired: '2025-12-31T23:00:00Z',
    meta: { version: 'W1' },
    emails: [
      { TYPE: 'work', value: 'x@a' },
      { type: 'home', value: 'y@b' },
    ],
    'urn:x:ext:2.0:Staff': { badge: 7 },
  }
  expect(matches(parseFilter(text), resource)).toBe(truth)
})

it('finds inherited members of objects absent', () => {
  expect(matches(parseFilter('constructor pr or toString pr or hasOwnProperty.name pr'), {})).toBe(
    false,
  )
})

it('tests many resources with one predicate', () => {
  const isWork = compileFilter(parseFilter('emails.type eq "work"'), userResourceType)
  const users = [{ emails: [{ type: 'Work' }] }, { emails: [] }, {}, { emails: null }]
  expect(users.map(isWork)).toEqual([true, false, false, false])
})
