import {
  defineAttribute,
  defineComplex,
  definePlural,
  enterpriseUserSchema,
  type Filter,
  formatFilter,
  matches,
  parseFilter,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { findAmong } from './find-among.ts'
import { createMemoryStore } from './memory/index.ts'
import { createSqliteStore } from './sqlite/index.ts'
import type { Collection, Document, Page, Query, Store } from './store.ts'

const type: ResourceTypeDefinition = {
  name: 'Thing',
  endpoint: '/Things',
  description: 'Has an attribute of every kind.',
  schema: {
    id: 'urn:test:Thing',
    name: 'Thing',
    description: 'Has an attribute of every kind.',
    attributes: [
      defineAttribute('text', 'Folded.'),
      defineAttribute('code', 'Exact.', { caseExact: true }),
      defineAttribute('size', 'A number.', { type: 'decimal' }),
      defineAttribute('active', 'A boolean.', { type: 'boolean' }),
      defineAttribute('at', 'An instant.', { type: 'dateTime' }),
      defineAttribute('tags', 'Several texts.', { multiValued: true }),
      defineComplex('name', 'A complex value.', [defineAttribute('family', 'Folded.')]),
      definePlural('emails', 'Several complex values.', { value: defineAttribute('value', '') }),
    ],
  },
  extensions: [{ schema: enterpriseUserSchema, required: false }],
}

const enterprise = enterpriseUserSchema.id
const textPaths = [
  'text',
  'code',
  'tags',
  'name.family',
  'emails',
  'emails.value',
  'externalId',
  'id',
]
const paths = [
  ...textPaths,
  ...['size', 'active', 'at', 'emails.primary', 'meta.created', `${enterprise}:department`],
  `${enterprise}:manager.value`,
]

// Few values, so that documents and filters meet: letter cases that fold, and text that is special to JSON, SQL or UTF-16.
const texts = [
  'aba',
  'Abab',
  '',
  'a',
  'A',
  'ab',
  'Ba',
  'ä',
  'Ä',
  'İ',
  'ß',
  '%',
  '"',
  "'",
  '\\',
  '[]',
  '{}',
  'null',
  '1',
]
const text = fc.constantFrom(...texts, '\uFF21', '\u{1F600}', '\u{1F600}a')
const instant = fc.constantFrom(
  '2026-01-01T00:00:00Z',
  '2026-01-01T01:00:00+01:00',
  '2026-01-01T00:00:00.001Z',
  '2025-12-31T23:59:59',
)
const number = fc.constantFrom(0, 1, -1, 1.5, 2 ** 53, 1e300)

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 })
const orNull = <T>(value: fc.Arbitrary<T>) => maybe(fc.option(value, { nil: null, freq: 6 }))

const email = fc.record(
  {
    value: orNull(text),
    type: orNull(fc.constantFrom('work', 'Work', 'home')),
    primary: orNull(fc.boolean()),
  },
  { requiredKeys: [] },
)
const thing = fc.record({
  text: orNull(text),
  code: orNull(text),
  externalId: orNull(text),
  size: orNull(number),
  active: orNull(fc.boolean()),
  at: orNull(instant),
  tags: orNull(fc.array(fc.option(text, { nil: null, freq: 6 }), { maxLength: 3 })),
  name: orNull(fc.record({ family: orNull(text) }, { requiredKeys: [] })),
  emails: orNull(fc.array(fc.option(email, { nil: null, freq: 6 }), { maxLength: 3 })),
  meta: orNull(fc.record({ created: orNull(instant) })),
  [enterprise]: orNull(
    fc.record({ department: orNull(text), manager: orNull(fc.record({ value: orNull(text) })) }),
  ),
})

/** JSON as it stands in a filter. */
const literal = (value: unknown) => JSON.stringify(value)
const equality = fc.constantFrom('eq', 'ne')
const order = fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le')
const match = fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le', 'co', 'sw', 'ew')

function compare(
  path: readonly string[],
  operator: fc.Arbitrary<string>,
  value: fc.Arbitrary<unknown>,
): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...path), operator, value)
    .map(([attribute, name, operand]) => `${attribute} ${name} ${literal(operand)}`)
}

