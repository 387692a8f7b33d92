import { compileFilter } from '@pingone-sandbox/scim'
import type { Position } from '../cursor.ts'
import { documentKey, documentKeys, type Key, keyOf } from '../key.ts'
import type { Among, Listing, Sort } from '../listing.ts'
import type { Document } from '../store.ts'
import type { Row, Shelf } from './shelf.ts'

/** The rows of one page. */
export interface Selection {
  readonly page: readonly Row[]
  readonly total: number
  /** Where the page ends, when more follow. */
  readonly last: Position | undefined
}

type Placed = Position & { readonly row: Row }

/** Selects the rows that a query asks for. Sorts by itself, because `@msw/data` would take the page first and sort it then. */
export function selectRows(shelf: Shelf, listing: Listing): Selection {
  const { filter, among, sort, after, skip, count = Infinity } = listing
  const predicate = filter ? compileFilter(filter, shelf.collection.type) : () => true
  const isAmong = among ? amongTest(among) : () => true
  const order = (one: Position, other: Position) => compare(one, other, sort)
  const matching = shelf
    .rowsWhere((document) => isAmong(document) && predicate(document))
    .map((row): Placed => ({
      row,
      sequence: row.sequence,
      key: sort ? documentKey(sort.attribute, row.document) : null,
    }))
    .sort(order)
  const following = after ? matching.filter((each) => order(each, after) > 0) : matching.slice(skip)
  const page = following.slice(0, count)
  return {
    page: page.map(({ row }) => row),
    total: matching.length,
    last: page.length < following.length ? page.at(-1) : undefined,
  }
}

function compare(one: Position, other: Position, sort: Sort | undefined): number {
  if (one.key === other.key) return one.sequence - other.sequence
  const direction = sort?.descending ? -1 : 1
  if (one.key === null || other.key === null) return one.key === null ? direction : -direction
  return one.key < other.key ? -direction : direction
}

function amongTest({ attribute, values }: Among): (document: Document) => boolean {
  const wanted: ReadonlySet<Key> = new Set(
    values.map((value) => keyOf(attribute.definition, value)),
  )
  return (document) =>
    documentKeys(attribute, document)
      .values()
      .some((key) => wanted.has(key))
}
