import { useQuery } from '@tanstack/react-query'
import { readWork } from '../../lib/control-client.ts'

/** While there is work, the queue changes without an entry in the journal. */
const refetchMs = 1000

/** How much is left to provision; undefined until it is read. */
export function useSyncWork() {
  return useQuery({
    // The stream invalidates keys that begin with `idle`.
    queryKey: ['idle', 'work'],
    queryFn: readWork,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && data.queued + data.running > 0 ? refetchMs : false,
  }).data
}
