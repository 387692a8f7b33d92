import { type QueryKey, useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { followPages, itemAt, type Page, pathsInSight } from './page-chain.ts'

interface Options<Item> {
  /** The first part of the keys of its queries. */
  readonly collection: 'users' | 'groups' | 'syncedSubjects'
  /** The address of the first page. */
  readonly path: string
  readonly read: (path: string) => Promise<Page<Item>>
}

export interface PagedList<Item> {
  /** Which list the rows are of. */
  readonly listKey: string
  readonly rowCount: number
  readonly rowAt: (index: number) => Item | undefined
  /** How many there are; unknown until a page came. */
  readonly total: number | undefined
  /** Whether rows of the list that is asked for are there. */
  readonly isSettled: boolean
  readonly error: Error | null
  readonly retry: () => void
  /** Called with the visible rows. */
  readonly onRange: (first: number, last: number) => void
}

/** The number of rows fetched ahead. */
const ahead = 150

/**
 * A list that is read by page while scrolling.
 *
 * Each page is a query. Only visible pages are read again after a change, so a list of 100,000 costs no more than
 * its visible part. While the first page of another list loads, the previous rows stay.
 */
export function usePagedList<Item>({ collection, path, read }: Options<Item>): PagedList<Item> {
  const queryClient = useQueryClient()
  const [shown, setShown] = useState(path)
  const [sight, setSight] = useState({ first: 0, last: 0 })

  const chainOf = (first: string) =>
    followPages<Item>(first, (each) =>
      queryClient.getQueryData<Page<Item>>(keyOf(collection, first, each)),
    )
  const wanted = chainOf(path)
  const isSettled = wanted.links.length > 0
  if (isSettled && shown !== path) setShown(path)
  const chain = isSettled ? wanted : chainOf(shown)

  const paths = isSettled ? pathsInSight(wanted, { ...sight, ahead }) : [path]
  const pages = useQueries({
    queries: paths.map((each) => ({
      queryKey: keyOf(collection, path, each),
      queryFn: () => read(each),
      gcTime: Infinity,
    })),
  })

  useEffect(
    // Pages of a closed list are dropped, except the first.
    () => () =>
      queryClient.removeQueries({
        queryKey: [collection, 'pages', path],
        predicate: ({ queryKey }) => queryKey.at(-1) !== path,
      }),
    [queryClient, collection, path],
  )

  const failed = pages.find(({ error }) => error !== null)
  return {
    listKey: isSettled ? path : shown,
    rowCount: chain.rowCount,
    rowAt: (index: number) => itemAt(chain, index),
    total: pages.find(({ data }) => data)?.data?.total ?? chain.links[0]?.page.total,
    isSettled,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
    onRange: useCallback(
      (first: number, last: number) => setSight((now) => stepped(now, { first, last })),
      [],
    ),
  }
}

function keyOf(collection: string, list: string, page: string): QueryKey {
  return [collection, 'pages', list, page]
}

/** Rounds to steps, so that not every scrolled row renders the page again. */
function stepped(
  now: { readonly first: number; readonly last: number },
  { first, last }: { readonly first: number; readonly last: number },
) {
  const step = 25
  const next = { first: Math.floor(first / step) * step, last: Math.ceil(last / step) * step }
  return next.first === now.first && next.last === now.last ? now : next
}
