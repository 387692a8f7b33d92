import type { DraftRule, Rule } from '@pingone-sandbox/contract'
import { useStores } from '../../entities/connection/connection-queries.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { PlanProgress } from './plan-progress.tsx'
import { PlanView } from './plan-view.tsx'
import { usePlan } from './use-plan.ts'

interface Props {
  readonly rule: Rule
  readonly draft: DraftRule
  readonly onClose: () => void
}

/** What would be sent if the edited rule and its connection were enabled and synced in full. */
export function PlanPreviewDialog({ rule, draft, onClose }: Props) {
  const target = useStores().data?.find(({ id }) => id === rule.targetStore.id)
  const { report, error, progress, isPending } = usePlan({
    ruleId: rule.id,
    rule: { id: rule.id, active: true, ...draft },
    connection: { id: rule.targetStore.id, status: 'ACTIVE' },
  })
  return (
    <Dialog
      title={`What ${rule.name} would send`}
      size="wide"
      isOpen
      onClose={onClose}
      footer={<Button onPress={onClose}>Close</Button>}
    >
      {target?.status === 'INACTIVE' && (
        <Notice tone="warning">
          The connection {target.name} is disabled: nothing is sent until it is enabled.
        </Notice>
      )}
      <p className={layout.muted}>
        {rule.active ? 'If the rule were synced in full now.' : 'If the rule were enabled now.'}
      </p>
      <div aria-live="polite">{isPending && <PlanProgress progress={progress} />}</div>
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      {report !== undefined && <PlanView report={report} />}
    </Dialog>
  )
}
