import type { Group } from '@pingone-sandbox/contract'
import { UserPlus, X } from 'lucide-react'
import { useState } from 'react'
import { fullName } from '../../entities/user/user-names.ts'
import { UserPicker } from '../../entities/user/user-picker.tsx'
import { useChangeMembership, useUsers } from '../../entities/user/user-queries.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import choice from '../../ui/choice-list.module.css'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'

interface Props {
  readonly group: Group
}

/** The users in a group. */
export function GroupMembers({ group }: Props) {
  const [isAdding, setAdding] = useState(false)
  const direct = useUsers({ search: '', memberOf: group.id, membership: 'DIRECT' })
  const inherited = useUsers({ search: '', memberOf: group.id, membership: 'INDIRECT' })
  const total = direct.total + inherited.total
  const change = useChangeMembership()
  const toast = useToast()
  const remove = (id: string) =>
    change.mutate(
      { groupId: group.id, userIds: [id], isMember: false },
      { onError: (error) => toast('danger', failureText(error)) },
    )

  return (
    <section className={layout.stack} aria-label="Members">
      <div className={layout.spread}>
        <h3>Members ({total})</h3>
        <Button size="small" icon={<UserPlus size={15} />} onPress={() => setAdding(true)}>
          Add members
        </Button>
      </div>
      {total === 0 && <p className={layout.muted}>Nobody is in this group.</p>}
      {direct.total > 0 && <MemberList label="Direct members" list={direct} onRemove={remove} />}
      {inherited.total > 0 && (
        <>
          <p className={layout.muted}>Through nested groups or the group’s filter:</p>
          <MemberList label="Inherited members" list={inherited} />
        </>
      )}
      {isAdding && <AddMembersDialog group={group} onClose={() => setAdding(false)} />}
    </section>
  )
}

interface MemberListProps {
  readonly label: string
  readonly list: ReturnType<typeof useUsers>
  /** Absent for members who cannot be taken out here. */
  readonly onRemove?: (userId: string) => void
}

/** Members of a group who came to it in the same way. */
function MemberList({ label, list: { users = [], hasMore, loadMore }, onRemove }: MemberListProps) {
  return (
    <>
      <ul className={choice.list} aria-label={label}>
        {users.map((user) => (
          <li key={user.id} className={layout.spread}>
            <span>
              {fullName(user)} <span className={layout.muted}>{user.username}</span>
            </span>
            {onRemove !== undefined && (
              <IconButton aria-label={`Remove ${user.username}`} onPress={() => onRemove(user.id)}>
                <X size={15} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button size="small" variant="quiet" onPress={loadMore}>
          Load more
        </Button>
      )}
    </>
  )
}

interface AddMembersDialogProps {
  readonly group: Group
  readonly onClose: () => void
}

/** Chooses users who join a group. */
function AddMembersDialog({ group, onClose }: AddMembersDialogProps) {
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
            {chosen.length === 0 ? 'Add' : `Add ${chosen.length}`}
          </Button>
        </>
      }
    >
      <UserPicker chosen={chosen} onChange={setChosen} memberOf={group.id} />
      {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
    </Dialog>
  )
}
