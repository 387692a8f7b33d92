import type { Rule } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { counted } from '../../lib/format-count.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useRules } from '../../entities/rule/rule-queries.ts'
import { AssignmentNotice } from './assignment-notice.tsx'
import { useAssignUsers } from './use-assign-users.ts'

interface Props {
  readonly userIds: readonly string[]
  readonly onClose: () => void
}

/** Assigns users to a chosen rule; shows the effect before and after. */
export function AssignToRuleDialog({ userIds, onClose }: Props) {
  const { data: rules = [], isSuccess } = useRules()
  const [ruleId, setRuleId] = useState<string | null>(null)
  const rule = rules.find(({ id }) => id === ruleId)
  const who = counted(userIds.length, 'user')
  return (
    <Dialog
      title={`Assign ${who} to a rule`}
      isOpen
      onClose={onClose}
      footer={<Button onPress={onClose}>Close</Button>}
    >
      {isSuccess && rules.length === 0 ? (
        <Notice tone="info">There is no rule yet. Make one under Provisioning.</Notice>
      ) : (
        <SelectField
          label="Rule"
          value={ruleId}
          onChange={setRuleId}
          options={rules.map(({ id, name }) => ({ id, label: name }))}
        />
      )}
      {rule !== undefined && <Assignment key={rule.id} rule={rule} userIds={userIds} />}
    </Dialog>
  )
}

interface AssignmentProps {
  readonly rule: Rule
  readonly userIds: readonly string[]
}

function Assignment({ rule, userIds }: AssignmentProps) {
  const { assignment, mutate, data: report, error, isPending } = useAssignUsers(rule)
  if (report !== undefined) return <Notice tone="success">{report}</Notice>
  return (
    <>
      <AssignmentNotice assignment={assignment} />
      {!rule.active && (
        <Notice tone="warning">The rule is disabled: it provisions no users.</Notice>
      )}
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      <Button variant="primary" isDisabled={isPending} onPress={() => mutate(userIds)}>
        Assign
      </Button>
    </>
  )
}
