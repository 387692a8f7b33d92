import type { Rule } from '@pingone-sandbox/pingone/contract'
import { useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useDeleteRule } from './rule-queries.ts'

interface Props {
  readonly rule: Rule
  /** The connection has *Deprovision on Rule Deletion* on. */
  readonly canDeprovision: boolean
  readonly onClose: () => void
  readonly onDeleted: () => void
}

/** Asks what becomes of the rule's users before it is deleted. */
export function DeleteRuleDialog({ rule, canDeprovision, onClose, onDeleted }: Props) {
  const [deprovision, setDeprovision] = useState(canDeprovision)
  const remove = useDeleteRule()
  const toast = useToast()
  return (
    <ConfirmDialog
      title={`Delete ${rule.name}?`}
      confirmLabel="Delete"
      isOpen
      isPending={remove.isPending}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(
          { id: rule.id, deprovision },
          { onSuccess: onDeleted, onError: (error) => toast('danger', failureText(error)) },
        )
      }
    >
      <p>The rule and its attribute mapping are removed.</p>
      <Checkbox isSelected={deprovision} onChange={setDeprovision} isDisabled={!canDeprovision}>
        Deprovision its users at the target
      </Checkbox>
      {!canDeprovision && (
        <p>The connection has Deprovision on Rule Deletion off, so the users at the target stay.</p>
      )}
    </ConfirmDialog>
  )
}
