import type { HttpResponse } from '@pingone-sandbox/http'
import {
  attributesOf,
  createProjection,
  formatFilter,
  listResponse,
  type Complex,
} from '@pingone-sandbox/scim'
import type { Service } from '../../directory/service.ts'
import { identifyListing, refuseCursor } from '../../listing/cursor.ts'
import { receiveQuery, type ResourceQuery } from '../../request/receive-query.ts'
import { respond } from '../../response/respond.ts'
import type { Call } from './call.ts'
import { bodyOf, resourcesOf } from './json-body.ts'
import { withQuery } from './query.ts'

/**
 * Answers a listing with the resources that pass a test instead of those that match the filter.
 *
 * Supports paging by index and by cursor, and returns the refusals of the server.
 */
export async function relist(
  call: Call,
  service: Service,
  test: (query: ResourceQuery) => (resource: Complex) => boolean,
): Promise<HttpResponse> {
  const { request, endpoint, next } = call
  if (!endpoint) return next(request)
  const query = receiveQuery({ ...request, params: {} }, service.limits)
  const listing = { call, service, matches: test(query) }
  const choose = createProjection(query.selection, endpoint.type)
  const { page } = query
  const all = await readFrom('', listing)
  if ('answer' in all) return all.answer

  const totalResults = all.rows.length
  if ('startIndex' in page) {
    const { startIndex, count } = page
    const rows = all.rows.slice(startIndex - 1, startIndex - 1 + count)
    const resources = rows.map(({ resource }) => choose(resource))
    return respond(200, listResponse({ resources, totalResults, startIndex }))
  }

  const name = await identifyListing([
    'relisted',
    endpoint.collection,
    query.filter && formatFilter(query.filter),
    query.sortBy,
    query.sortOrder,
  ])
  const following = page.cursor === '' ? all : await readFrom(cursorIn(page.cursor, name), listing)
  if ('answer' in following) return following.answer
  const rows = following.rows.slice(0, page.count)
  const last = following.rows.length > rows.length ? rows.at(-1) : undefined
  const nextCursor = last && `${name}.${await cursorAfter(last, listing)}`
  const resources = rows.map(({ resource }) => choose(resource))
  return respond(
    200,
    listResponse({ resources, totalResults, ...(nextCursor !== undefined && { nextCursor }) }),
  )
}

interface Listing {
  readonly call: Call
  readonly service: Service
  readonly matches: (resource: Complex) => boolean
}

/** A resource, and its place in the server's listing. */
interface Row {
  readonly resource: Complex
  /** The cursor of its page. */
  readonly cursor: string
  readonly index: number
}

/** Reads all rows after a cursor; returns the answer when the server refuses. */
async function readFrom(
  start: string,
  { call, service, matches }: Listing,
): Promise<{ readonly rows: readonly Row[] } | { readonly answer: HttpResponse }> {
  const rows: Row[] = []
  let cursor: unknown = start
  while (typeof cursor === 'string') {
    const from: string = cursor
    const answer = await ask(call, from, service.limits.maximumPageSize)
    const body = bodyOf(answer)
    const resources = resourcesOf(body)
    if (!resources) return { answer }
    rows.push(...resources.map((resource, index) => ({ resource, cursor: from, index })))
    cursor = body?.['nextCursor']
  }
  return { rows: rows.filter(({ resource }) => matches(resource)) }
}

/** Requests the cursor after a row. Only the server can write one, so this requests a page that ends at the row. */
async function cursorAfter({ cursor, index }: Row, { call }: Listing): Promise<string> {
  return String(bodyOf(await ask(call, cursor, index + 1))?.['nextCursor'])
}

function cursorIn(cursor: string, name: string): string {
  if (cursor.startsWith(`${name}.`)) return cursor.slice(name.length + 1)
  return refuseCursor()
}

/** Requests a page of all resources, each with all its attributes. */
function ask({ request, endpoint, next }: Call, cursor: string, count: number) {
  const isWhole = !endpoint || endpoint.isServedWhole
  return next(
    withQuery(request, {
      filter: undefined,
      startIndex: undefined,
      excludedAttributes: undefined,
      attributes: isWhole
        ? undefined
        : attributesOf(endpoint.type)
            .map(({ name }) => name)
            .join(),
      cursor,
      count: String(count),
    }),
  )
}
