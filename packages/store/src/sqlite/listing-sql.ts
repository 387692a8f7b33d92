import type { ResolvedFilter } from '@pingone-sandbox/scim'
import type { Position } from '../cursor.ts'
import type { Listing } from '../listing.ts'
import { compileAmongSql, compileFilterSql } from './filter-sql.ts'
import type { LeadingCondition } from './leading-condition.ts'
import type { Sql } from './sql.ts'
import type { Table } from './table.ts'
import { rowColumns } from './table-statements.ts'
import { sortKeySql } from './value-sql.ts'

/** The statements for a query. */
export interface ListingSql {
  /** Selects the rows of the page and, when its size is limited, one more if others follow. */
  readonly page: Sql
  /** Counts every match. */
  readonly total: Sql
}

/** Compiles a query into SQL. A cursor continues after a key and a sequence, so that writes in between shift no page. */
export function compileListing(
  listing: Listing,
  table: Table,
  filter: ResolvedFilter | undefined,
): ListingSql {
  const { sort, isNewestFirst, after } = listing
  const key = sort && sortKeySql(sort.attribute, table)
  const following = after && isAfter(after, key, sort?.descending ?? isNewestFirst)
  const order =
    key === undefined
      ? inSequence('sequence', listing)
      : `${key} ${sort?.descending ? 'DESC NULLS FIRST' : 'ASC NULLS LAST'}, sequence`
  return listingSql(listing, {
    table,
    source: { text: table.name, values: [] },
    matching: matchingSql(listing, table, filter),
    following,
    order,
  })
}

/** Compiles a listing in the order of insertion that is led by one condition of its filter. */
export function compileLedListing(
  listing: Listing,
  table: Table,
  { filter, leading }: { readonly filter: ResolvedFilter; readonly leading: LeadingCondition },
): ListingSql {
  const { condition, places } = leading
  const place = places ? 'leading.place' : 'sequence'
  // An index of keys gives matches, which need no further comparison; a text index gives candidates.
  const isAnswered = places !== undefined && condition.operator === 'eq'
  const operands = filter.kind === 'and' ? filter.operands : [filter]
  const checked = isAnswered ? operands.filter((each) => each !== condition) : operands
  return listingSql(listing, {
    table,
    source: places
      ? {
          text: `(${places.text}) AS leading CROSS JOIN ${table.name} ON ${table.name}.sequence = leading.place`,
          values: places.values,
        }
      : { text: table.name, values: [] },
    matching: checked.map((each) => compileFilterSql(each, table, 'probe')),
    following: listing.after && isAfterSequence(listing.after, place, listing.isNewestFirst),
    order: inSequence(place, listing),
  })
}

/**
 * Compiles a page in the order of insertion whose filter one index answers by itself, such as a range.
 *
 * The sequences of the page are found in the index before a document is read: however many match, only those of the page are. The
 * plus keeps SQLite from walking the documents instead, which would read all that are newer than the range.
 */
export function compileRangeListing(
  listing: Listing,
  table: Table,
  filter: ResolvedFilter,
): ListingSql {
  const { isNewestFirst, after, count, skip } = listing
  const { total } = compileListing(listing, table, filter)
  const found = conjunction(
    compileFilterSql(filter, table),
    after && isAfterSequence(after, '+sequence', isNewestFirst),
  )
  const limit = limitSql(count, skip)
  return {
    page: {
      text: `SELECT ${rowColumns(table)} FROM ${table.name} WHERE sequence IN (SELECT sequence FROM ${table.name}${found.text} ORDER BY ${inSequence('+sequence', listing)}${limit.text}) ORDER BY ${inSequence('sequence', listing)}`,
      values: [...found.values, ...limit.values],
    },
    total,
  }
}

interface ListingParts {
  readonly table: Table
  /** The FROM clause. */
  readonly source: Sql
  readonly matching: readonly (Sql | undefined)[]
  /** The condition that a document comes after the previous page. */
  readonly following: Sql | undefined
  readonly order: string
}

function listingSql(
  { count, skip }: Listing,
  { table, source, matching, following, order }: ListingParts,
): ListingSql {
  const where = conjunction(...matching, following)
  const all = conjunction(...matching)
  const limit = limitSql(count, skip)
  return {
    page: {
      text: `SELECT ${rowColumns(table)} FROM ${source.text}${where.text} ORDER BY ${order}${limit.text}`,
      values: [...source.values, ...where.values, ...limit.values],
    },
    total: {
      text: `SELECT count(*) FROM ${source.text}${all.text}`,
      values: [...source.values, ...all.values],
    },
  }
}

const inSequence = (place: string, { isNewestFirst }: Listing): string =>
  `${place}${isNewestFirst ? ' DESC' : ''}`

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
 * SQLite plans a statement again for each number bound to its limit, which takes longer than a lookup. So the limit is part of the
 * text, except in a query that skips matches.
 */
function limitSql(count: number | undefined, skip: number): Sql {
  if (skip > 0)
    return { text: ' LIMIT ? OFFSET ?', values: [count === undefined ? -1 : count + 1, skip] }
  return { text: count === undefined ? '' : ` LIMIT ${count + 1}`, values: [] }
}

/** The condition that a document comes after a position. */
function isAfter(
  { sequence, key: value }: Position,
  key: string | undefined,
  descending: boolean,
): Sql {
  if (key === undefined) return isAfterSequence({ sequence }, 'sequence', descending)
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

function isAfterSequence(
  { sequence }: Pick<Position, 'sequence'>,
  place: string,
  descending: boolean,
): Sql {
  return { text: `${place} ${descending ? '<' : '>'} ?`, values: [sequence] }
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
