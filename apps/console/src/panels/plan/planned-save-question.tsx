import { counted } from '../../lib/format-count.ts'
import { ControlError } from '@pingone-sandbox/client'
import { useEffect, useState } from 'react'
import type { PlanAnswer, PlannedSave } from '../../entities/revision/plan-gate.ts'
import { NoAnswerError } from '../../lib/reach-sandbox.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { nothingWords } from './nothing-words.ts'
import { PlanProgress } from './plan-progress.tsx'
import { PlanView } from './plan-view.tsx'
import { usePlan } from './use-plan.ts'

interface Props {
  readonly save: PlannedSave
  readonly onAnswer: (answer: PlanAnswer) => void
}

/** A plan that is ready sooner is shown at once; one that takes longer shows its progress meanwhile. */
const patienceMs = 400

/** Shows what a save would send, and asks whether to save. Where nothing would be written, it confirms without a question. */
export function PlannedSaveQuestion({ save, onAnswer }: Props) {
  const { title, confirmLabel, drafts } = save
  const { report, error, progress, isPending } = usePlan({ ...drafts, extent: 'revision' })
  const note = report && nothingWords(report)
  const isLate = useIsLate(patienceMs)

  // What is refused here is refused by the save, which places the message at its field.
  const isRefused =
    error instanceof NoAnswerError || (error instanceof ControlError && error.status < 500)
  const silent = isRefused ? '' : note

  useEffect(() => {
    if (silent !== undefined) onAnswer({ isConfirmed: true, note: silent })
  }, [silent, onAnswer])

  if (silent !== undefined || (isPending && !isLate)) return null
  const removals = report ? report.removals.disabled + report.removals.deleted : 0
  const confirm = () => onAnswer({ isConfirmed: true, note: '' })
  const keep = () => onAnswer({ isConfirmed: false, note: '' })
  return (
    <Dialog
      title={title}
      size="wide"
      role="alertdialog"
      isOpen
      onClose={keep}
      footer={
        <>
          <Button onPress={keep}>Keep editing</Button>
          <Button
            // The focus is given when the plan is there.
            key={isPending ? 'early' : 'planned'}
            variant={removals > 0 ? 'danger' : 'primary'}
            autoFocus={!isPending}
            onPress={confirm}
          >
            {isPending ? `${confirmLabel} without waiting` : labelOf(confirmLabel, report)}
          </Button>
        </>
      }
    >
      <div aria-live="polite">{isPending && <PlanProgress progress={progress} />}</div>
      {error !== null && (
        <Notice tone="danger" title="What it would send is not known">
          {failureText(error)}
        </Notice>
      )}
      {report !== undefined && <PlanView report={report} />}
    </Dialog>
  )
}

/** `Save and disable 12 users`. */
function labelOf(verb: string, report: ReturnType<typeof usePlan>['report']): string {
  const { disabled = 0, deleted = 0 } = report?.removals ?? {}
  const parts = [
    disabled > 0 ? `disable ${counted(disabled, 'user')}` : '',
    deleted > 0 ? `delete ${counted(deleted, 'user')}` : '',
  ].filter((part) => part !== '')
  return [verb, ...parts].join(' and ')
}

function useIsLate(ms: number): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return isLate
}
