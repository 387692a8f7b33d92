import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { control, sendControl } from '../../lib/control-client.ts'

const misbehaviour = z.object({
  id: z.string(),
  title: z.string(),
  what: z.string(),
  evidence: z.object({ source: z.string(), note: z.string() }),
  effect: z.string(),
  remedy: z.string(),
  section: z.string(),
  active: z.boolean(),
})
export type Misbehaviour = z.infer<typeof misbehaviour>

const answer = z.object({ misbehaviours: z.array(misbehaviour) })
const queryKey = ['misbehaviours']

/** They may be switched from elsewhere, and no stream tells of that. */
const refetchInterval = 3000

/** What the reference server can get wrong, and what of it is on. */
export const useMisbehaviours = () =>
  useQuery({ queryKey, queryFn: () => control('/misbehaviours', answer), refetchInterval })

/** Replaces the set of those that are on. */
export function useChooseMisbehaviours() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (active: readonly string[]) =>
      sendControl('PUT', '/misbehaviours', answer, { active }),
    onSuccess: (data) => queryClient.setQueryData(queryKey, data),
  })
}
