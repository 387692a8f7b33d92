import {
  type Filter,
  findAttribute,
  InvalidPathError,
  type LocatedAttribute,
} from '@pingone-sandbox/scim'
import { parseCursor, type Position } from './cursor.ts'
import type { Collection, Query } from './store.ts'

/** A query with its defaults filled in, its sorting and its cursor understood. */
export interface Listing {
  readonly filter: Filter | undefined
  readonly sort: Sort | undefined
  /** Identifies the sorting within cursors. */
  readonly order: string
  /** Where the page before this one ended. */
  readonly after: Position | undefined
  /** How many matches to pass over. */
  readonly skip: number
  /** The page size; undefined for no limit. */
  readonly count: number | undefined
}

/** Documents that lack the attribute come last in ascending and first in descending order; ties stay in the order of insertion. */
export interface Sort {
  readonly attribute: LocatedAttribute
  readonly descending: boolean
}

/** Reads a query. Throws a `ScimError` for an unknown attribute to sort by or a cursor of another listing. */
export function readQuery({ type }: Collection, query: Query): Listing {
  const { filter, sortBy, sortOrder = 'ascending', cursor, startIndex = 1, count } = query
  const sort: Sort | undefined =
    sortBy === undefined
      ? undefined
      : { attribute: sortableAttribute(type, sortBy), descending: sortOrder === 'descending' }
  const order = sort ? `${sort.attribute.name} ${sortOrder}` : ''
  return {
    filter,
    sort,
    order,
    after: cursor === undefined ? undefined : parseCursor(cursor, order),
    skip: cursor === undefined ? Math.max(startIndex - 1, 0) : 0,
    count: count === undefined ? undefined : Math.max(count, 0),
  }
}

/** A complex attribute is sorted by its `value`, as it is compared. */
function sortableAttribute(type: Collection['type'], sortBy: string): LocatedAttribute {
  const attribute = findAttribute(type, sortBy)
  const sortable =
    attribute?.definition.type === 'complex'
      ? findAttribute(type, `${attribute.name}.value`)
      : attribute
  if (!sortable) throw new InvalidPathError(`${sortBy} is not an attribute to sort by.`)
  return sortable
}
