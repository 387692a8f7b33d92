import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { useChangeQuery } from '../../lib/use-change-query.ts'
import type { ListQuery } from './list-query.ts'

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
