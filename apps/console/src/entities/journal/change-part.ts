import type { ChangeRecord } from '@pingone-sandbox/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { control } from '../../lib/control-client.ts'
import { type PartCriteria, partKey } from './refresh-parts.ts'

/**
 * The entries of one change about some of its users and groups.
 *
 * @param criteria - undefined reads nothing.
 */
export function useChangePart(id: string, criteria: PartCriteria | undefined) {
  const queryClient = useQueryClient()
  const key = [partKey, id, criteria] as const
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: () => readPart(id, criteria ?? {}),
    enabled: criteria !== undefined,
    staleTime: Infinity,
    structuralSharing: false,
    // What is shown stays while another filter is read.
    placeholderData: (known) => (known?.id === id ? known : undefined),
  })
  const further = useMutation({
    mutationFn: (after: string) => readPart(id, criteria ?? {}, after),
    onSuccess: (page) =>
      queryClient.setQueryData<ChangeRecord>(
        key,
        (known) => known && { ...page, entries: [...known.entries, ...page.entries] },
      ),
  })
  return { part: criteria && data, error: error ?? further.error, further }
}

function readPart(id: string, criteria: PartCriteria, after?: string): Promise<ChangeRecord> {
  const query = new URLSearchParams({ ...criteria, ...(after !== undefined && { after }) })
  return control(`/changes/${encodeURIComponent(id)}?${query}`, answer('changeRecord'))
}
