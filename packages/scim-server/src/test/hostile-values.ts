import { attributesOf, readResourceTypes } from '@pingone-sandbox/scim'
import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'

const file = new URL('../../../../fixtures/schemas/device-and-badge.json', import.meta.url)

/** Resource types with attributes of every kind, a custom extension and the enterprise extension. */
export const hostileResourceTypes = readResourceTypes(JSON.parse(readFileSync(file, 'utf8')))

/** The ids of the initial resources in the order of their creation; then one that may be created, and an empty one. */
export const ids = ['id-0', 'id-1', 'id-2', 'id-3', 'id-4', 'id-5', 'id-6', 'nobody'] as const

const qualified = [...new Set(hostileResourceTypes.flatMap(attributesOf).map(({ name }) => name))]
const simple = [...new Set(qualified.map((name) => name.replace(/^.*[.:]/, '')))]
const weird = ['__proto__', 'constructor', 'prototype', 'toString', '', 'größe', 'a.b.c', '$ref']

/** Names of attributes, in the schema's spelling or not, and names that should do nothing. */
export function names(): fc.Arbitrary<string> {
  const known = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('userName', 'displayName', 'emails', 'members') },
    { weight: 2, arbitrary: fc.constantFrom(...qualified) },
    { weight: 2, arbitrary: fc.constantFrom(...simple) },
  )
  return fc.oneof(
    { weight: 8, arbitrary: known },
    { weight: 1, arbitrary: known.map((name) => name.toUpperCase()) },
    { weight: 1, arbitrary: fc.constantFrom(...weird) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  )
}

/** Single JSON values, among them some that are hard to store: huge numbers and lone surrogates. */
export function scalars(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom<unknown>('ada', 'Ada', 'work', 'True', '2026-01-31T08:00:00Z', '', 'bulkId:b'),
    fc.constantFrom<unknown>(true, false, null, 0, -1, 2 ** 53, Number.MAX_VALUE, '\uD800', '\0'),
    fc.constantFrom(...ids),
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.double({ noNaN: true }),
  )
}

/** Any JSON, with keys that are attributes or that reach into prototypes. */
export function jsonValues(): fc.Arbitrary<unknown> {
  return fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      { weight: 3, arbitrary: scalars() },
      { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
      { weight: 2, arbitrary: objectsOf(tie('value')) },
    ),
  })).value
}

/** `Object.fromEntries` makes `__proto__` a member like any other, as `JSON.parse` does. */
export function objectsOf(values: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  return fc
    .array(fc.tuple(names(), values), { maxLength: 4 })
    .map((entries): object => Object.fromEntries(entries))
}

/** Filters by the grammar, filters with a piece too much or too little, and texts that are no filters. */
export function filters(): fc.Arbitrary<string> {
  const operator = fc.constantFrom('eq', 'Eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'is')
  const literal = fc.oneof(scalars().map(literalOf), fc.constantFrom('"\\u', '01', '1e999', "'a'"))
  const comparison = fc.tuple(names(), operator, literal).map((parts) => parts.join(' '))
  const term = fc.oneof(
    { weight: 2, arbitrary: comparison },
    { weight: 1, arbitrary: names().map((name) => `${name} pr`) },
    {
      weight: 1,
      arbitrary: fc.tuple(names(), comparison).map(([name, where]) => `${name}[${where}]`),
    },
    { weight: 1, arbitrary: comparison.map((text) => `not (${text})`) },
  )
  const joint = fc.constantFrom(' and ', ' or ', ' AND ', ' ', ' and (')
  // Node refuses the URL of a deeper filter.
  const nested = fc.nat(2000).map((depth) => `${'('.repeat(depth)}id pr${')'.repeat(depth)}`)
  return fc.oneof(
    { weight: 6, arbitrary: term },
    { weight: 3, arbitrary: fc.tuple(term, joint, term).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    { weight: 1, arbitrary: nested },
  )
}

function literalOf(value: unknown): string {
  return JSON.stringify(value)
}

/** Paths of PATCH operations. */
export function paths(): fc.Arbitrary<string> {
  const rest = fc.constantFrom('', '', '.value', '.type', '.display', '.', '[id pr]')
  const selection = fc
    .tuple(names(), filters(), rest)
    .map(([name, where, end]) => `${name}[${where}]${end}`)
  const member = fc.constantFrom(...ids).map((id) => `members[value eq "${id}"]`)
  return fc.oneof({ weight: 3, arbitrary: names() }, selection, member, filters())
}
