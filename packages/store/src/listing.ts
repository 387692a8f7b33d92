import {
  type Filter,
  InvalidFilterError,
  InvalidPathError,
  isSecret,
  type LocatedAttribute,
  ScimError,
} from '@pingone-sandbox/scim'
import { completePosition, parseCursor, type Position } from './cursor.ts'
import { documentKey, documentKeys, type Key, keyOf, scalarAttribute } from './key.ts'
import type { AnyOf, Collection, Document, Query } from './store.ts'

/** A query with defaults filled in, and its sorting and cursor parsed. */
export interface Listing {
  readonly filter: Filter | undefined
  readonly among: Among | undefined
  readonly sort: Sort | undefined
  /** Without a sort: the newest document comes first. */
  readonly isNewestFirst: boolean
  /** Identifies the sorting within cursors. */
  readonly order: string
  /** The position of the last document of the previous page. */
  readonly after: Position | undefined
  /** How many matches to skip. */
  readonly skip: number
  /** The page size; undefined for no limit. */
  readonly count: number | undefined
  /** Whether the total is asked for. */
  readonly isCounted: boolean
}

/** An `anyOf` whose attribute is found. */
export interface Among {
  readonly attribute: LocatedAttribute
  readonly values: readonly string[]
}

/** Documents that lack the attribute come last in ascending and first in descending order; ties stay in the order of insertion. */
export interface Sort {
  readonly attribute: LocatedAttribute
  readonly descending: boolean
}

/** Reads a query. Throws a `ScimError` for an attribute that is unknown or never returned, and for a cursor of another listing. */
export function readQuery({ type }: Pick<Collection, 'type'>, query: Query): Listing {
  const { filter, anyOf, sortBy, sortOrder = 'ascending', cursor, startIndex = 1, count } = query
  const sort: Sort | undefined =
    sortBy === undefined
      ? undefined
      : { attribute: sortableAttribute(type, sortBy), descending: sortOrder === 'descending' }
  const isNewestFirst = !sort && sortOrder === 'descending'
  const order = sort ? `${sort.attribute.name} ${sortOrder}` : isNewestFirst ? ' descending' : ''
  return {
    filter,
    among: anyOf && readAnyOf(type, anyOf),
    sort,
    isNewestFirst,
    order,
    after: cursor === undefined ? undefined : parseCursor(cursor, order),
    skip: cursor === undefined ? Math.max(startIndex - 1, 0) : 0,
    count: count === undefined ? undefined : Math.max(count, 0),
    isCounted: !query.uncounted,
  }
}

/** Makes the test whether a document has one of the values. */
export function amongTest({ attribute, values }: Among): (document: Document) => boolean {
  const wanted: ReadonlySet<Key> = new Set(
    values.map((value) => keyOf(attribute.definition, value)),
  )
  return (document) =>
    documentKeys(attribute, document)
      .values()
      .some((key) => wanted.has(key))
}

/** Completes the position after which a listing continues; `documentAt` finds the document at a sequence. */
export function completeListing(
  listing: Listing,
  documentAt: (sequence: number) => Document | undefined,
): Listing {
  const { after, sort } = listing
  if (!after?.isCut || !sort) return listing
  const keyAt = (sequence: number) => {
    const document = documentAt(sequence)
    return document && documentKey(sort.attribute, document)
  }
  return { ...listing, after: completePosition(after, sort.descending, keyAt) }
}

function readAnyOf(type: Collection['type'], { attribute: path, values }: AnyOf): Among {
  const attribute = visibleAttribute(type, path)
  if (!attribute) throw new InvalidFilterError(`${path} is not an attribute to look up.`)
  return { attribute, values }
}

function sortableAttribute(type: Collection['type'], sortBy: string): LocatedAttribute {
  const attribute = visibleAttribute(type, sortBy)
  if (!attribute) throw new InvalidPathError(`${sortBy} is not an attribute to sort by.`)
  return attribute
}

/** An order or a lookup would reveal a value that is never returned, as a filter would. */
function visibleAttribute(type: Collection['type'], path: string): LocatedAttribute | undefined {
  const attribute = scalarAttribute(type, path)
  if (attribute?.steps.some(isSecret))
    throw new ScimError(403, `${attribute.name} cannot be looked up or sorted by.`, 'sensitive')
  return attribute
}
