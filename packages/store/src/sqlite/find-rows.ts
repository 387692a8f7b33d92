import {
  compileFilter,
  type LocatedAttribute,
  type ResolvedFilter,
  resolveFilter,
} from '@pingone-sandbox/scim'
import type { Position } from '../cursor.ts'
import { documentKey, type Key, keyOf } from '../key.ts'
import type { Among, Listing } from '../listing.ts'
import { selectPage } from '../select-page.ts'
import type { Document } from '../store.ts'
import { findLeadingCondition } from './leading-condition.ts'
import {
  compileLedListing,
  compileListing,
  compileMatches,
  compileRangeListing,
  type ListingSql,
} from './listing-sql.ts'
import { type LiveTable, readRow } from './live-table.ts'
import { isNarrowedByIndex, isRange } from './narrowing.ts'
import { attributesIn } from './slice-attributes.ts'
import { requiredText } from './required-text.ts'
import type { Prepare } from './statements.ts'
import { isIndexed, keyColumn } from './table.ts'
import type { Row } from './table-statements.ts'

/** The rows of a page. */
export interface RowPage {
  readonly rows: readonly Row[]
  readonly total: number
  /** Whether more follow. */
  readonly hasMore: boolean
}

/** Finds the rows of a listing in the way that reads the fewest documents. */
export function findRows(prepare: Prepare, live: LiveTable, listing: Listing): RowPage {
  const { filter, among, sort } = listing
  if (!filter && !among && !sort) return findInOrder(live, listing)
  const resolved = filter && resolveFilter(filter, live.table.collection.type)
  const sole = soleKey(live, { ...listing, resolved })
  if (sole) return findByKey(live, sole, listing.count)
  const isNarrow = among !== undefined || (resolved && isNarrowedByIndex(resolved, live.table))
  const isInOrder = !filter && sort && keyColumn(live.table, sort.attribute.name) !== undefined
  return isNarrow || isInOrder
    ? findByIndex(prepare, live, { ...listing, resolved })
    : findByScan(prepare, live, { ...listing, resolved })
}

type ResolvedListing = Listing & { readonly resolved: ResolvedFilter | undefined }

/** The only condition of a listing: a key, and its column. */
interface SoleKey {
  readonly column: number
  readonly key: Key
}

/** The key of a listing of all rows with one key. This is the most frequent lookup, and needs no SQL of its own. */
function soleKey(
  { table }: LiveTable,
  { among, resolved, sort, isNewestFirst, after, skip, count }: ResolvedListing,
): SoleKey | undefined {
  if (sort || isNewestFirst || after || skip > 0 || (among && resolved)) return undefined
  const { keys } = table
  const lookup = among ? onlyValue(among) : resolved && equality(resolved)
  if (!lookup) return undefined
  const column = keys.attributes.findIndex(({ name }) => name === lookup.attribute.name)
  const isUnique = keys.unique.some(([only, ...others]) => only === column && others.length === 0)
  // A page of rows that share a key must not read all of them.
  if (column === -1 || !(isUnique || count === undefined) || count === 0) return undefined
  if (!isIndexed(table, lookup.attribute.name)) return undefined
  return { column, key: keyOf(lookup.attribute.definition, lookup.value) }
}

interface Lookup {
  readonly attribute: LocatedAttribute
  readonly value: unknown
}

function onlyValue({ attribute, values: [value, ...others] }: Among): Lookup | undefined {
  return others.length === 0 ? { attribute, value } : undefined
}

function equality(filter: ResolvedFilter): Lookup | undefined {
  return filter.kind === 'compare' && filter.operator === 'eq' ? filter : undefined
}

function findByKey({ statements }: LiveTable, { column, key }: SoleKey, count = Infinity): RowPage {
  const rows = (statements.byKey[column]?.all(key) ?? []) as unknown as Row[]
  // Several rows may have a unique key where duplicates were allowed.
  return { rows: rows.slice(0, count), total: rows.length, hasMore: rows.length > count }
}

