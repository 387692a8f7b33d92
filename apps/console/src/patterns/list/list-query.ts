import { formatFilter, isFilter, parseFilter } from '@pingone-sandbox/scim'

/** What somebody asks of a list of the directory. */
export interface ListQuery {
  readonly search: string
  /** In the SCIM filter language, as it was written. */
  readonly filter: string
  /** An attribute, with a leading `-` for the other way round. */
  readonly order: string | undefined
}

/** As many users as PingOne documents for a page. */
const pageSize = 200

/**
 * The address of the first page of a list.
 *
 * A filter that cannot be read goes out alone, so that the API's error counts its characters from where they were written.
 */
export function listPath(
  collection: string,
  { search, filter, order }: ListQuery,
  expressionFor: (search: string) => string,
): string {
  const found = search.trim() === '' ? '' : expressionFor(search)
  const parameters = new URLSearchParams({ limit: String(pageSize) })
  const combined = conjunction(filter.trim(), found)
  if (combined !== '') parameters.set('filter', combined)
  if (order !== undefined) parameters.set('order', order)
  return `/${collection}?${parameters}`
}

function conjunction(filter: string, found: string): string {
  if (filter === '' || found === '') return filter + found
  if (!isFilter(filter)) return filter
  return formatFilter({ kind: 'and', operands: [parseFilter(filter), parseFilter(found)] })
}
