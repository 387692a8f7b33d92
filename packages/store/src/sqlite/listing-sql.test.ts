import { parseFilter, resolveFilter, userResourceType } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { readQuery } from '../listing.ts'
import type { Collection, Query } from '../store.ts'
import { compileListing, compileRangeListing } from './listing-sql.ts'
import { layOut } from './layout.ts'
import { openDatabase } from './open-database.ts'
import { describeTable } from './table.ts'

const users: Collection = {
  name: 'users',
  type: userResourceType,
  unique: [['userName']],
  indexed: ['externalId', 'meta.created', 'emails.value'],
}
const table = describeTable(users, true)

function compile({ filter, ...query }: Query) {
  const resolved = filter && resolveFilter(filter, userResourceType)
  return compileListing(readQuery(users, query), table, resolved)
}

function planOf(query: Query): unknown[] {
  const { database } = openDatabase(undefined)
  layOut(database, table)
  const { page } = compile(query)
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${page.text}`).all(...page.values)
  return plan.map(({ detail }) => detail)
}

it.each([
  ['userName eq "a"', ['SEARCH users USING INDEX users userName (key userName=?)']],
  ['externalId eq "a"', ['SEARCH users USING INDEX users externalId (key externalId=?)']],
  ['id eq "a"', ['SEARCH users USING INDEX sqlite_autoindex_users_1 (id=?)']],
  [
    'active eq true and userName eq "a"',
    ['SEARCH users USING INDEX users userName (key userName=?)'],
  ],
  [
    'userName sw "a"',
    [
      'SEARCH users USING INDEX users userName (key userName>? AND key userName<?)',
      'USE TEMP B-TREE FOR ORDER BY',
    ],
  ],
  ...['emails eq "a"', 'emails.value eq "a"', 'emails[value eq "a"]'].map(
    (filter) =>
      [
        filter,
        [
          'SEARCH users USING INTEGER PRIMARY KEY (rowid=?)',
          'LIST SUBQUERY 1',
          'SEARCH values of users: emails.value USING PRIMARY KEY (key=?)',
        ],
      ] as const,
  ),
] as const)('finds %s through an index', (filter, plan) => {
  expect(planOf({ filter: parseFilter(filter), count: 10 })).toEqual(plan)
})

it('looks up many values through an index, as one parameter', () => {
  const anyOf = { attribute: 'externalId', values: ['a', 'b', 'c'] }
  expect(planOf({ anyOf })).toContain(
    'SEARCH users USING INDEX users externalId (key externalId=?)',
  )
})

it('walks an index to sort by its attribute', () => {
  expect(planOf({ sortBy: 'meta.created', count: 10 })).toEqual([
    'SCAN users USING INDEX users meta.created',
  ])
})

it('gives filters of one shape the same text', () => {
  const textOf = (filter: string) => compile({ filter: parseFilter(filter) }).page.text
  expect(textOf('title co "a" and emails[type eq "b"]')).toBe(
    textOf('title co "x" and emails[type eq "y"]'),
  )
})

it('finds the page of a range in its index alone, however many documents are newer', () => {
  const { database } = openDatabase(undefined)
  layOut(database, table)
  const filter = resolveFilter(
    parseFilter('externalId ge "a" and externalId lt "c"'),
    userResourceType,
  )
  const listing = readQuery(users, { sortOrder: 'descending', count: 10 })
  const { page } = compileRangeListing(listing, table, filter)
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${page.text}`).all(...page.values)
  const details = plan.map(({ detail }) => detail)
  expect(details).toContain(
    'SEARCH users USING COVERING INDEX users externalId (key externalId>? AND key externalId<?)',
  )
  expect(details.filter((detail) => String(detail).startsWith('SCAN'))).toEqual([])
})
