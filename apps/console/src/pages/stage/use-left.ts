import { useQuery } from '@tanstack/react-query'
import type { RuleWithStatus } from '../../entities/rule/rule-queries.ts'
import { useSyncWork } from '../../entities/sandbox/sync-work.ts'
import { answer } from '../../lib/answer.ts'
import { control } from '../../lib/control-client.ts'

/** How often the progress of a running sync is read, in milliseconds. */
const refetchMs = 1000

/** How many users and groups wait, as far as it is known: queued changes, and those that a sync of a whole rule has not come to. */
export function useLeft(rules: readonly RuleWithStatus[]): number {
  const { queued = 0, running = 0 } = useSyncWork() ?? {}
  const isWorking = queued + running > 0
  const ids = rules.filter(({ active }) => active).map(({ id }) => id)
  const { data: ofRules = 0 } = useQuery({
    // The stream invalidates keys that begin with `rules`.
    queryKey: ['rules', 'progress', ids],
    enabled: isWorking,
    queryFn: async () => {
      const statuses = await Promise.all(
        ids.map((id) => control(`/rules/${id}/status`, answer('ruleStatus'))),
      )
      return statuses.reduce(
        (sum, { progress }) => sum + (progress ? progress.total - progress.done : 0),
        0,
      )
    },
    refetchInterval: isWorking ? refetchMs : false,
  })
  return isWorking ? queued + ofRules : 0
}
