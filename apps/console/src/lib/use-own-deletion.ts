import { type QueryClient, useMutationState } from '@tanstack/react-query'

/** The key of the mutations that delete resources of a kind; their variable is the id. */
export const deletionsOf = (kind: string) => ['delete', kind]

/** Whether this page deletes the resource or has deleted it. To read it would fail, and the browser would print that. */
export function useOwnDeletion(kind: string, id: string | undefined): boolean {
  const deletions = useMutationState({
    filters: {
      mutationKey: deletionsOf(kind),
      predicate: ({ state: { variables, status } }) => variables === id && status !== 'error',
    },
    select: () => true,
  })
  return deletions.length > 0
}

/** After a reset the same ids exist again. */
export function forgetDeletions(queryClient: QueryClient): void {
  const mutations = queryClient.getMutationCache()
  for (const mutation of mutations.findAll({ mutationKey: deletionsOf('').slice(0, 1) }))
    mutations.remove(mutation)
}
