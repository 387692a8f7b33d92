import type { ResolvedFilter } from '@pingone-sandbox/scim'
import type { Position } from '../cursor.ts'
import type { Listing } from '../listing.ts'
import { compileAmongSql, compileFilterSql } from './filter-sql.ts'
import type { Sql } from './kept-keys.ts'
import type { Table } from './table.ts'
import { rowColumns } from './table-statements.ts'
import { sortKeySql } from './value-sql.ts'

/** The statements that answer a query. */
export interface ListingSql {
  /** Selects the rows of the page and, when the page has a size, one more that tells whether others follow. */
  readonly page: Sql
  /** Counts every match. */
  readonly total: Sql
}

/** Compiles a query into SQL. A cursor continues after a key and a sequence, so that writes in between move nothing. */
export function compileListing(
  listing: Listing,
  table: Table,
  filter: ResolvedFilter | undefined,
): ListingSql {
  const { sort, isNewestFirst, after, skip, count } = listing
  const matching = matchingSql(listing, table, filter)
  const key = sort && sortKeySql(sort.attribute, table)
  const following = after && isAfter(after, key, sort?.descending ?? isNewestFirst)
  const where = conjunction(...matching, following)
  const order =
    key === undefined
      ? `sequence${isNewestFirst ? ' DESC' : ''}`
      : `${key} ${sort?.descending ? 'DESC NULLS FIRST' : 'ASC NULLS LAST'}, sequence`

  const limit = limitSql(count, skip)
  return {
    page: {
      text: `SELECT ${rowColumns} FROM ${table.name}${where.text} ORDER BY ${order}${limit.text}`,
      values: [...where.values, ...limit.values],
    },
    total: prefix(`SELECT count(*) FROM ${table.name}`, conjunction(...matching)),
  }
}

/** Compiles what selects the sequence and the sort key of every match, in any order. */
export function compileMatches(
  listing: Listing,
  table: Table,
  filter: ResolvedFilter | undefined,
): Sql {
  const key = listing.sort ? sortKeySql(listing.sort.attribute, table) : 'NULL'
  return prefix(
    `SELECT sequence, ${key} FROM ${table.name}`,
    conjunction(...matchingSql(listing, table, filter)),
  )
}

function matchingSql(
  { among }: Listing,
  table: Table,
  filter: ResolvedFilter | undefined,
): readonly (Sql | undefined)[] {
  return [among && compileAmongSql(among, table), filter && compileFilterSql(filter, table)]
}

/**
 * Limits to the size of a page and one more.
 *
 * SQLite plans a statement anew for each number that is bound to its limit, which takes longer than a lookup. So the limit is part
 * of the text, of which there are as many as there are page sizes; only who skips pays.
 */
function limitSql(count: number | undefined, skip: number): Sql {
  if (skip > 0)
    return { text: ' LIMIT ? OFFSET ?', values: [count === undefined ? -1 : count + 1, skip] }
  return { text: count === undefined ? '' : ` LIMIT ${count + 1}`, values: [] }
}

/** The condition that a document stands after a position. */
function isAfter(
  { sequence, key: value }: Position,
  key: string | undefined,
  descending: boolean,
): Sql {
  if (key === undefined) return { text: `sequence ${descending ? '<' : '>'} ?`, values: [sequence] }
  if (value === null) {
    const text = `(${key} IS NULL AND sequence > ?)`
    return { text: descending ? `(${text} OR ${key} IS NOT NULL)` : text, values: [sequence] }
  }
  const text = `${key} ${descending ? '<' : '>'} ? OR (${key} = ? AND sequence > ?)`
  return {
    text: descending ? `(${text})` : `(${text} OR ${key} IS NULL)`,
    values: [value, value, sequence],
  }
}

function conjunction(...conditions: readonly (Sql | undefined)[]): Sql {
  const present = conditions.filter((condition) => condition !== undefined)
  if (present.length === 0) return { text: '', values: [] }
  return {
    text: ` WHERE ${present.map(({ text }) => text).join(' AND ')}`,
    values: present.flatMap(({ values }) => values),
  }
}

function prefix(text: string, sql: Sql): Sql {
  return { text: text + sql.text, values: sql.values }
}
