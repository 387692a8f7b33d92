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

/** What a client asks of a listing; a page of it is always bounded. */
export interface ResourceQuery {
  readonly filter: Filter | undefined
  readonly sortBy: string | undefined
  readonly sortOrder: 'ascending' | 'descending'
  readonly page: PageRequest
  readonly selection: AttributeSelection
}

/** Which page: the one that starts at an index from 1, or the one that a cursor leads to. The empty cursor leads to the first. */
type PageRequest =
  | { readonly startIndex: number; readonly count: number }
  | { readonly cursor: string; readonly count: number }

type Parameters = Omit<SearchRequest, 'schemas' | 'attributes' | 'excludedAttributes'>

/**
 * Reads the query parameters of a list request.
 *
 * A `startIndex` below 1 means 1 and a negative `count` means 0 (RFC 7644 §3.4.2.4), except that a cursor wants a positive
 * one (RFC 9865 §2).
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
 * Reads the same from the body of a query by POST.
 *
 * @throws {ScimError} As `receiveQuery`, and 400 `invalidSyntax` for what is no search request.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-3.4.3 RFC 7644 §3.4.3}
 */
export function receiveSearch(request: HttpRequest, limits: Limits): ResourceQuery {
  const search = parseSearchRequest(receiveObject(request))
  const { attributes = [], excludedAttributes = [], ...parameters } = search
  // An empty list asks for nothing in particular, as an empty parameter does.
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
    const detail = `count must be at least 1 with a cursor, not ${count}; a page holds at most ${maximumPageSize}.`
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
