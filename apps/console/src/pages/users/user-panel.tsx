import type { User } from '@pingone-sandbox/contract'
import { Pencil, Trash2, Waypoints } from 'lucide-react'
import { useState } from 'react'
import { usePopulations } from '../../entities/population/population-queries.ts'
import { fullName } from '../../entities/user/user-names.ts'
import { useDeleteUser, useEnableUser, useUser } from '../../entities/user/user-queries.ts'
import { formatInstant } from '../../lib/format-time.ts'
import { failureText, isDeleted } from '../../lib/platform-error.ts'
import { SubjectRules } from '../../panels/subject-rules/subject-rules.tsx'
import { AsyncSwitch } from '../../patterns/toast/async-switch.tsx'
import { useToast } from '../../patterns/toast/toast.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { DefinitionList } from '../../ui/definition-list.tsx'
import { DeletedNotice } from '../../ui/deleted-notice.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { UserGroups } from './user-groups.tsx'
import { lazyCode } from '../../lib/patient-code.ts'

const AssignToRuleDialog = lazyCode(
  async () =>
    (await import('../../panels/assignment/assign-to-rule-dialog.tsx')).AssignToRuleDialog,
)
const UserDialog = lazyCode(async () => (await import('./user-dialog.tsx')).UserDialog)

interface Props {
  readonly userId: string
  readonly onClose: () => void
}

/** The details of one user. */
export function UserPanel({ userId, onClose }: Props) {
  const [open, setOpen] = useState<'edit' | 'delete' | 'assign'>()
  const { data: user, error } = useUser(userId)
  const population = usePopulations()?.find(({ id }) => id === user?.population.id)
  const remove = useDeleteUser()
  const toast = useToast()
  const close = () => setOpen(undefined)

  if (user === undefined)
    return (
      <SidePanel title="User" onClose={onClose}>
        {error !== null && <Notice tone="danger">{failureText(error)}</Notice>}
      </SidePanel>
    )

  return (
    <SidePanel
      title={fullName(user)}
      subtitle={user.username}
      action={<UserToggle user={user} />}
      onClose={onClose}
    >
      <div className={layout.stack}>
        {isDeleted(error) && <DeletedNotice what="user" />}
        <div className={layout.row}>
          <Button icon={<Pencil size={15} />} onPress={() => setOpen('edit')}>
            Edit user
          </Button>
          <Button icon={<Waypoints size={15} />} onPress={() => setOpen('assign')}>
            Assign to a rule
          </Button>
          <Button icon={<Trash2 size={15} />} onPress={() => setOpen('delete')}>
            Delete user
          </Button>
          <CopyButton size="normal" text={user.id} label="Copy id" />
        </div>
        <DefinitionList
          entries={{
            Username: user.username,
            'Email Address': user.email ?? '–',
            Title: user.title ?? '–',
            'User Type': user.type ?? '–',
            Population: population?.name ?? '…',
            'Primary Phone': user.primaryPhone ?? '–',
            'Mobile Phone': user.mobilePhone ?? '–',
            Address:
              [user.address?.locality, user.address?.countryCode].filter(Boolean).join(', ') || '–',
            'User ID': <code>{user.id}</code>,
            Updated: formatInstant(user.updatedAt),
          }}
        />
        <SubjectRules kind="users" id={user.id} name={fullName(user)} />
        <UserGroups user={user} />
      </div>
      {open === 'assign' && <AssignToRuleDialog userIds={[user.id]} onClose={close} />}
      {open === 'edit' && <UserDialog user={user} onClose={close} />}
      <ConfirmDialog
        title={`Delete ${user.username}?`}
        confirmLabel="Delete"
        isOpen={open === 'delete'}
        isPending={remove.isPending}
        onClose={close}
        onConfirm={() =>
          remove.mutate(user.id, {
            onSuccess: onClose,
            onError: (failure) => toast('danger', failureText(failure)),
          })
        }
      >
        The user leaves every group and every rule. Rules deprovision the user at their targets.
      </ConfirmDialog>
    </SidePanel>
  )
}

interface UserToggleProps {
  readonly user: User
}

/** Enables or disables a user. */
function UserToggle({ user }: UserToggleProps) {
  const { mutateAsync } = useEnableUser()
  return (
    <AsyncSwitch
      label={`Enable ${user.username}`}
      isSelected={user.enabled}
      onToggle={(enabled) => mutateAsync({ id: user.id, enabled })}
    />
  )
}
