import { formatFilter, isFilter, parseFilter } from '@pingone-sandbox/scim'
import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { useChangeQuery } from '../../lib/use-change-query.ts'

/** The query of a directory list. */
export interface ListQuery {
  readonly search: string
  /** In the SCIM filter language, as it was written. */
  readonly filter: string
  /** An attribute, with a leading `-` for the other way round. */
  readonly order: string | undefined
}

/** PingOne's documented page size. */
const pageSize = 200

/**
 * The address of the first page of a list.
 *
 * An invalid filter is sent without the search, so that positions in the API's error fit the input.
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

/** Keeps what is asked of a list in the address, so that a link leads to the same list. */
export function useListQuery(
  listPath: string,
): [query: ListQuery, change: (change: Partial<ListQuery>) => void] {
  const [parameters] = useSearchParams()
  const changeQuery = useChangeQuery(listPath)
  const change = useCallback(
    (change: Partial<ListQuery>) =>
      changeQuery(
        (now) => {
          for (const [name, value] of Object.entries(change))
            if (value === undefined || value === '') now.delete(name)
            else now.set(name, value)
          return now
        },
        { replace: true },
      ),
    [changeQuery],
  )
  return [
    {
      search: parameters.get('search') ?? '',
      filter: parameters.get('filter') ?? '',
      order: parameters.get('order') ?? undefined,
    },
    change,
  ]
}