/** The sequences of a page are found without reading the rows before it. */
function findInOrder(live: LiveTable, listing: Listing): RowPage {
  if (listing.isNewestFirst) return findFromTheEnd(live, listing)
  const { sequences } = live
  const { after, skip, count = Infinity } = listing
  const start = after ? sequences.countUpTo(after.sequence) : skip
  const end = Math.min(start + count, sequences.length)
  return {
    rows: rowsBetween(live, start, end),
    total: sequences.length,
    hasMore: end < sequences.length,
  }
}

function findFromTheEnd(live: LiveTable, { after, skip, count = Infinity }: Listing): RowPage {
  const { sequences } = live
  const end = after ? sequences.countUpTo(after.sequence - 1) : sequences.length - skip
  const start = Math.max(0, end - count)
  return {
    rows: rowsBetween(live, start, end).reverse(),
    total: sequences.length,
    hasMore: start > 0,
  }
}

/** The rows from one position up to another, exclusive. */
function rowsBetween({ sequences, statements }: LiveTable, start: number, end: number): Row[] {
  const first = sequences.at(start)
  const last = sequences.at(end - 1)
  const isEmpty = first === undefined || last === undefined || end <= start
  return isEmpty ? [] : (statements.between.all(first, last) as unknown as Row[])
}

/** SQLite finds the matches through an index, or their order. */
function findByIndex(prepare: Prepare, live: LiveTable, listing: ResolvedListing): RowPage {
  const { count, isCounted, skip, after, resolved, among } = listing
  const { page, total } = compileByIndex(prepare, live, listing)
  const countAll = () =>
    resolved || among
      ? Number(prepare(total.text).get(...total.values)?.[0])
      : live.sequences.length
  if (count === 0) return { rows: [], total: countAll(), hasMore: false }

  const rows = prepare(page.text).all(...page.values) as unknown as Row[]
  const hasMore = count !== undefined && rows.length > count
  // A page with all matches is its own total.
  const isComplete = !hasMore && skip === 0 && after === undefined
  return {
    rows: hasMore ? rows.slice(0, count) : rows,
    total: isComplete || !isCounted ? rows.length : countAll(),
    hasMore,
  }
}

function compileByIndex(
  prepare: Prepare,
  { table }: LiveTable,
  listing: ResolvedListing,
): ListingSql {
  const { resolved: filter, among, sort, count } = listing
  if (filter && !among && !sort && count !== undefined && isRange(filter, table))
    return compileRangeListing(listing, table, filter)
  const leading =
    filter && !among && !sort ? findLeadingCondition(filter, table, prepare) : undefined
  return filter && leading
    ? compileLedListing(listing, table, { filter, leading })
    : compileListing(listing, table, filter)
}

/** Reads every document once: the number of matches is the total. */
function findByScan(prepare: Prepare, live: LiveTable, listing: ResolvedListing): RowPage {
  const matches = scanSlices(live, listing) ?? scanTable(prepare, live, listing)
  const { page, total, last } = selectPage(matches, listing)
  return {
    rows: page
      .map(({ sequence }) => readRow(live.statements, sequence))
      .filter((row) => row !== undefined),
    total,
    hasMore: last !== undefined,
  }
}

function scanSlices(
  { table, sequences, slices }: LiveTable,
  { filter, resolved, sort }: ResolvedListing,
): readonly Position[] | undefined {
  const read = slices.open(attributesIn(resolved, sort))
  if (!read) return undefined
  const holds = filter ? compileFilter(filter, table.collection.type) : () => true
  const matches: Position[] = []
  const text = resolved && requiredText(resolved)
  const found = text === undefined ? undefined : slices.find(text, () => sequences.values())
  for (const sequence of found ?? sequences.values()) {
    const slice = read(sequence)
    if (holds(slice))
      matches.push({
        sequence,
        key: sort ? documentKey(sort.attribute, slice as Document) : null,
      })
  }
  return matches
}

function scanTable(
  prepare: Prepare,
  { table }: LiveTable,
  listing: ResolvedListing,
): readonly Position[] {
  const { text, values } = compileMatches(listing, table, listing.resolved)
  const rows = prepare(text).all(...values) as unknown as [sequence: number, key: Position['key']][]
  return rows.map(([sequence, key]) => ({ sequence, key }))
}
