import { compileFilter } from '@pingone-sandbox/scim'
import type { Position } from '../cursor.ts'
import { documentKey } from '../key.ts'
import { amongTest, type Listing } from '../listing.ts'
import { type Selection, selectPage } from '../select-page.ts'
import type { Row, Shelf } from './shelf.ts'

/** A row and its place in a listing. */
export type PlacedRow = Position & { readonly row: Row }

/** Selects the rows of a query. `@msw/data` would select the page before it sorts, so the rows are sorted here. */
export function selectRows(shelf: Shelf, listing: Listing): Selection<PlacedRow> {
  const { filter, among, sort } = listing
  const predicate = filter ? compileFilter(filter, shelf.collection.type) : () => true
  const isAmong = among ? amongTest(among) : () => true
  const matching = shelf
    .rowsWhere((document) => isAmong(document) && predicate(document))
    .map((row): PlacedRow => ({
      row,
      sequence: row.sequence,
      key: sort ? documentKey(sort.attribute, row.document) : null,
    }))
  return selectPage(matching, listing)
}
