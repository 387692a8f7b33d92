import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { failureText, isDeleted } from '../../lib/platform-error.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { DeletedNotice } from '../../ui/deleted-notice.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { useToast } from '../../patterns/toast/toast.tsx'
import { GroupDialog } from './group-dialog.tsx'
import { SubjectRules } from '../../panels/subject-rules/subject-rules.tsx'
import { GroupNestings } from './group-nestings.tsx'
import { GroupMembers } from './group-members.tsx'
import { useDeleteGroup, useGroup } from '../../entities/group/group-queries.ts'

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
        <SubjectRules kind="groups" id={group.id} />
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
