import type { Group } from '@pingone-sandbox/pingone/contract'
import { UserPlus, X } from 'lucide-react'
import { useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import layout from '../../ui/layout.module.css'
import { useToast } from '../../ui/toast.tsx'
import choice from '../rules/choice-list.module.css'
import { fullName } from '../users/user-names.ts'
import { useChangeMembership, useUsers } from '../users/user-queries.ts'
import { AddMembersDialog } from './add-members-dialog.tsx'

interface Props {
  readonly group: Group
}

/** The users in a group. */
export function GroupMembers({ group }: Props) {
  const [isAdding, setAdding] = useState(false)
  const { users = [], total, hasMore, loadMore } = useUsers({ search: '', memberOf: group.id })
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
      {users.length === 0 ? (
        <p className={layout.muted}>Nobody is in this group.</p>
      ) : (
        <ul className={choice.list}>
          {users.map((user) => (
            <li key={user.id} className={layout.spread}>
              <span>
                {fullName(user)} <span className={layout.muted}>{user.username}</span>
              </span>
              <IconButton aria-label={`Remove ${user.username}`} onPress={() => remove(user.id)}>
                <X size={15} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {hasMore && (
        <Button size="small" variant="quiet" onPress={loadMore}>
          Load more
        </Button>
      )}
      {isAdding && <AddMembersDialog group={group} onClose={() => setAdding(false)} />}
    </section>
  )
}
