import type { Group } from '@pingone-sandbox/contract'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { failureText } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import layout from '../../ui/layout.module.css'
import { useToast } from '../../patterns/toast/toast.tsx'
import { useChangeMembership, useUsers } from '../../entities/user/user-queries.ts'
import { AddMembersDialog } from './add-members-dialog.tsx'
import { MemberList } from './member-list.tsx'

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