const comparison = fc.oneof(
  compare([...textPaths, `${enterprise}:department`, `${enterprise}:manager`], match, text),
  compare(['size'], order, number),
  compare(['active', 'emails.primary'], equality, fc.boolean()),
  compare(['at', 'meta.created'], order, instant),
  compare(['at'], fc.constantFrom('co', 'sw', 'ew'), fc.constantFrom('2026', 'z', ':00', '')),
  compare(paths, equality, fc.constant(null)),
  fc.constantFrom(...paths, 'name', 'meta', enterprise).map((path) => `${path} pr`),
)
const elementComparison = fc.oneof(
  compare(['value', 'type'], match, fc.oneof(text, fc.constant('work'))),
  compare(['primary'], equality, fc.boolean()),
  compare(['value', 'primary'], equality, fc.constant(null)),
  fc.constantFrom('value pr', 'type pr'),
)

function combine(term: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      term,
      fc.tuple(tie('filter'), tie('filter')).map(([one, other]) => `(${one}) and (${other})`),
      fc.tuple(tie('filter'), tie('filter')).map(([one, other]) => `(${one}) or (${other})`),
      tie('filter').map((operand) => `not (${operand})`),
    ),
  })).filter
}

const filter: fc.Arbitrary<Filter> = combine(
  fc.oneof(
    { weight: 4, arbitrary: comparison },
    { weight: 1, arbitrary: combine(elementComparison).map((where) => `emails[${where}]`) },
  ),
).map(parseFilter)

const collections: readonly Collection[] = [
  { name: 'plain', type },
  {
    name: 'keyed',
    type,
    indexed: [
      ...['text', 'code', 'size', 'active', 'at', 'name.family', `${enterprise}:department`],
      ...['tags', 'emails.value', 'emails.type', 'emails.primary'],
    ],
  },
  {
    name: 'searched',
    type,
    indexed: ['tags', 'size'],
    searchable: ['text', 'code', 'externalId', 'name.family', `${enterprise}:department`],
  },
  {
    name: 'interned',
    type,
    indexed: ['size'],
    interned: ['text', 'code', 'externalId', 'name.family', `${enterprise}:department`],
  },
]
const names = collections.map(({ name }) => name)

async function select(store: Store, collection: string, where: Filter): Promise<string[]> {
  const { items } = await store.find(collection, { filter: where })
  return items.map(({ document }) => document.id)
}

it('selects in every adapter, keyed or not, what matches selects', async () => {
  const stores = [createSqliteStore({ collections }), createMemoryStore({ collections })]
  await fc.assert(
    fc.asyncProperty(
      fc.array(thing, { minLength: 1, maxLength: 6 }),
      fc.array(filter, { minLength: 1, maxLength: 5 }),
      async (things, filters) => {
        const documents = things.map((each, index): Document =>
          JSON.parse(JSON.stringify({ ...each, id: 'aAbBcC'[index] })),
        )
        for (const store of stores) {
          await store.clear()
          for (const collection of names)
            await store.commit(documents.map((document) => ({ kind: 'put', collection, document })))
        }
        for (const where of filters) {
          const expected = documents
            .filter((each) => matches(where, each, type))
            .map(({ id }) => id)
          for (const store of stores)
            for (const collection of names)
              expect(await select(store, collection, where), formatFilter(where)).toEqual(expected)
        }
      },
    ),
    { numRuns: 400 },
  )
})

it('distinguishes values of one element from values of several, with indexes and without', async () => {
  const stores = [createSqliteStore({ collections }), createMemoryStore({ collections })]
  const documents: readonly Document[] = [
    {
      id: 'a',
      emails: [
        { type: 'work', value: 'A@x.test' },
        { type: 'home', value: 'b@x.test' },
      ],
    },
    { id: 'b', emails: [{ type: 'home', value: 'a@x.test' }, null, { type: 'work' }] },
    {
      id: 'c',
      emails: [
        { type: 'work', value: 'ab' },
        { type: 'work', value: 'a@x.test' },
      ],
    },
    { id: 'd', emails: [] },
  ]
  for (const store of stores)
    for (const collection of names)
      await store.commit(documents.map((document) => ({ kind: 'put', collection, document })))

  for (const [where, expected] of [
    ['emails[type eq "work" and value eq "a@x.test"]', ['a', 'c']],
    ['emails[type eq "home" and value sw "A@"]', ['b']],
    ['emails[type eq "home" and not (value eq "a@x.test")]', ['a']],
    ['emails[type eq "home" or value eq "ab"]', ['a', 'b', 'c']],
    ['emails[value ne "a@x.test"]', ['a', 'b', 'c']],
    ['emails[value eq "a@x.test" and value ne "a@x.test"]', []],
    ['emails.type eq "home" and emails eq "a@x.test"', ['a', 'b']],
    ['not (emails[type eq "work" and value eq "a@x.test"])', ['b', 'd']],
    ['emails.value ne "a@x.test"', ['d']],
    ['emails sw "ab"', ['c']],
  ] as const)
    for (const store of stores)
      for (const collection of names)
        expect(await select(store, collection, parseFilter(where)), where).toEqual(expected)
})

