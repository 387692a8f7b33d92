import type { QueryClient } from '@tanstack/react-query'

/**
 * Reads again what a change affects: the queries whose key begins with a name.
 *
 * A query whose first answer is on its way is read once more after it, since that answer may be older than the change. TanStack Query
 * reads such a query no second time by itself.
 */
export function readAgain(queryClient: QueryClient, name: string): void {
  const filter = { queryKey: [name] }
  const first = queryClient
    .getQueryCache()
    .findAll({ ...filter, fetchStatus: 'fetching' })
    .filter(({ state }) => state.data === undefined)
  void queryClient.invalidateQueries(filter)
  for (const { promise, queryKey } of first) {
    const read = () => queryClient.invalidateQueries({ queryKey, exact: true })
    promise?.then(read, read)
  }
}
