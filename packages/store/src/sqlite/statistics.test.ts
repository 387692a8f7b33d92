import { parseFilter, resolveFilter, userResourceType } from '@pingone-sandbox/scim'
import { expect, it } from 'vitest'
import { readQuery } from '../listing.ts'
import type { Collection } from '../store.ts'
import { compileListing } from './listing-sql.ts'
import { openTable } from './live-table.ts'
import { openDatabase } from './open-database.ts'
import { createStatistics } from './statistics.ts'
import { applyWrite } from './write.ts'

const users: Collection = {
  name: 'users',
  type: userResourceType,
  indexed: ['externalId', 'title'],
}

it('makes SQLite choose the more selective index, once there are enough documents', () => {
  const { database } = openDatabase(undefined)
  const live = openTable(database, users, { usage: { total: 0 }, hasTextIndexes: true })
  const countWrites = createStatistics(database)
  const filter = parseFilter('title eq "same" and externalId eq "7"')
  const { page } = compileListing(
    readQuery(users, {}),
    live.table,
    resolveFilter(filter, userResourceType),
  )
  const plan = () =>
    database.prepare(`EXPLAIN QUERY PLAN ${page.text}`).get(...page.values)?.['detail']

  expect(plan()).toContain('users title')
  for (let id = 0; id < 300; id++) {
    const document = { id: String(id), externalId: String(id), title: 'same' }
    applyWrite(live, { kind: 'put', collection: 'users', document })
    countWrites(1)
  }
  expect(plan()).toContain('users externalId')
})
