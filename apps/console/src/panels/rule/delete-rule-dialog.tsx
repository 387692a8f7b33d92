import type { PropagationStore, Rule } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { formatCount } from '../../lib/format-count.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Expander } from '../../ui/expander.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import layout from '../../ui/layout.module.css'
import { useToast } from '../../patterns/toast/toast.tsx'
import choice from '../../ui/choice-list.module.css'
import { useDeleteRule } from '../../entities/rule/rule-changes.ts'
import { PlanView } from '../plan/plan-view.tsx'
import { usePlan } from '../plan/use-plan.ts'
import { usePresentUsers } from '../../entities/rule/rule-queries.ts'

interface Props {
  readonly rule: Rule
  readonly target: PropagationStore | undefined
  readonly onClose: () => void
  readonly onDeleted: () => void
}

/** Asks what happens to the rule's users before it is deleted. */
export function DeleteRuleDialog({ rule, target, onClose, onDeleted }: Props) {
  const canDeprovision = target?.managed === true
  const [deprovision, setDeprovision] = useState(canDeprovision)
  const [isUnderstood, setUnderstood] = useState(false)
  const remove = useDeleteRule()
  // A deleted rule is not queried.
  const { data: present } = usePresentUsers(rule.id, remove.isIdle || remove.isError)
  const plan = usePlan(
    { deletedRule: { id: rule.id, deprovision }, extent: 'revision' },
    { isEnabled: deprovision && (remove.isIdle || remove.isError) },
  )
  const toast = useToast()
  const affected = deprovision ? (present?.users ?? []) : []
  const count = present?.total ?? 0
  const fate = target?.configuration['REMOVE_ACTION'] === 'Delete' ? 'deleted' : 'disabled'

  return (
    <Dialog
      title={`Delete ${rule.name}?`}
      role="alertdialog"
      size={affected.length > 0 ? 'wide' : 'normal'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="danger"
            isDisabled={remove.isPending || (affected.length > 0 && !isUnderstood)}
            onPress={() =>
              remove.mutate(
                { id: rule.id, deprovision },
                { onSuccess: onDeleted, onError: (error) => toast('danger', failureText(error)) },
              )
            }
          >
            Delete
          </Button>
        </>
      }
    >
      <p>The rule and its attribute mapping are removed.</p>
      <Checkbox isSelected={deprovision} onChange={setDeprovision} isDisabled={!canDeprovision}>
        Deprovision its users at the target
      </Checkbox>
      {!canDeprovision && (
        <p>The connection has Deprovision on rule deletion off, so the users at the target stay.</p>
      )}
      {affected.length > 0 && (
        <>
          <p>
            Unless another rule keeps them there, {count > affected.length && 'up to '}
            {formatCount(count)} {count === 1 ? 'user is' : 'users are'} {fate} at {target?.name}:
          </p>
          <ul className={choice.list} aria-label="Users to deprovision">
            {affected.map(({ subject }) => (
              <li key={subject.id}>{subject.name}</li>
            ))}
          </ul>
          {deprovision && plan.report !== undefined && (
            <Expander summary="What is sent">
              {() => plan.report && <PlanView report={plan.report} />}
            </Expander>
          )}
          <div className={layout.row}>
            <Checkbox isSelected={isUnderstood} onChange={setUnderstood}>
              I understand that they are {fate}
            </Checkbox>
          </div>
        </>
      )}
    </Dialog>
  )
}
