import type { HttpRequest } from '@pingone-sandbox/http'
import {
  compileFilter,
  InvalidFilterError,
  type Predicate,
  type ResourceTypeDefinition,
} from '@pingone-sandbox/scim'
import { parseListFilter, pathsIn } from '../records/list-filter.ts'
import type { Listing } from '../records/listing.ts'
import { invalidData, type PingOneErrorDetail } from './errors.ts'
import { invalidCursor } from './list-cursor.ts'
import { MAXIMUM_LIMIT, readListOptions, refuseOrder } from './request-reading.ts'

export interface WholeListOptions<Item> {
  /** The attributes by which the list is filtered; without them it takes no filter. */
  readonly type?: ResourceTypeDefinition
  /** The item as a filter sees it; its `id` is where a page ends. */
  readonly fieldsOf: (item: Item) => { readonly id: string }
}

/**
 * Selects what a request asks for of a list that has been read as a whole: `filter`, `limit` and `cursor` are honoured or refused.
 *
 * Without a limit a page has as many items as one may have. Throws `PingOneError` 400.
 */
export function selectPage<Item>(
  request: HttpRequest,
  items: readonly Item[],
  { type, fieldsOf }: WholeListOptions<Item>,
): Listing<Item> {
  refuseOrder(request)
  const { filter, limit = MAXIMUM_LIMIT, cursor } = readListOptions(request, MAXIMUM_LIMIT)
  const matches = filter === undefined ? undefined : readPredicate(filter, type)
  const found = matches ? items.filter((item) => matches(fieldsOf(item))) : items
  const start = cursor === undefined ? 0 : startOf(cursor, found.map(idOf))
  const page = found.slice(start, start + limit)
  const last = page.at(-1)
  const end = start + page.length
  const hasMore = last !== undefined && end < found.length
  return {
    items: page,
    total: found.length,
    ...(hasMore && { nextCursor: `${end} ${idOf(last)}` }),
  }

  function idOf(item: Item): string {
    return fieldsOf(item).id
  }
}

/**
 * Where the page after a place begins: after its last item, wherever that is by now, or where it was when it is gone.
 *
 * A place is the number of items up to the end of a page, and the id of the last of them.
 */
function startOf(place: string, ids: readonly string[]): number {
  const [, end, id = ''] = /^(\d+) (.*)$/s.exec(place) ?? []
  if (end === undefined) throw invalidCursor()
  const index = ids.indexOf(id)
  return index < 0 ? Math.max(0, Number(end) - 1) : index + 1
}

function readPredicate(text: string, type: ResourceTypeDefinition | undefined): Predicate {
  if (type === undefined)
    throw invalidFilter({ message: 'This list takes no filter: PingOne documents none for it.' })
  const supportedAttributes = ['id', ...type.schema.attributes.map(({ name }) => name)]
  try {
    const filter = parseListFilter(text)
    const names = pathsIn(filter).map(({ name }) => name)
    const unknown = names.find((name) => !isAmong(supportedAttributes, name))
    if (unknown !== undefined) throw new InvalidFilterError(`${unknown} is not an attribute.`)
    return compileFilter(filter, type)
  } catch (error) {
    if (!(error instanceof InvalidFilterError)) throw error
    throw invalidFilter({ message: error.message, innerError: { supportedAttributes } })
  }
}

function isAmong(names: readonly string[], name: string): boolean {
  return names.some((each) => each.toLowerCase() === name.toLowerCase())
}

function invalidFilter(detail: Omit<PingOneErrorDetail, 'code' | 'target'>) {
  return invalidData({ code: 'INVALID_FILTER', target: 'filter', ...detail })
}
