import type { User } from '@pingone-sandbox/contract'
import { failureText } from '../../lib/platform-error.ts'
import layout from '../../ui/layout.module.css'
import { useToast } from '../../patterns/toast/toast.tsx'
import { MembershipLists } from '../../patterns/list/membership-lists.tsx'
import { GroupField } from '../../entities/group/group-field.tsx'
import { useChangeMembership, useMemberships } from '../../entities/user/user-queries.ts'

interface Props {
  readonly user: User
}

/** The groups of a user. */
export function UserGroups({ user }: Props) {
  const memberships = useMemberships(user.id).data ?? []
  const change = useChangeMembership()
  const toast = useToast()
  const joined = new Set(memberships.filter(({ type }) => type === 'DIRECT').map(({ id }) => id))
  const set = (groupId: string, isMember: boolean) =>
    change.mutate(
      { groupId, userIds: [user.id], isMember },
      { onError: (error) => toast('danger', failureText(error)) },
    )

  return (
    <section className={layout.stack} aria-label="Groups">
      <h3>Groups</h3>
      <MembershipLists
        memberships={memberships}
        emptyText="In no group."
        onRemove={(id) => set(id, false)}
      />
      <GroupField
        label="Add to group"
        groupId={undefined}
        without={joined}
        onChange={(id) => set(id, true)}
        isAction
      />
    </section>
  )
}
