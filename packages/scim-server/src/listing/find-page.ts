import { findAttribute, formatFilter, InvalidPathError } from '@pingone-sandbox/scim'
import type { Query } from '@pingone-sandbox/store'
import type { Endpoint } from '../directory/endpoint.ts'
import type { Site } from '../directory/location.ts'
import type { ResourceQuery } from '../request/receive-query.ts'
import { formatCursor, identifyListing, parseCursor } from './cursor.ts'
import { relaxFilter } from './relax-filter.ts'
import { takeInTurn, takeMerged, type Found, type Part } from './take.ts'

/** A page of resources of one type or of several. */
export interface FoundPage {
  readonly items: readonly Found[]
  /** The number of resources of all types that match. */
  readonly total: number
  /** Present when the page was requested by a cursor and is not the last one. */
  readonly nextCursor?: string
}

/**
 * Finds a page of the resources of these types that match a query.
 *
 * Lists one type after the other, or with `sortBy` all types in one order.
 *
 * @throws {InvalidPathError} For a `sortBy` that no type has.
 * @throws {ScimError} 400 `invalidCursor` for a cursor of another listing.
 */
export async function findPage(
  site: Site,
  endpoints: readonly Endpoint[],
  query: ResourceQuery,
): Promise<FoundPage> {
  const parts = divide(endpoints, query)
  const take = query.sortBy !== undefined && parts.length > 1 ? takeMerged : takeInTurn
  const { page, sortOrder } = query
  if ('startIndex' in page) {
    const positions = parts.map(() => 'start' as const)
    const window = { positions, skip: page.startIndex - 1, count: page.count, sortOrder }
    const { items, total } = await take(site, parts, window)
    return { items, total }
  }
  const listing = await identifyListing([
    ...endpoints.map(({ collection }) => collection),
    query.filter && formatFilter(query.filter),
    query.sortBy,
    sortOrder,
  ])
  const positions = parseCursor(page.cursor, listing, parts.length)
  const window = { positions, skip: 0, count: page.count, sortOrder }
  const { items, total, proceed } = await take(site, parts, window)
  const next = await proceed()
  const hasMore = next.some((position) => position !== 'end')
  return { items, total, ...(hasMore && { nextCursor: formatCursor(listing, next) }) }
}

/** Divides a query by type. Omits a type in which no resource can match. */
function divide(
  endpoints: readonly Endpoint[],
  { filter, sortBy, sortOrder }: ResourceQuery,
): readonly Part[] {
  const types = endpoints.map(({ type }) => type)
  if (sortBy !== undefined && !types.some((type) => findAttribute(type, sortBy))) {
    throw new InvalidPathError(`${sortBy} is not an attribute to sort by.`)
  }
  return endpoints.flatMap((endpoint) => {
    const { type } = endpoint
    const relaxed = filter === undefined || relaxFilter(filter, type, types)
    if (relaxed === false) return []
    const query: Query = {
      ...(relaxed !== true && { filter: relaxed }),
      ...(sortBy !== undefined && findAttribute(type, sortBy) && { sortBy, sortOrder }),
    }
    return [{ endpoint, query }]
  })
}
