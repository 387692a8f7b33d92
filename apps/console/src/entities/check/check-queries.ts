import type { CheckQuery, CheckRun } from '@pingone-sandbox/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { control, controlResponse, sendControl } from '../../lib/control-client.ts'

/** The address of a check below the control API. */
export const checkPath = (id: string): string => `/checks/${encodeURIComponent(id)}`

/** The latest checks, newest first. The stream says when to read them again. */
export const useChecks = () =>
  useQuery({
    queryKey: ['checks', 'list'],
    queryFn: async () => (await control('/checks', answer('checkRuns'))).checks,
  })

/** One check: what it found so far, and its report. One that has ended is read once. */
export const useCheck = (id: string) =>
  useQuery({
    queryKey: ['checks', 'one', id],
    queryFn: () => control(checkPath(id), answer('checkRecord')),
    enabled: ({ state: { data } }) => data === undefined || data.status === 'running',
  })

/** Starts a check. */
export function useStartCheck() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (query: CheckQuery) => sendControl('POST', '/checks', answer('checkRun'), query),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['checks'] }),
  })
}

/** Makes a check stop. */
export function useStopCheck() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: CheckRun) => controlResponse(checkPath(id), { method: 'DELETE' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['checks'] }),
  })
}
