import type { PaceReport, PaceSettings } from '@pingone-sandbox/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { control, sendControl } from '../../lib/control-client.ts'

const queryKey = ['pace']

/** The pace of the requests of the sync; the stream invalidates keys that begin with `pace`. */
export const usePace = ({ refetchInterval }: PaceOptions = {}) =>
  useQuery({
    queryKey,
    queryFn: () => control('/pace', answer('pace')),
    refetchInterval: ({ state: { data } }) => (data && refetchInterval?.(data)) ?? false,
  })

interface PaceOptions {
  /** After how many milliseconds it is read again; false for what the stream tells. */
  readonly refetchInterval?: (pace: PaceReport) => number | false
}

/** Pauses or limits the requests of the sync, or lets some through while paused. */
export function useSetPace() {
  const queryClient = useQueryClient()
  return useMutation({
    scope: { id: 'pace' },
    mutationFn: (settings: PaceSettings) => sendControl('PUT', '/pace', answer('pace'), settings),
    onSuccess: (data) => queryClient.setQueryData(queryKey, data),
  })
}
