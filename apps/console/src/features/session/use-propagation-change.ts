import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSession } from './session.ts'

/**
 * A change of connections, rules or mappings.
 *
 * A revision follows each, since only then does provisioning act on it; PingOne's console makes one unasked, too.
 */
export function usePropagationChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const { platform } = useSession()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (input: Input) => {
      const result = await change(input)
      await platform.send('/propagation/revisions', { method: 'POST' })
      return result
    },
    onSettled: () =>
      Promise.all(
        ['stores', 'rules', 'mappings', 'synced'].map((key) =>
          queryClient.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  })
}
