import type { ConnectionState, Delivery, DeliverySettings } from '@pingone-sandbox/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { DeletedElsewhereError, UndecidedError } from '../../patterns/merge/update-resource.ts'
import { answer, answerWith } from '../../lib/answer.ts'
import { control, sendControl } from '../../lib/control-client.ts'

const states = answerWith('connections', 'connectionState')
// Below the key of the connections, so that what the stream brings is asked for here as well.
const queryKey = ['stores', 'states']
/** An open circuit goes half-open by itself, and a queue gets shorter without a word in the journal; nothing else does. */
const everyMs = 2000

/** How requests reach the target of a connection, and how its circuit breaker stands at this moment. */
export function useConnectionState(id: string) {
  const { states, error } = useConnectionStates()
  return { state: states?.find((state) => state.id === id), error }
}

/** The same of every connection. */
export function useConnectionStates() {
  const { data, error } = useQuery({
    queryKey,
    queryFn: () => control('/connections', states),
    refetchInterval: ({ state: { data } }) => data?.connections.some(isInMotion) && everyMs,
  })
  return { states: data?.connections, error }
}

const isInMotion = ({ circuit, queued, running }: ConnectionState) =>
  circuit.state !== 'closed' || queued + running > 0

/** Changes delivery settings, as they are by then; they hold from the next request on. */
export function useSetDelivery(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (revise: (now: Delivery) => DeliverySettings | undefined) => {
      const { connections } = await control('/connections', states)
      const now = connections.find((state) => state.id === id)
      if (now === undefined) throw new DeletedElsewhereError()
      const settings = revise(now.delivery)
      if (settings === undefined) throw new UndecidedError()
      return sendControl(
        'PATCH',
        `/connections/${id}/delivery`,
        answer('connectionState'),
        settings,
      )
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  })
}
