import type { Group } from '@pingone-sandbox/contract'
import { useState } from 'react'
import { UserPicker } from '../../entities/user/user-picker.tsx'
import { useChangeMembership } from '../../entities/user/user-queries.ts'
import { formatCount } from '../../lib/format-count.ts'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'

interface Props {
  readonly group: Group
  readonly onClose: () => void
}

/** Chooses users who join a group. */
export function AddMembersDialog({ group, onClose }: Props) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { mutate, isPending, error } = useChangeMembership()
  return (
    <Dialog
      title={`Add members to ${group.name}`}
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={chosen.length === 0 || isPending}
            onPress={() =>
              mutate({ groupId: group.id, userIds: chosen, isMember: true }, { onSuccess: onClose })
            }
          >
            {chosen.length === 0 ? 'Add' : `Add ${formatCount(chosen.length)}`}
          </Button>
        </>
      }
    >
      <UserPicker chosen={chosen} onChange={setChosen} memberOf={group.id} />
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
    </Dialog>
  )
}
