import { mapping, type MappingLine } from '@pingone-sandbox/pingone/contract'
import { useQuery } from '@tanstack/react-query'
import { usePropagationChange } from '../session/use-propagation-change.ts'
import { useSession } from '../session/session.ts'

/** The mappings that a rule defines itself. */
export function useMappings(ruleId: string) {
  const { platform } = useSession()
  return useQuery({
    queryKey: ['mappings', ruleId],
    queryFn: async () =>
      (await platform.list(`/propagation/rules/${ruleId}/mappings`, 'mappings', mapping)).items,
  })
}

/** Adds mappings to a rule, in order. */
export function useAddMappings(ruleId: string) {
  const { platform } = useSession()
  return usePropagationChange(async (lines: readonly MappingLine[]) => {
    for (const body of lines)
      // One after the other keeps their order in the list.
      // oxlint-disable-next-line no-await-in-loop
      await platform.send(`/propagation/rules/${ruleId}/mappings`, { method: 'POST', body })
  })
}

export function useDeleteMapping() {
  const { platform } = useSession()
  return usePropagationChange((id: string) =>
    platform.send(`/propagation/mappings/${id}`, { method: 'DELETE' }),
  )
}
