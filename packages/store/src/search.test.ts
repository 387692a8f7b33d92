import {
  defineAttribute,
  type Filter,
  matches,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createMemoryStore } from './memory/index.ts'
import { createSqliteStore } from './sqlite/index.ts'
import type { Collection, Document, Query, Store } from './store.ts'

const type: ResourceTypeDefinition = {
  name: 'Note',
  endpoint: '/Notes',
  description: 'A note.',
  schema: {
    id: 'urn:test:Note',
    name: 'Note',
    description: 'A note.',
    attributes: [
      defineAttribute('folded', 'In any letter case.'),
      defineAttribute('exact', 'As it stands.', { caseExact: true }),
      defineAttribute('userName', 'By the rules of user names.'),
      defineAttribute('kinds', 'Several codes.', { caseExact: true, multiValued: true }),
      defineAttribute('owner', 'A code.', { caseExact: true }),
    ],
  },
  extensions: [],
}
const paths = ['folded', 'exact', 'userName'] as const
const notes: Collection = {
  name: 'notes',
  type,
  indexed: ['kinds', 'owner'],
  searchable: paths,
}

const createStores = (): readonly Store[] => [
  createSqliteStore({ collections: [notes] }),
  createSqliteStore({ collections: [notes], textIndexes: false }),
  createMemoryStore({ collections: [notes] }),
]

// Letter cases that fold to other lengths, what means something to MATCH, LIKE and JSON, and what UTF-16 and SQLite distinguish.
const pieces = [
  ...['a', 'b', 'A', 'B', 'ä', 'Ä', 'a\u0308', 'İ', 'ı', 'ß', 'ẞ', 'ſ', 'K', 'Σ', 'ς', '\uFF21'],
  ...[' ', '\n', '\0', '"', '""', "'", '*', '^', '%', '_', '\\', '(', ')', ':', '-', '+', '{}'],
  ...['AND', 'OR', 'NEAR(', '😀', '👩‍👧', '\uE000', '\uFFFD', '\u{10FFFF}', '\uD83D', '\uDE00'],
]
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(''))
// The last one has all trigrams of `abcab`, and not that text.
const word = fc.constantFrom('abc', 'Abcab', 'bca', 'xabcx', '', 'bcab abc')
const searched = fc.oneof(text, word)

const containing = (name: string, value: string): Filter => ({
  kind: 'compare',
  path: { name },
  operator: 'co',
  value,
})
const equal = (name: string, value: string): Filter => ({
  kind: 'compare',
  path: { name },
  operator: 'eq',
  value,
})

const idsOf = async (store: Store, query: Query) =>
  (await store.find('notes', query)).items.map(({ id }) => id)

it('finds in every adapter, with an index and without, the texts that contain another', async () => {
  const stores = createStores()
  const note = fc.record(
    { folded: searched, exact: searched, userName: searched },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(note, { minLength: 1, maxLength: 5 }),
      fc.array(searched, { minLength: 1, maxLength: 6 }),
      async (contents, needles) => {
        const documents = contents.map((each, at): Document => ({ ...each, id: String(at) }))
        for (const store of stores) {
          await store.clear()
          await store.commit(
            documents.map((document) => ({ kind: 'put', collection: 'notes', document })),
          )
        }
        // A part of a text as well, so that many searches find something.
        const parts = contents.flatMap(({ folded = '' }) => [folded.slice(1), folded.slice(0, 4)])
        for (const needle of [...needles, ...parts])
          for (const path of paths) {
            const filter = containing(path, needle)
            const expected = documents
              .filter((each) => matches(filter, each, type))
              .map(({ id }) => id)
            for (const store of stores)
              expect(await idsOf(store, { filter }), JSON.stringify(filter)).toEqual(expected)
          }
      },
    ),
    { numRuns: 300 },
  )
})

