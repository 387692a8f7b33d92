import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { control } from '../../../lib/control-client.ts'
import type { RuleWithStanding } from '../../../entities/rule/rule-queries.ts'
import { answer } from '../../../lib/answer.ts'

/** How often it is asked again while the rule is synced. */
const everyMs = 1000

/** What the counters of a rule leave open; asked again with each sync, and all along a long one. */
export function useRuleStatus({ id, syncStatus }: RuleWithStanding, window: string) {
  const { syncState, lastSyncAt } = syncStatus ?? {}
  return useQuery({
    queryKey: ['rule-status', id, window, syncState, lastSyncAt],
    queryFn: () => control(`/rules/${id}/status?window=${window}`, answer('ruleStatus')),
    placeholderData: keepPreviousData,
    refetchInterval: syncState === 'SYNCING' ? everyMs : false,
  })
}
