import type { FailureCause } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { formatCount } from '../../lib/format-count.ts'
import { answer } from '../../lib/answer.ts'
import { control } from '../../lib/control-client.ts'
import { RetryButton } from '../retry/retry-button.tsx'

interface Props {
  readonly ruleId: string
  readonly cause: FailureCause
}

/** Retries all that failed under the rule for the same cause; nothing where that is one alone. */
export function RetryAllButton({ ruleId, cause }: Props) {
  const failures = useFailures(ruleId)
  const same = failures?.causes.find((each) => each.cause === cause)
  if (same === undefined || same.count < 2) return null
  return (
    <RetryButton
      what={`all ${formatCount(same.count)} with this cause`}
      count={same.count}
      query={{ ruleId, cause }}
      examples={same.examples.flatMap(({ type, id }) =>
        type === 'user' || type === 'group' ? [{ type, id }] : [],
      )}
    />
  )
}

/** The failures of a rule by cause. */
function useFailures(ruleId: string) {
  return useQuery({
    // Below the key of the stories, so that the stream invalidates it too.
    queryKey: ['story', 'failures', ruleId],
    queryFn: () => control(`/rules/${ruleId}/status`, answer('ruleStatus')),
  }).data?.failures
}
