import * as fc from 'fast-check'
import { readResourceTypes } from '../schema-file/read-resource-types.ts'
import { attributesOf } from '../schema/attributes.ts'
import { foldCase } from '../values/fold-case.ts'
import { URN } from '../values/urn.ts'
import { fixtureJson } from './fixtures.ts'

const types = readResourceTypes(fixtureJson('schemas/device-and-badge.json'))
const qualified = [...new Set(types.flatMap(attributesOf).map(({ name }) => name))]
const simple = [...new Set(qualified.map((name) => name.replace(/^.*[.:]/, '')))]
const badge = 'urn:example:params:scim:schemas:extension:2.0:Badge'
const hostile = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  'größe',
  'nic\u212Aname',
  'a.b.c',
]

/** Names of attributes, in the schema's spelling or not, and names that should do nothing. */
function names(): fc.Arbitrary<string> {
  const known = fc.constantFrom(...qualified, ...simple)
  return fc.oneof(
    { weight: 8, arbitrary: known },
    { weight: 1, arbitrary: known.map((name) => name.toUpperCase()) },
    { weight: 1, arbitrary: fc.constantFrom(...hostile) },
    { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
  )
}

/** Filters by the grammar, filters with a piece too much or too little, and texts that are no filters. */
export function filterTexts(): fc.Arbitrary<string> {
  const literal = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }).map((text) => JSON.stringify(text)),
    fc.constantFrom(
      '"work"',
      '"True"',
      'true',
      'NULL',
      '-0',
      '1.5',
      '"2026-01-31T08:00:00Z"',
      '"\\u',
      '01',
    ),
  )
  const operator = fc.constantFrom('eq', 'Eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'is')
  const comparison = fc.tuple(names(), operator, literal).map((parts) => parts.join(' '))
  const term = fc.oneof(
    comparison,
    names().map((name) => `${name} pr`),
    fc.tuple(names(), comparison).map(([name, where]) => `${name}[${where}]`),
    comparison.map((text) => `not (${text})`),
    comparison.map((text) => `(${text})`),
  )
  const token = fc.oneof(
    term,
    fc.constantFrom('and', 'or', 'AND', 'not', '(', ')', '[', ']', 'pr', '"', '\\', '.', ':'),
  )
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.array(term, { minLength: 1, maxLength: 4 }).map((all) => all.join(' and ')),
    },
    { weight: 2, arbitrary: fc.array(token, { maxLength: 6 }).map((all) => all.join(' ')) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  )
}

/** PATCH paths, valid and invalid. */
export function pathTexts(): fc.Arbitrary<string> {
  const filtered = fc
    .tuple(
      names(),
      filterTexts(),
      fc.constantFrom('', '.value', '.type', '.$ref', '.', 'x', '[a pr]'),
    )
    .map(([name, where, rest]) => `${name}[${where}]${rest}`)
  return fc.oneof({ weight: 3, arbitrary: names() }, selections(), filtered, filterTexts())
}

