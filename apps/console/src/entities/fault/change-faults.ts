import { ControlError } from '@pingone-sandbox/client'
import type { FaultReport } from '@pingone-sandbox/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer } from '../../lib/answer.ts'
import { sendControl } from '../../lib/control-client.ts'
import { type FaultChange, inputOf } from './fault-changes.ts'
import { faultsKey, readFaults } from './fault-queries.ts'

/** Changes the current list of faults; all counts are reset. */
export function useChangeFaults() {
  const queryClient = useQueryClient()
  return useMutation({
    // Mutations run in order: two quick presses are two changes.
    scope: { id: 'faults' },
    mutationFn: (change: FaultChange) => changeFaults(change, 5),
    onSuccess: (data) => queryClient.setQueryData(faultsKey, data),
    onError: () => queryClient.invalidateQueries({ queryKey: faultsKey }),
  })
}

async function changeFaults(change: FaultChange, attempts: number): Promise<FaultReport> {
  const { faults, version } = await readFaults()
  const next = { faults: change(faults.map(inputOf)), version }
  try {
    return await sendControl('PUT', '/faults', answer('faultReport'), next)
  } catch (error) {
    const isOvertaken = error instanceof ControlError && error.code === 'conflict'
    if (!isOvertaken || attempts === 1) throw error
    return changeFaults(change, attempts - 1)
  }
}
