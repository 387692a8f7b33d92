import { compileFilter, type ResourceTypeDefinition } from '@pingone-sandbox/scim'
import { formatCursor } from './cursor.ts'
import { documentKey } from './key.ts'
import { amongTest, completeListing, readQuery } from './listing.ts'
import { selectPage } from './select-page.ts'
import type { Document, Listed, Page, Query } from './store.ts'

/** A document that may be in a listing, and the form in which the listing compares it. */
export interface Candidate<D extends Document = Document> {
  readonly listed: Listed<D>
  /** The document as readers see it, with its computed attributes. */
  readonly shown: Document
}

/**
 * Finds among documents that have been read those that a store would find if it stored them as they are shown.
 *
 * Cursors are interchangeable with those of a store. Throws what `find` throws.
 */
export function findAmong<D extends Document>(
  type: ResourceTypeDefinition,
  candidates: readonly Candidate<D>[],
  query: Query,
): Page<D> {
  const listing = completeListing(
    readQuery({ type }, query),
    (sequence) => candidates.find((each) => each.listed.sequence === sequence)?.shown,
  )
  const { filter, among, sort, order } = listing
  const holds = filter ? compileFilter(filter, type) : () => true
  const isAmong = among ? amongTest(among) : () => true
  const matches = candidates
    .filter(({ shown }) => isAmong(shown) && holds(shown))
    .map(({ listed, shown }) => ({
      listed,
      sequence: listed.sequence,
      key: sort ? documentKey(sort.attribute, shown) : null,
    }))
  const { page, total, last } = selectPage(matches, listing)
  return {
    items: page.map(({ listed }) => listed),
    total,
    ...(last && { nextCursor: formatCursor(last, order) }),
  }
}
