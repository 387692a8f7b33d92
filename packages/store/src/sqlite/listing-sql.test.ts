import { DatabaseSync } from 'node:sqlite'
import { parseFilter, userResourceType } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { readQuery } from '../listing.ts'
import type { Collection, Query } from '../store.ts'
import { compileListing } from './listing-sql.ts'
import { openDatabase } from './open-database.ts'
import { openTable } from './table.ts'

const users: Collection = {
  name: 'users',
  type: userResourceType,
  unique: [['userName']],
  indexed: ['externalId', 'meta.created'],
}

function planOf(database: DatabaseSync, query: Query): unknown[] {
  const { page } = compileListing(readQuery(users, query), openTable(database, users))
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
])('finds %s through an index, without sorting', (filter, plan) => {
  expect(planOf(openDatabase(undefined), { filter: parseFilter(filter), count: 10 })).toEqual(plan)
})

it('looks up many values through an index, as one parameter', () => {
  const anyOf = { attribute: 'externalId', values: ['a', 'b', 'c'] }
  expect(planOf(openDatabase(undefined), { anyOf })).toContain(
    'SEARCH users USING INDEX users externalId (key externalId=?)',
  )
})

it('walks an index to sort by its attribute', () => {
  expect(planOf(openDatabase(undefined), { sortBy: 'meta.created', count: 10 })).toEqual([
    'SCAN users USING INDEX users meta.created',
  ])
})

it('gives filters of one shape the same text', () => {
  const table = openTable(openDatabase(undefined), users)
  const textOf = (filter: string) =>
    compileListing(readQuery(users, { filter: parseFilter(filter) }), table).page.text
  expect(textOf('title co "a" and emails[type eq "b"]')).toBe(
    textOf('title co "x" and emails[type eq "y"]'),
  )
})
