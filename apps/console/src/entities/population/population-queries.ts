import type { Population, PopulationInput } from '@pingone-sandbox/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { type Revise, updateResource } from '../../patterns/merge/update-resource.ts'
import { useSession } from '../environment/index.ts'

/** Creates a population, or changes the one with the given id. */
export function useSavePopulation(id?: string) {
  const { platform } = useSession()
  return usePopulationChange(
    ({ input, revise }: { input: PopulationInput; revise: Revise<Population> }) =>
      id === undefined
        ? platform.send('/populations', { method: 'POST', body: input })
        : updateResource(platform, {
            path: `/populations/${id}`,
            schema: answer('population'),
            revise,
          }),
  )
}

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

/** The populations of the environment. */
export function usePopulations(): readonly Population[] | undefined {
  const { platform } = useSession()
  const { data } = useQuery({
    queryKey: ['populations'],
    queryFn: async () =>
      (await platform.list('/populations', 'populations', answer('population'))).items,
  })
  return data
}
