import { expect, it } from 'vitest'
import { InvalidFilterError, InvalidPathError } from '../values/errors.ts'
import { formatPath, parsePath } from './patch-path.ts'
import { valuesAt } from './values-at.ts'

it.each([
  'title',
  'name.familyName',
  'members[value eq "2819c223"]',
  'emails[type eq "work" and value ew "]."].display',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value',
  'urn:ietf:params:scim:schemas:core:2.0:User:emails[not (type pr)].value',
])('reads %s and writes it back', (text) => {
  expect(formatPath(parsePath(text))).toBe(text)
})

it.each([
  '',
  ' ',
  'name.',
  '.name',
  'name.a.b',
  '[type eq "work"]',
  'emails.value[type eq "work"]',
  'emails[type eq "work"]value',
  'emails[type eq "work"].',
  'emails[type eq "work"].a.b',
  'emails[type eq "work"][value pr]',
  'user name',
])('refuses "%s" as a path', (text) => {
  expect(() => parsePath(text)).toThrow(InvalidPathError)
})

it.each(['emails[]', 'emails[type eq "work"', 'emails[type = "work"]'])(
  'refuses the filter of %s',
  (text) => {
    expect(() => parsePath(text)).toThrow(InvalidFilterError)
  },
)

it.each([
  ['USERNAME', ['anna']],
  ['name.familyName', ['Example']],
  ['emails.value', ['a@x', 'b@x']],
  ['emails[type eq "home"].value', ['b@x']],
  ['emails[type eq "home"]', [{ type: 'home', value: 'b@x' }]],
  ['urn:x:ext:2.0:Staff:badge', [7]],
  ['urn:ietf:params:scim:schemas:core:2.0:User:userName', ['anna']],
  ['title', []],
  ['emails[type eq "other"].value', []],
])('finds the values at %s', (path, values) => {
  const user = {
    userName: 'anna',
    name: { familyName: 'Example' },
    title: null,
    emails: [
      { type: 'work', value: 'a@x' },
      { type: 'home', value: 'b@x' },
    ],
    'urn:x:ext:2.0:Staff': { badge: 7 },
  }
  expect(valuesAt(user, parsePath(path))).toEqual(values)
})
