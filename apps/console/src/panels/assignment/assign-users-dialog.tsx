import type { Rule } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { formatCount } from '../../lib/format-count.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { UserPicker } from '../../entities/user/user-picker.tsx'
import { AssignmentNotice } from './assignment-notice.tsx'
import { useAssignUsers } from './use-assign-users.ts'

interface Props {
  readonly rule: Rule
  readonly onClose: () => void
}

/** Assigns chosen users to a rule; shows the effect before and after. */
export function AssignUsersDialog({ rule, onClose }: Props) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { assignment, done, mutate, data: report, error, isPending } = useAssignUsers(rule)

  if (report !== undefined)
    return (
      <Dialog
        title="Users assigned"
        isOpen
        onClose={onClose}
        footer={
          <Button variant="primary" autoFocus onPress={onClose}>
            Done
          </Button>
        }
      >
        <Notice tone="success">{report}</Notice>
        {!rule.active && (
          <Notice tone="warning">The rule is disabled: enable it to provision them.</Notice>
        )}
      </Dialog>
    )

  return (
    <Dialog
      title={`Assign users to ${rule.name}`}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={chosen.length === 0 || isPending}
            onPress={() => mutate(chosen)}
          >
            {chosen.length === 0 ? 'Assign' : `Assign ${formatCount(chosen.length)}`}
          </Button>
        </>
      }
    >
      <AssignmentNotice assignment={assignment} />
      <UserPicker
        chosen={chosen}
        onChange={setChosen}
        {...(assignment.kind === 'join' && { memberOf: assignment.groupId })}
      />
      {isPending && (
        <output>
          {formatCount(done)} of {formatCount(chosen.length)} assigned
        </output>
      )}
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
    </Dialog>
  )
}
