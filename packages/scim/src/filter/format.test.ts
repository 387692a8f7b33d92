import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AttributePath } from '../path/attribute-path.ts'
import type { CompareOperator, Filter } from './filter.ts'
import { formatFilter } from './format.ts'
import { parseFilter } from './parse.ts'

it.each([
  ['((a pr))', 'a pr'],
  ['(a pr and b pr) or c pr', 'a pr and b pr or c pr'],
  ['(a pr or b pr) AND c pr', '(a pr or b pr) and c pr'],
  ['a pr and (b pr and c pr)', 'a pr and b pr and c pr'],
  ['Not((a pr))', 'not (a pr)'],
  ['e[(type Eq "w") and (x eq 1.50)]', 'e[type eq "w" and x eq 1.5]'],
  ['a eq "\\u0041\\/"', 'a eq "A/"'],
])('writes %s as %s', (text, shortest) => {
  expect(formatFilter(parseFilter(text))).toBe(shortest)
})

it('writes what parses to the same filter', () => {
  fc.assert(
    fc.property(filters(), (filter) => {
      expect(parseFilter(formatFilter(filter))).toEqual(filter)
    }),
  )
})

/** Filters as the parser makes them: no `and` directly in an `and`, no `or` directly in an `or`. */
function filters(): fc.Arbitrary<Filter> {
  const { logical } = fc.letrec<{ logical: Filter; and: Filter; or: Filter; not: Filter }>(
    (tie) => ({
      logical: fc.oneof({ maxDepth: 3 }, terms(), tie('and'), tie('or'), tie('not')),
      and: conjunctions(tie('logical')),
      or: disjunctions(tie('logical')),
      not: fc.record({ kind: fc.constant('not'), operand: tie('logical') }),
    }),
  )
  const valuePath = fc.record({ kind: fc.constant('valuePath'), path: paths(), where: logical })
  return fc.oneof(logical, valuePath, conjunctions(fc.oneof(terms(), valuePath)))
}

function terms(): fc.Arbitrary<Filter> {
  const operator = fc.constantFrom<CompareOperator[]>(
    ...(['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const),
  )
  // The parser has no -0.
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0)
  const value = fc.oneof(fc.string({ unit: 'binary' }), number, fc.boolean(), fc.constant(null))
  return fc.oneof(
    fc.record({ kind: fc.constant('present'), path: paths() }),
    fc.record({ kind: fc.constant('compare'), path: paths(), operator, value }),
  )
}

function paths(): fc.Arbitrary<AttributePath> {
  const name = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_-]{0,8}$/)
  return fc.record(
    {
      name: name.filter((each) => each.toLowerCase() !== 'not'),
      subAttribute: fc.oneof(name, fc.constant('$ref')),
      urn: fc.constantFrom('urn:ietf:params:scim:schemas:core:2.0:User', 'urn:x:y'),
    },
    { requiredKeys: ['name'] },
  )
}

function conjunctions(operand: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> {
  const operands = severalOf(operand.filter(({ kind }) => kind !== 'and'))
  return fc.record({ kind: fc.constant('and'), operands })
}

function disjunctions(operand: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> {
  const operands = severalOf(operand.filter(({ kind }) => kind !== 'or'))
  return fc.record({ kind: fc.constant('or'), operands })
}

function severalOf(operand: fc.Arbitrary<Filter>): fc.Arbitrary<Filter[]> {
  return fc.array(operand, { minLength: 2, maxLength: 4 })
}
