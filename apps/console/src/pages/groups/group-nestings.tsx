import type { Group } from '@pingone-sandbox/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { failureText } from '../../lib/platform-error.ts'
import layout from '../../ui/layout.module.css'
import { useToast } from '../../patterns/toast/toast.tsx'
import { MembershipLists } from '../../patterns/list/membership-lists.tsx'
import { useSession } from '../../entities/environment/session.ts'
import { GroupField } from '../../entities/group/group-field.tsx'
import { answer } from '../../lib/answer.ts'

interface Props {
  readonly group: Group
}

/** The groups that a group is nested in: its members are members of those as well. */
export function GroupNestings({ group }: Props) {
  const { platform } = useSession()
  const queryClient = useQueryClient()
  const toast = useToast()
  const path = `/groups/${group.id}/memberOfGroups`
  const { data: nestings = [] } = useQuery({
    queryKey: ['groups', group.id, 'nestings'],
    queryFn: async () =>
      (await platform.list(path, 'groupMemberships', answer('groupMembership'))).items,
  })
  const change = useMutation({
    mutationFn: ({ id, isNested }: { id: string; isNested: boolean }) =>
      isNested
        ? platform.send(path, { method: 'POST', body: { id } })
        : platform.send(`${path}/${id}`, { method: 'DELETE' }),
    onError: (error) => toast('danger', failureText(error)),
    onSettled: () =>
      Promise.all(
        ['users', 'groups'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })),
      ),
  })
  const direct = nestings.filter(({ type }) => type === 'DIRECT').map(({ id }) => id)

  return (
    <section className={layout.stack} aria-label="Nested in">
      <h3>Nested in</h3>
      <MembershipLists
        memberships={nestings}
        emptyText="In no other group."
        onRemove={(id) => change.mutate({ id, isNested: false })}
      />
      <GroupField
        label="Nest in group"
        groupId={undefined}
        without={new Set([group.id, ...direct])}
        onChange={(id) => change.mutate({ id, isNested: true })}
        isAction
      />
    </section>
  )
}
