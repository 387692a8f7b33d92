import { useCallback } from 'react'
import { useNavigate } from 'react-router'

/** Changes a query and returns it. */
export type QueryChange = (now: URLSearchParams) => URLSearchParams

interface Options {
  readonly replace?: boolean
}

/**
 * Changes the current query of the address.
 *
 * Reads the address at the time of the call: during navigation a component still has the previous one.
 *
 * @param page - The path at which the change applies; elsewhere it is ignored.
 */
export function useChangeQuery(page = '/'): (change: QueryChange, options?: Options) => void {
  const navigate = useNavigate()
  return useCallback(
    (change, options) => {
      const { pathname, search } = window.location
      if (!pathname.startsWith(page)) return
      const query = change(new URLSearchParams(search)).toString()
      void navigate({ pathname, search: query }, options)
    },
    [navigate, page],
  )
}
