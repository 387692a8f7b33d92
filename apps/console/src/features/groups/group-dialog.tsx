import { zodResolver } from '@hookform/resolvers/zod'
import type { Group } from '@pingone-sandbox/pingone/contract'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { failureText, messagesByTarget } from '../../lib/platform-error.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { FormTextField } from '../../ui/form-text-field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useSaveGroup } from './group-queries.ts'

const groupForm = z.object({
  name: z.string().trim().min(1, 'Group Name is required.'),
  description: z.string().trim(),
  userFilter: z.string().trim(),
})
type GroupForm = z.infer<typeof groupForm>

interface Props {
  /** Absent to create one. */
  readonly group?: Group
  readonly onClose: () => void
}

/** Creates or edits a group. */
export function GroupDialog({ group, onClose }: Props) {
  const { control, handleSubmit, setError } = useForm<GroupForm>({
    defaultValues: {
      name: group?.name ?? '',
      description: group?.description ?? '',
      userFilter: group?.userFilter ?? '',
    },
    resolver: zodResolver(groupForm),
  })
  const save = useSaveGroup(group)
  const toast = useToast()

  const submit = handleSubmit(async ({ name, description, userFilter }) => {
    try {
      await save.mutateAsync({
        name,
        ...(description !== '' && { description }),
        ...(userFilter !== '' && { userFilter }),
      })
      toast('success', `The group ${name} was saved.`)
      onClose()
    } catch (error) {
      const refused = messagesByTarget(error).get('userFilter')
      if (refused === undefined) setError('name', { message: failureText(error) })
      else setError('userFilter', { message: refused })
    }
  })

  return (
    <FormDialog
      title={group === undefined ? 'Add group' : `Edit ${group.name}`}
      isPending={save.isPending}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <FormTextField control={control} name="name" label="Group Name" isRequired autoFocus />
      <FormTextField control={control} name="description" label="Description" />
      <FormTextField
        control={control}
        name="userFilter"
        label="User Filter"
        description='Users who match this SCIM filter are members, as in title eq "Manager".'
      />
    </FormDialog>
  )
}
