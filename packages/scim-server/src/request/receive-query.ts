import type { HttpRequest } from '@pingone-sandbox/http'
import {
  parseFilter,
  parseSearchRequest,
  ScimError,
  type AttributeSelection,
  type Filter,
  type SearchRequest,
} from '@pingone-sandbox/scim'
import type { Limits } from '../directory/settings.ts'
import { receiveObject, receiveSelection } from './receive.ts'

/** A query for resources; the size of its page is always limited. */
export interface ResourceQuery {
  readonly filter: Filter | undefined
  readonly sortBy: string | undefined
  readonly sortOrder: 'ascending' | 'descending'
  readonly page: PageRequest
  readonly selection: AttributeSelection
}

/** The page: by the index (from 1) at which it starts, or by its cursor. The empty cursor is that of the first page. */
type PageRequest =
  | { readonly startIndex: number; readonly count: number }
  | { readonly cursor: string; readonly count: number }

type Parameters = Omit<SearchRequest, 'schemas' | 'attributes' | 'excludedAttributes'>

/**
 * Reads the query parameters of a list request.
 *
 * A `startIndex` below 1 means 1 and a negative `count` means 0 (RFC 7644 §3.4.2.4). With a cursor, `count` must be positive
 * (RFC 9865 §2).
 *
 * @throws {ScimError} 400 `invalidFilter`, `invalidValue` or `invalidCount`.
 */
export function receiveQuery(request: HttpRequest, limits: Limits): ResourceQuery {
  const { query } = request
  const cursor = query.get('cursor') ?? undefined
  const parameters: Parameters = {
    filter: query.get('filter') ?? undefined,
    sortBy: query.get('sortBy') ?? undefined,
    sortOrder: readSortOrder(query.get('sortOrder')),
    startIndex: readInteger(query, 'startIndex', 'invalidValue'),
    count: readInteger(query, 'count', cursor === undefined ? 'invalidValue' : 'invalidCount'),
    cursor,
  }
  return readQuery(parameters, receiveSelection(request), limits)
}

/**
 * Reads a query from the body of a POST to `/.search`.
 *
 * @throws {ScimError} As `receiveQuery`, and 400 `invalidSyntax` for a body that is not a search request.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.3 RFC 7644 §3.4.3}
 */
export function receiveSearch(request: HttpRequest, limits: Limits): ResourceQuery {
  const search = parseSearchRequest(receiveObject(request))
  const { attributes = [], excludedAttributes = [], ...parameters } = search
  // An empty list equals an absent one, as an empty query parameter does.
  const selection = {
    attributes: attributes.length > 0 ? attributes : undefined,
    excludedAttributes: excludedAttributes.length > 0 ? excludedAttributes : undefined,
  }
  return readQuery(parameters, selection, limits)
}

function readQuery(
  { filter, sortBy, sortOrder = 'ascending', ...paging }: Parameters,
  selection: AttributeSelection,
  limits: Limits,
): ResourceQuery {
  return {
    filter: filter === undefined ? undefined : parseFilter(filter),
    sortBy: sortBy === '' ? undefined : sortBy,
    sortOrder,
    page: readPageRequest(paging, limits),
    selection,
  }
}

function readPageRequest(
  { cursor, startIndex, count }: Pick<Parameters, 'cursor' | 'startIndex' | 'count'>,
  { defaultPageSize, maximumPageSize }: Limits,
): PageRequest {
  const size = Math.min(count ?? defaultPageSize, maximumPageSize)
  if (cursor === undefined) {
    return { startIndex: Math.max(1, startIndex ?? 1), count: Math.max(0, size) }
  }
  if (startIndex !== undefined) {
    const detail = 'A page is asked for by startIndex or by cursor, not by both.'
    throw new ScimError(400, detail, 'invalidValue')
  }
  if (size < 1) {
    const detail = `count must be at least 1 with a cursor, not ${count}; a page has at most ${maximumPageSize}.`
    throw new ScimError(400, detail, 'invalidCount')
  }
  return { cursor, count: size }
}

function readInteger(
  query: URLSearchParams,
  name: string,
  scimType: 'invalidValue' | 'invalidCount',
): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  if (/^[+-]?\d{1,15}$/.test(text)) return Number(text)
  throw new ScimError(400, `${name} must be an integer, not ${JSON.stringify(text)}.`, scimType)
}

function readSortOrder(order: string | null): 'ascending' | 'descending' | undefined {
  switch (order?.toLowerCase()) {
    case undefined:
      return undefined
    case 'ascending':
      return 'ascending'
    case 'descending':
      return 'descending'
    default:
      throw new ScimError(400, 'sortOrder must be ascending or descending.', 'invalidValue')
  }
}
