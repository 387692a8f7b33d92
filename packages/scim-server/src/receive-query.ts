import type { HttpRequest } from '@pingone-sandbox/http'
import { parseFilter, ScimError } from '@pingone-sandbox/scim'
import type { Query } from '@pingone-sandbox/store'

/** How many resources a page holds: unless the client asks otherwise, and whatever it asks. */
export const pageSizes = { default: 100, maximum: 1000 } as const

/** A query for one page; the page is always bounded. */
export type PageQuery = Query & { readonly startIndex: number; readonly count: number }

/**
 * Reads the query parameters of a list request.
 *
 * A `startIndex` below 1 means 1 and a negative `count` means 0 (RFC 7644 §3.4.2.4).
 *
 * @throws {ScimError} 400 `invalidFilter` or `invalidValue`.
 */
export function receiveQuery({ query }: HttpRequest): PageQuery {
  const filter = query.get('filter')
  const sortBy = query.get('sortBy')
  return {
    startIndex: Math.max(1, readInteger(query, 'startIndex') ?? 1),
    count: clamp(readInteger(query, 'count') ?? pageSizes.default, 0, pageSizes.maximum),
    ...(filter !== null && { filter: parseFilter(filter) }),
    ...(sortBy && { sortBy, sortOrder: readSortOrder(query.get('sortOrder')) }),
  }
}

function readInteger(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  if (/^[+-]?\d{1,15}$/.test(text)) return Number(text)
  throw new ScimError(
    400,
    `${name} must be an integer, not ${JSON.stringify(text)}.`,
    'invalidValue',
  )
}

function readSortOrder(order: string | null): 'ascending' | 'descending' {
  switch (order?.toLowerCase()) {
    case undefined:
    case 'ascending':
      return 'ascending'
    case 'descending':
      return 'descending'
    default:
      throw new ScimError(400, 'sortOrder must be ascending or descending.', 'invalidValue')
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
