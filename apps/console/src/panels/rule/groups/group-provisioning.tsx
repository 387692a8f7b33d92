import type { Rule } from '@pingone-sandbox/contract'
import { useRef } from 'react'
import { formatCount } from '../../../lib/format-count.ts'
import { lazyCode } from '../../../lib/patient-code.ts'
import { useLeadToProblem } from '../../../patterns/form/use-lead-to-problem.ts'
import { SaveRow } from '../../../patterns/leave/save-row.tsx'
import { SaveTrouble } from '../../../patterns/merge/save-trouble.tsx'
import { useDraft } from '../../../patterns/merge/use-draft.ts'
import layout from '../../../ui/layout.module.css'
import { PlanPreviewButton } from '../../plan/plan-preview-button.tsx'
import { GroupPicker } from './group-picker.tsx'
import { groupIdsOf, groupLists, useSaveGroups } from './use-save-groups.ts'

const MembershipHandlingDialog = lazyCode(
  async () => (await import('./membership-handling-dialog.tsx')).MembershipHandlingDialog,
)

interface Props {
  readonly rule: Rule
}

/** The groups that the rule provisions. */
export function GroupProvisioning({ rule }: Props) {
  const draft = useDraft<readonly string[]>(groupIdsOf(rule), groupLists)
  const { value: chosen } = draft
  const saving = useSaveGroups(rule, draft)
  const root = useRef<HTMLDivElement>(null)
  useLeadToProblem(root, saving.failure.count)

  return (
    <div ref={root} className={layout.stack}>
      <GroupPicker value={chosen} onChange={draft.edit} />
      <SaveTrouble failure={saving.failure} />
      <SaveRow
        isDirty={draft.isDirty}
        isPending={saving.isPending}
        onSave={saving.save}
        onDiscard={draft.discard}
      >
        <PlanPreviewButton rule={rule} draft={{ groups: chosen.map((id) => ({ id })) }} />
        <span className={layout.muted}>{formatCount(chosen.length)} selected</span>
      </SaveRow>
      {saving.asked !== undefined && (
        <MembershipHandlingDialog
          connection={saving.asked}
          isPending={saving.isPending}
          onConfirm={saving.answer}
          onClose={saving.cancel}
        />
      )}
    </div>
  )
}
