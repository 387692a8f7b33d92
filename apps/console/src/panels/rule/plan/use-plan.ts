import type { DraftRule } from '@pingone-sandbox/contract'
import { useMutation } from '@tanstack/react-query'
import { sendControl } from '../../../lib/control-client.ts'
import { answer } from '../../../lib/answer.ts'

/** How many actions a preview shows; all are counted. */
const shown = 200

/** Asks what a sync would do under a rule as an editor has it. Reads go out to the target, writes do not. */
export function usePlan(ruleId: string) {
  return useMutation({
    mutationFn: (draft: DraftRule) =>
      sendControl('POST', '/plan', answer('planReport'), { ruleId, draft, limit: shown }),
  })
}
