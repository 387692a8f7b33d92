import type { Group } from '@pingone-sandbox/contract'
import { UserPlus, X } from 'lucide-react'
import { useState } from 'react'
import { formatCount } from '../../lib/format-count.ts'
import { fullName } from '../../entities/user/user-names.ts'
import { useChangeMembership, useUsers } from '../../entities/user/user-queries.ts'
import { failureText } from '../../lib/platform-error.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import choice from '../../ui/choice-list.module.css'
import { IconButton } from '../../ui/icon-button.tsx'
import layout from '../../ui/layout.module.css'
import { lazyCode } from '../../lib/patient-code.ts'

const AddMembersDialog = lazyCode(
  async () => (await import('./add-members-dialog.tsx')).AddMembersDialog,
)

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
        <h3>Members ({formatCount(total)})</h3>
        <Button size="small" icon={<UserPlus size={15} />} onPress={() => setAdding(true)}>
          Add members
        </Button>
      </div>
      {total === 0 && <p className={layout.muted}>This group has no members.</p>}
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
  /** Absent for members that cannot be removed here. */
  readonly onRemove?: (userId: string) => void
}

/** Members of a group by kind of membership. */
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
