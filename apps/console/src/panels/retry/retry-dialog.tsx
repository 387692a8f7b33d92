import type { RetryQuery, SubjectKey } from '@pingone-sandbox/contract'
import { useQuery } from '@tanstack/react-query'
import { formatCount } from '../../lib/format-count.ts'
import { answer } from '../../lib/answer.ts'
import { sendControl } from '../../lib/control-client.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { ConfirmModal } from '../../ui/confirm-modal.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { PlanView } from '../plan/plan-view.tsx'
import { startWords } from './start-words.ts'
import { useRetry } from './use-retry.ts'

interface Props {
  readonly what: string
  readonly query: RetryQuery
  readonly count: number
  readonly examples: readonly SubjectKey[]
  readonly onClose: () => void
}

/** Shows what a retry would send, and starts it. */
export function RetryDialog({ what, query, count, examples, onClose }: Props) {
  const plan = useRetryPlan(query, examples)
  const retry = useRetry()
  const toast = useToast()
  return (
    <ConfirmModal
      title={`Retry ${what}?`}
      confirmLabel="Retry"
      variant="primary"
      size="wide"
      isPending={retry.isPending}
      onClose={onClose}
      onConfirm={() =>
        retry.mutate(query, {
          onSuccess: (started) => toast(...startWords(started)),
          onError: (error) => toast('danger', failureText(error)),
          onSettled: onClose,
        })
      }
    >
      <div aria-live="polite" className={layout.stack}>
        {plan.isPending && <StatusBadge tone="running">Reading the target</StatusBadge>}
        {plan.error !== null && <Notice tone="danger">{failureText(plan.error)}</Notice>}
        {plan.data !== undefined && (
          <>
            {examples.length < count && (
              <Notice tone="info">{`This is the plan for ${formatCount(examples.length)} of them.`}</Notice>
            )}
            <PlanView report={plan.data} />
          </>
        )}
      </div>
    </ConfirmModal>
  )
}

/** What the retry of some users and groups would send. */
function useRetryPlan({ ruleId }: RetryQuery, subjects: readonly SubjectKey[]) {
  return useQuery({
    queryKey: ['retry-plan', ruleId, subjects],
    queryFn: () =>
      sendControl('POST', '/plan', answer('planReport'), {
        subjects,
        ...(ruleId !== undefined && { ruleId }),
      }),
    // The plan of another moment is no plan.
    gcTime: 0,
  })
}
