import type { Group } from '@pingone-sandbox/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useSession } from '../../entities/environment/session.ts'
import { GroupField } from '../../entities/group/group-field.tsx'
import { useDeleteGroup, useGroup } from '../../entities/group/group-queries.ts'
import { answer } from '../../lib/answer.ts'
import { failureText, isDeleted } from '../../lib/platform-error.ts'
import { useOwnDeletion } from '../../lib/use-own-deletion.ts'
import { SubjectRules } from '../../panels/subject-rules/subject-rules.tsx'
import { MembershipLists } from '../../patterns/list/membership-lists.tsx'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { DeletedNotice } from '../../ui/deleted-notice.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { GroupMembers } from './group-members.tsx'
import { lazyCode } from '../../lib/patient-code.ts'

const GroupDialog = lazyCode(async () => (await import('./group-dialog.tsx')).GroupDialog)

interface Props {
  readonly groupId: string
  readonly onClose: () => void
}

/** The details of one group. */
export function GroupPanel({ groupId, onClose }: Props) {
  const [open, setOpen] = useState<'edit' | 'delete'>()
  const { data: group, error } = useGroup(groupId)
  const remove = useDeleteGroup()
  const toast = useToast()
  const close = () => setOpen(undefined)

  if (group === undefined)
    return (
      <SidePanel title="Group" onClose={onClose}>
        {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      </SidePanel>
    )

  return (
    <SidePanel title={group.name} subtitle={group.description ?? 'Group'} onClose={onClose}>
      <div className={layout.stack}>
        {isDeleted(error) && <DeletedNotice what="group" />}
        <div className={layout.row}>
          <Button icon={<Pencil size={15} />} onPress={() => setOpen('edit')}>
            Edit group
          </Button>
          <Button icon={<Trash2 size={15} />} onPress={() => setOpen('delete')}>
            Delete group
          </Button>
          <CopyButton size="normal" text={group.id} label="Copy id" />
        </div>
        <SubjectRules kind="groups" id={group.id} name={group.name} />
        <GroupMembers group={group} />
        <GroupNestings group={group} />
      </div>
      {open === 'edit' && <GroupDialog group={group} onClose={close} />}
      <ConfirmDialog
        title={`Delete ${group.name}?`}
        confirmLabel="Delete"
        isOpen={open === 'delete'}
        isPending={remove.isPending}
        onClose={close}
        onConfirm={() =>
          remove.mutate(group.id, {
            onSuccess: onClose,
            onError: (failure) => toast('danger', failureText(failure)),
          })
        }
      >
        Its members stay, but rules whose filter names this group no longer match them.
      </ConfirmDialog>
    </SidePanel>
  )
}

interface GroupNestingsProps {
  readonly group: Group
}

/** The groups that a group is nested in: its members are members of those as well. */
function GroupNestings({ group }: GroupNestingsProps) {
  const { platform } = useSession()
  const queryClient = useQueryClient()
  const toast = useToast()
  const path = `/groups/${group.id}/memberOfGroups`
  const isDeleted = useOwnDeletion('groups', group.id)
  const { data: nestings = [] } = useQuery({
    queryKey: ['groups', group.id, 'nestings'],
    enabled: !isDeleted,
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
