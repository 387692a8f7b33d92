import type { Document, Query, Store } from '@pingone-sandbox/store'
import type { Filter } from '@pingone-sandbox/scim'
import { all, equals } from './criteria.ts'
import { parseListFilter } from './list-filter.ts'

/** What a list asks for. */
export interface ListOptions {
  /** In the SCIM filter language. */
  readonly filter?: string | undefined
  /** The page size; absent: everything. */
  readonly limit?: number | undefined
  /** As a page before gave it. */
  readonly cursor?: string | undefined
  /** An attribute, with a leading `-` for descending order: PingOne's `order` parameter. */
  readonly order?: string | undefined
}

export interface Listing<Item> {
  readonly items: readonly Item[]
  /** The total number of items on all pages. */
  readonly total: number
  /** Present when more follow. */
  readonly nextCursor?: string
}

/**
 * The documents of an environment that match.
 *
 * Throws a `ScimError` `invalidFilter` for a filter that cannot be read or names an unknown attribute.
 */
export async function list<D extends Document>(
  store: Store,
  collection: string,
  { environmentId, ...options }: ListOptions & { readonly environmentId: string },
): Promise<Listing<D>> {
  const page = await store.find<D>(collection, toQuery(environmentId, options))
  return { ...page, items: page.items.map((item) => item.document) }
}

/** Parses a filter; undefined without a text. */
export function parseOptionalFilter(text: string | undefined): Filter | undefined {
  return text === undefined ? undefined : parseListFilter(text)
}

/** The query for a list of an environment's documents. */
export function toQuery(environmentId: string, options: ListOptions): Query {
  return {
    filter: all(equals('environmentId', environmentId), parseOptionalFilter(options.filter)),
    ...(options.limit !== undefined && { count: options.limit }),
    ...(options.cursor !== undefined && { cursor: options.cursor }),
    ...toSorting(options.order),
  }
}

/** What `order` means to the store. */
export function toSorting(order: string | undefined): Pick<Query, 'sortBy' | 'sortOrder'> {
  if (order === undefined) return {}
  return order.startsWith('-')
    ? { sortBy: order.slice(1), sortOrder: 'descending' }
    : { sortBy: order, sortOrder: 'ascending' }
}
