import { useCallback } from 'react'
import { useNavigate } from 'react-router'

/** Changes the query of an address; answers the changed one. */
export type QueryChange = (now: URLSearchParams) => URLSearchParams

interface Options {
  readonly replace?: boolean
}

/**
 * Changes the query of the address as it stands by then.
 *
 * A page that was asked for is in the address before it is drawn. What a component knew when it was drawn last would lead back from it.
 *
 * @param page - What the address begins with as long as the change makes sense.
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
