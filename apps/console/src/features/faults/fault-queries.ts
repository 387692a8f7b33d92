import { faultReport, type FaultInput, type FaultReport } from '@pingone-sandbox/pingone/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { control, sendControl } from '../../lib/control-client.ts'

/** A fault in force, with how often it was met. */
export type ActiveFault = FaultReport['faults'][number]

const queryKey = ['faults']
/** Hits come with requests, and whoever replaces the set from elsewhere tells nobody. */
const refetchInterval = 2000

/** What is put in the way of requests to the targets. */
export const useFaults = () =>
  useQuery({ queryKey, queryFn: () => control('/faults', faultReport), refetchInterval })

/** Replaces the whole set; all hits are counted anew. */
export function useSetFaults() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (faults: readonly FaultInput[]) =>
      sendControl('PUT', '/faults', faultReport, { faults }),
    onSuccess: (data) => queryClient.setQueryData(queryKey, data),
  })
}

/** A fault as it was set, without its counts. */
export function inputOf({ seen: _seen, hits: _hits, ...fault }: ActiveFault): FaultInput {
  return fault
}
