import type { ConnectionState, Delivery, DeliverySettings } from '@pingone-sandbox/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { DeletedElsewhereError, UndecidedError } from '../../patterns/merge/update-resource.ts'
import { answer, answerWith } from '../../lib/answer.ts'
import { control, sendControl } from '../../lib/control-client.ts'

const states = answerWith('connections', 'connectionState')
// Below the key of the connections, so that the stream invalidates it too.
const queryKey = ['stores', 'states']
/** Polled, since a circuit turns half-open and queues get shorter without a journal entry. Milliseconds. */
const everyMs = 2000

/** Delivery settings and circuit breaker of a connection. */
export function useConnectionState(id: string) {
  const { states, error } = useConnectionStates()
  return { state: states?.find((state) => state.id === id), error }
}

/** Delivery settings and circuit breakers of all connections. */
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

/** Changes the current delivery settings; they apply from the next request on. */
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