it('finds what documents have now, after changes, deletes and refused commits', async () => {
  const stores = createStores()
  const change = fc.record({
    id: fc.constantFrom('1', '2', '3'),
    folded: fc.option(word, { nil: undefined, freq: 4 }),
    kinds: fc.subarray(['red', 'green']),
    outcome: fc.constantFrom('put', 'put', 'delete', 'put and delete', 'refuse'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      const left: string[][] = []
      for (const store of stores) {
        await store.clear()
        for (const { id, folded, kinds, outcome } of changes) {
          const document: Document = { id, kinds, ...(folded !== undefined && { folded }) }
          await store
            .commit(
              outcome === 'delete'
                ? [{ kind: 'delete', collection: 'notes', id }]
                : [
                    { kind: 'put', collection: 'notes', document },
                    ...(outcome === 'put and delete'
                      ? [{ kind: 'delete', collection: 'notes', id } as const]
                      : []),
                    ...(outcome === 'refuse'
                      ? [{ kind: 'require', collection: 'notes', id: 'missing' } as const]
                      : []),
                  ],
            )
            .catch(() => undefined)
        }
        const { items } = await store.find('notes')
        left.push(items.map(({ id, version }) => `${id} ${version}`))
        const needles = ['abc', 'cab', 'abcab', 'xabcx', 'bc', '']
        for (const filter of [
          ...needles.map((needle) => containing('folded', needle)),
          ...['red', 'green'].map((kind) => equal('kinds', kind)),
        ]) {
          const expected = items.filter(({ document }) => matches(filter, document, type))
          expect(await idsOf(store, { filter })).toEqual(expected.map(({ id }) => id))
        }
      }
      for (const each of left) expect(each).toEqual(left[0])
    }),
    { numRuns: 150 },
  )
})

it('lists page by page, in either order, what matches a search and other conditions', async () => {
  const stores = createStores()
  const note = fc.record({
    folded: word,
    owner: fc.constantFrom('ada', 'eve'),
    kinds: fc.subarray(['red', 'green', 'blue']),
  })
  const condition = fc.oneof(
    fc.constantFrom('abc', 'abcab', 'ab', 'none').map((value) => containing('folded', value)),
    fc.constantFrom('red', 'blue', 'none').map((value) => equal('kinds', value)),
    fc.constantFrom('ada', 'none').map((value) => equal('owner', value)),
    fc.constantFrom('1', '7').map((value) => equal('id', value)),
    fc.constant<Filter>({ kind: 'not', operand: equal('kinds', 'green') }),
  )
  const filter = fc
    .array(condition, { minLength: 1, maxLength: 3 })
    .map(([first, ...others]): Filter =>
      others.length === 0 && first
        ? first
        : { kind: 'and', operands: [first, ...others] as Filter[] },
    )
  const query = fc.record({
    filter,
    sortOrder: fc.constantFrom('ascending' as const, 'descending' as const),
    count: fc.integer({ min: 1, max: 3 }),
    startIndex: fc.integer({ min: 1, max: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(note, { maxLength: 9 }), query, async (contents, asked) => {
      const documents = contents.map((each, at): Document => ({ ...each, id: String(at) }))
      const matching = documents
        .filter((each) => matches(asked.filter, each, type))
        .map(({ id }) => id)
      const ordered = asked.sortOrder === 'descending' ? matching.toReversed() : matching
      for (const store of stores) {
        await store.clear()
        await store.commit(
          documents.map((document) => ({ kind: 'put', collection: 'notes', document })),
        )
        const found: string[] = []
        let page = await store.find('notes', asked)
        expect(page.total).toBe(matching.length)
        found.push(...page.items.map(({ id }) => id))
        while (page.nextCursor !== undefined) {
          page = await store.find('notes', { ...asked, cursor: page.nextCursor })
          expect(page.total).toBe(matching.length)
          found.push(...page.items.map(({ id }) => id))
        }
        expect(found).toEqual(ordered.slice(asked.startIndex - 1))
      }
    }),
    { numRuns: 300 },
  )
})

it('refuses to search what is no single text', () => {
  expect(() => createSqliteStore({ collections: [{ ...notes, searchable: ['kinds'] }] })).toThrow(
    /notes cannot be keyed by kinds/,
  )
})
