import type { DraftRule, Rule } from '@pingone-sandbox/contract'
import { useMutation } from '@tanstack/react-query'
import { ScanSearch } from 'lucide-react'
import { useStores } from '../../../entities/connection/connection-queries.ts'
import { answer } from '../../../lib/answer.ts'
import { sendControl } from '../../../lib/control-client.ts'
import { failureText } from '../../../lib/platform-error.ts'
import { Button } from '../../../ui/button.tsx'
import layout from '../../../ui/layout.module.css'
import { Notice } from '../../../ui/notice.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { planWords } from './plan-words.ts'
import { PlannedActions } from './planned-actions.tsx'

interface Props {
  readonly rule: Rule
  /** The editor's values, merged over the saved rule. */
  readonly draft?: DraftRule
  readonly label?: string
}

/** Shows what would be sent if the edited rule were enabled and synced now. */
export function PlanPreview({ rule, draft = {}, label = 'Preview changes' }: Props) {
  const plan = usePlan(rule.id)
  const target = useStores().data?.find(({ id }) => id === rule.targetStore.id)
  const run = () => plan.mutate({ active: true, ...draft })

  return (
    <section className={layout.stack} aria-label="Plan">
      <div className={layout.row}>
        <Button icon={<ScanSearch size={16} />} isDisabled={plan.isPending} onPress={run}>
          {label}
        </Button>
        {plan.isPending && <StatusBadge tone="running">Reading the target</StatusBadge>}
      </div>
      <div aria-live="polite" className={layout.stack}>
        {plan.error !== null && <Notice tone="danger">{failureText(plan.error)}</Notice>}
        {plan.data !== undefined && target?.status === 'INACTIVE' && (
          <Notice tone="warning">
            The connection {target.name} is disabled: nothing would be sent.
          </Notice>
        )}
        {plan.data !== undefined && target?.status === 'ACTIVE' && (
          <>
            <Notice tone="info" title={planWords(plan.data)}>
              {rule.active ? 'If the rule were synced now.' : 'If the rule were enabled now.'} The
              target was read and nothing was written.
            </Notice>
            <PlannedActions report={plan.data} />
          </>
        )}
      </div>
    </section>
  )
}

/** How many actions a preview shows; all are counted. */
const shown = 200

/** Asks what a sync would do under a rule as an editor has it. Reads go out to the target, writes do not. */
function usePlan(ruleId: string) {
  return useMutation({
    mutationFn: (draft: DraftRule) =>
      sendControl('POST', '/plan', answer('planReport'), { ruleId, draft, limit: shown }),
  })
}