/** JSON with keys that are attributes, or that reach into prototypes. */
export function jsonValues(): fc.Arbitrary<unknown> {
  return fc.letrec<{ value: unknown; scalar: unknown }>((tie) => ({
    scalar: fc.oneof(
      fc.constantFrom(
        'work',
        'home',
        'a',
        'B',
        'True',
        '2026-01-31T08:00:00Z',
        true,
        false,
        null,
        7,
        0.5,
      ),
      fc.string({ maxLength: 4 }),
    ),
    value: fc.oneof(
      { maxDepth: 3 },
      { weight: 3, arbitrary: tie('scalar') },
      { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
      { weight: 2, arbitrary: objectsOf(names(), tie('value')) },
    ),
  })).value
}

/** Resources with attributes of every type, most of them valid. */
export function resources(): fc.Arbitrary<object> {
  const sound = soundResources()
  return fc.oneof(
    { weight: 3, arbitrary: sound },
    {
      weight: 1,
      arbitrary: fc
        .tuple(sound, objectsOf(names(), jsonValues()))
        .map(([one, other]) => ({ ...one, ...other })),
    },
    { weight: 1, arbitrary: objectsOf(names(), jsonValues()) },
  )
}

/** Resources that most types accept. No two elements of an attribute have the same `value`. */
export function soundResources(): fc.Arbitrary<object> {
  return fc.record(
    {
      userName: fc.constantFrom('a', 'B'),
      displayName: fc.constantFrom('a', 'B'),
      name: fc.record({ givenName: texts() }),
      emails: elements(),
      members: elements(),
      active: fc.boolean(),
      [URN.enterpriseUser]: fc.record(
        { department: texts(), manager: texts() },
        { requiredKeys: [] },
      ),
      [badge]: fc.record({ number: fc.constantFrom('1', '2'), doors: elements() }),
      serialNumber: texts(),
      tags: fc.uniqueArray(texts(), { selector: foldCase }),
    },
    { requiredKeys: ['userName', 'displayName'] },
  )
}

function elements() {
  const element = fc.record(
    {
      value: texts(),
      type: fc.constantFrom('work', 'home'),
      primary: fc.boolean(),
      display: texts(),
    },
    { requiredKeys: [] },
  )
  return fc.uniqueArray(element, { selector: ({ value = '' }) => foldCase(value), maxLength: 3 })
}

function texts(): fc.Arbitrary<string> {
  return fc.constantFrom('a', 'A', 'b', 'work', 'x', '')
}

/** Value filters in PATCH paths, and a sub-attribute of what they select. */
function selections(withSubAttribute = true): fc.Arbitrary<string> {
  const attribute = fc.constantFrom('emails', 'members', `${badge}:doors`, 'addresses')
  const where = fc.constantFrom('type eq "work"', 'value eq "a"', 'primary eq true', 'value pr')
  const rest = withSubAttribute
    ? fc.constantFrom('', '.value', '.type', '.display')
    : fc.constant('')
  return fc.tuple(attribute, where, rest).map(([name, filter, sub]) => `${name}[${filter}]${sub}`)
}

/** Bodies of PATCH requests, most of them valid messages. */
export function patchBodies(): fc.Arbitrary<unknown> {
  const verb = fc.constantFrom('add', 'replace', 'remove', 'Add', 'REPLACE')
  const anything = fc.record(
    {
      op: fc.oneof(verb, fc.constant('move')),
      path: fc.oneof(pathTexts(), fc.constantFrom(undefined, null, '')),
      value: jsonValues(),
    },
    { requiredKeys: ['op'] },
  )
  const operation = fc.oneof(
    { weight: 1, arbitrary: anything },
    {
      weight: 3,
      arbitrary: fc.tuple(verb, soundTargets()).map(([op, target]) => ({ op, ...target })),
    },
  )
  const sound = fc.record({
    schemas: fc.constant([URN.patchOp]),
    Operations: fc.array(operation, { maxLength: 4 }),
  })
  return fc.oneof({ weight: 20, arbitrary: sound }, { weight: 1, arbitrary: jsonValues() })
}

/** Paths of PATCH with valid values, and values without a path. */
function soundTargets(): fc.Arbitrary<{ path?: string; value: unknown }> {
  const selected = fc.record({ path: selections(), value: texts() })
  const whole = fc.record({
    path: selections(false),
    value: elements().map(([first]) => first ?? {}),
  })
  const member = soundResources().chain((resource) =>
    fc.constantFrom(...Object.entries(resource)).map(([path, value]) => ({ path, value })),
  )
  return fc.oneof(selected, whole, member, fc.record({ value: soundResources() }))
}

/** Object.fromEntries makes `__proto__` a member like any other, as JSON.parse does. */
function objectsOf(
  keys: fc.Arbitrary<string>,
  values: fc.Arbitrary<unknown>,
): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .array(fc.tuple(keys, values), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries) as Record<string, unknown>)
}