it('keeps the keys of several values through changes and deletes', async () => {
  const stores = [createSqliteStore({ collections }), createMemoryStore({ collections })]
  const email = fc.constantFrom('a', 'A', 'b', 'c')
  const change = fc.record({
    id: fc.constantFrom('1', '2', '3'),
    emails: maybe(fc.array(fc.record({ value: email }), { maxLength: 3 })),
    isDelete: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      for (const store of stores) {
        await store.clear()
        for (const { id, emails, isDelete } of changes)
          for (const collection of names)
            await store
              .commit([
                isDelete
                  ? { kind: 'delete', collection, id }
                  : { kind: 'put', collection, document: { id, emails } },
              ])
              .catch(() => undefined)
        for (const value of ['a', 'b', 'c']) {
          const where = parseFilter(`emails.value eq "${value}"`)
          expect(await select(store, 'keyed', where)).toEqual(await select(store, 'plain', where))
        }
      }
    }),
    { numRuns: 100 },
  )
})

it.each([
  'text',
  'code',
  'size',
  'active',
  'at',
  'tags',
  'name.family',
  'emails',
  'emails.primary',
  `${enterprise}:manager`,
])('sorts by %s alike in every adapter, keyed or not', async (sortBy) => {
  const stores = [createSqliteStore({ collections }), createMemoryStore({ collections })]
  await fc.assert(
    fc.asyncProperty(
      fc.array(thing, { maxLength: 6 }),
      fc.constantFrom('ascending' as const, 'descending' as const),
      async (things, sortOrder) => {
        const orders: string[][] = []
        for (const store of stores) {
          await store.clear()
          for (const collection of names) {
            await store.commit(
              things.map((each, index) => ({
                kind: 'put',
                collection,
                document: { ...each, id: String(index) },
              })),
            )
            const { items } = await store.find(collection, { sortBy, sortOrder })
            orders.push(items.map(({ document }) => document.id))
          }
        }
        for (const each of orders) expect(each).toEqual(orders[0])
      },
    ),
    { numRuns: 60 },
  )
})

it('finds among loaded documents what a store finds, and continues from its cursors', async () => {
  const stores = [createSqliteStore({ collections }), createMemoryStore({ collections })]
  const query = fc.record<Query>(
    {
      filter,
      sortBy: fc.constantFrom('text', 'size', 'emails', 'emails.primary'),
      sortOrder: fc.constantFrom('ascending', 'descending'),
      count: fc.nat(4),
      startIndex: fc.integer({ min: 1, max: 4 }),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(thing, { maxLength: 6 }), query, async (things, asked) => {
      for (const store of stores) {
        await store.clear()
        await store.commit(
          things.map((each, index) => ({
            kind: 'put',
            collection: 'keyed',
            document: { ...each, id: String(index) },
          })),
        )
        const all = await store.find('keyed')
        const candidates = all.items.map((listed) => ({ listed, shown: listed.document }))
        const found = await store.find('keyed', asked)
        const among = findAmong(type, candidates, asked)
        expect(idsOf(among)).toEqual(idsOf(found))
        if (found.nextCursor === undefined) continue
        const next = { ...asked, cursor: found.nextCursor }
        expect(idsOf(findAmong(type, candidates, next))).toEqual(
          idsOf(await store.find('keyed', next)),
        )
      }
    }),
    { numRuns: 100 },
  )
})

const idsOf = ({ items, ...page }: Page) => ({ ...page, ids: items.map(({ id }) => id) })
