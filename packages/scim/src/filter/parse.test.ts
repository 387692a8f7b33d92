import { expect, it } from 'vitest'
import { fixtureLines } from '../test/fixtures.ts'
import { InvalidFilterError } from '../values/errors.ts'
import { formatFilter } from './format.ts'
import { matches } from './match.ts'
import { filterLimits, isFilter, parseFilter } from './parse.ts'

it.each(fixtureLines('filter/valid.txt'))('parses %s', (text) => {
  const filter = parseFilter(text)
  expect(parseFilter(formatFilter(filter))).toEqual(filter)
})

it.each(fixtureLines('filter/invalid.txt'))('refuses %s', (text) => {
  expect(() => parseFilter(text)).toThrow(InvalidFilterError)
  expect(isFilter(text)).toBe(false)
})

const present = (name: string) => ({ kind: 'present', path: { name } })

it('binds not tighter than and, and and tighter than or', () => {
  expect(parseFilter('a pr or not (b pr) and c pr or d pr')).toEqual({
    kind: 'or',
    operands: [
      present('a'),
      { kind: 'and', operands: [{ kind: 'not', operand: present('b') }, present('c')] },
      present('d'),
    ],
  })
})

it('reads the URN up to its last colon', () => {
  expect(parseFilter('urn:ietf:params:scim:schemas:core:2.0:User:name.familyName eq "x"')).toEqual({
    kind: 'compare',
    path: {
      urn: 'urn:ietf:params:scim:schemas:core:2.0:User',
      name: 'name',
      subAttribute: 'familyName',
    },
    operator: 'eq',
    value: 'x',
  })
})

it.each([
  ['userName eq', 12, 'a space after "eq", the filter ends'],
  ['userName is "x"', 10, 'an operator (eq, ne, co, sw, ew, pr, gt, ge, lt, le), found "is"'],
  ['userName eq x', 13, 'a quoted string, a number, true, false or null, found "x"'],
  ['a pr nor b pr', 6, '"and", "or" or the end, found "nor"'],
  ['(a pr', 6, '"and", "or" or ")", the filter ends'],
  ['a pr and 1b pr', 10, 'an attribute name, found "1b"'],
  ['a eq "x', 8, 'a closing quotation mark, the filter ends'],
])('says for %s where it fails and what it expects', (text, position, expected) => {
  expect(() => parseFilter(text)).toThrow(
    expect.objectContaining({
      status: 400,
      scimType: 'invalidFilter',
      position,
      message: `The filter is invalid at character ${position}: expected ${expected}.`,
    }),
  )
})

const long = (length: number) => `a eq "${'x'.repeat(length - 7)}"`
const deep = (depth: number) => '('.repeat(depth) + 'a pr' + ')'.repeat(depth)
const wide = (terms: number) => Array<string>(terms).fill('a pr').join(' or ')

it.each([
  ['length', long],
  ['depth', deep],
  ['terms', wide],
] as const)('reads a filter of the greatest %s and refuses the next', (limit, filterOf) => {
  expect(isFilter(filterOf(filterLimits[limit]))).toBe(true)
  expect(isFilter(filterOf(filterLimits[limit] + 1))).toBe(false)
  expect(() => parseFilter(filterOf(filterLimits[limit] + 1))).toThrow(
    expect.objectContaining({
      status: 400,
      scimType: limit === 'terms' ? 'tooMany' : 'invalidFilter',
    }),
  )
})

// Turned into a disjunction of conjunctions, the first would have 2^250 of them.
it.each([
  ['conjunctions of disjunctions', Array<string>(250).fill('(a pr or b pr)').join(' and ')],
  ['negations', 'not ('.repeat(49) + wide(450) + ')'.repeat(49)],
  ['value paths', Array<string>(250).fill('e[a pr and not (b pr)]').join(' or ')],
])(
  'reads and tests %s in time that is linear in their length',
  (_what, text) => {
    expect(matches(parseFilter(text), { c: 1 })).toBe(text.startsWith('not'))
  },
  200,
)
