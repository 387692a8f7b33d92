import type { RehearsalQuery } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { askPlan, type PlanProgress } from './ask-plan.ts'

/** How much a plan reads at the target, and how long, before it counts by what PingOne knows. */
const bounds = { limit: 200, maxReads: 400, maxMs: 4000 }

/** What a sync would send, rehearsed once; it ends when the component is gone. */
export function usePlan(query: Partial<RehearsalQuery>, { isEnabled = true } = {}) {
  const [progress, setProgress] = useState<PlanProgress>()
  const plan = useQuery({
    queryKey: ['plan', query],
    queryFn: ({ signal }) =>
      askPlan({ query: { ...bounds, ...query }, signal, onProgress: setProgress }),
    enabled: isEnabled,
    // The plan of another moment is no plan.
    ...{ gcTime: 0, staleTime: Infinity, retry: false },
  })
  return { report: plan.data, error: plan.error, isPending: plan.isPending, progress }
}
