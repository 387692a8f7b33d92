import type { Population, PopulationInput } from '@pingone-sandbox/pingone/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSession } from '../session/session.ts'

/** Creates a population, or replaces the given one; what is not said stays as it was. */
export function useSavePopulation(existing?: Population) {
  const { platform } = useSession()
  return usePopulationChange((body: PopulationInput) =>
    existing === undefined
      ? platform.send('/populations', { method: 'POST', body })
      : platform.send(`/populations/${existing.id}`, {
          method: 'PUT',
          body: { ...keptOf(existing), ...body },
        }),
  )
}

const keptOf = ({
  preferredLanguage,
  alternativeIdentifiers,
  passwordPolicy,
  theme,
}: Population) => ({ preferredLanguage, alternativeIdentifiers, passwordPolicy, theme })

/** Deletes a population; PingOne refuses one that has users, and the default one. */
export function useDeletePopulation() {
  const { platform } = useSession()
  return usePopulationChange((id: string) =>
    platform.send(`/populations/${id}`, { method: 'DELETE' }),
  )
}

function usePopulationChange<Input>(change: (input: Input) => Promise<unknown>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['populations'] }),
  })
}
