import { zodResolver } from '@hookform/resolvers/zod'
import type { Group, GroupInput } from '@pingone-sandbox/contract'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSaveGroup } from '../../entities/group/group-queries.ts'
import { FormDialog } from '../../patterns/form/form-dialog.tsx'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import { ConflictsContext } from '../../patterns/merge/field-conflict.tsx'
import { SaveTrouble, useSaveFailure } from '../../patterns/merge/save-trouble.tsx'
import { keptOf } from '../../patterns/merge/update-resource.ts'
import { useMergedForm } from '../../patterns/merge/use-merged-form.ts'
import { useToast } from '../../patterns/toast/toast.tsx'

interface Props {
  /** Absent to create one. */
  readonly group?: Group
  readonly onClose: () => void
}

/** Creates or edits a group. */
export function GroupDialog({ group, onClose }: Props) {
  const failure = useSaveFailure()
  const saved = group === undefined ? newGroup : groupFormOf(group)
  const form = useForm<GroupForm>({ defaultValues: saved, resolver: zodResolver(groupForm) })
  const merged = useMergedForm(form, saved)
  const { control } = form
  const save = useSaveGroup(group?.id)
  const toast = useToast()
  const paths = usePaths()

  const submit = form.handleSubmit(async (values) => {
    failure.clear()
    try {
      const { id, name } = await save.mutateAsync({
        input: groupInputOf(values),
        revise(now, all) {
          const joined = merged.takeIn(groupFormOf(now))
          return joined && groupBodyOf(groupForm.parse(joined), all)
        },
      })
      toast('success', `The group ${name} was saved.`, {
        label: 'What was sent',
        to: paths.story({ type: 'group', id }),
      })
      onClose()
    } catch (error) {
      failure.place(error, (target, message) => {
        if (!(target in newGroup)) return false
        form.setError(target as keyof GroupForm, { message })
        return true
      })
    }
  }, failure.refuse)

  return (
    <FormDialog
      title={group === undefined ? 'Add group' : `Edit ${group.name}`}
      isPending={save.isPending}
      isDirty={merged.isDirty}
      failures={failure.count}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ConflictsContext value={merged}>
        <FormTextField control={control} name="name" label="Group Name" isRequired autoFocus />
        <FormTextField control={control} name="description" label="Description" />
        <FormTextField
          control={control}
          name="userFilter"
          label="User Filter"
          description='Users who match this SCIM filter are members, as in title eq "Manager".'
        />
      </ConflictsContext>
      <SaveTrouble failure={failure} conflicts={merged.conflicts} />
    </FormDialog>
  )
}

const groupForm = z.object({
  name: z.string().trim().min(1, 'Group Name is required.'),
  description: z.string().trim(),
  userFilter: z.string().trim(),
})
/** The fields of a group that the console edits. An empty text means: none. */
type GroupForm = z.infer<typeof groupForm>

const newGroup: GroupForm = { name: '', description: '', userFilter: '' }

export const groupFormOf = ({ name, description = '', userFilter = '' }: Group): GroupForm => ({
  name,
  description,
  userFilter,
})

/** The body of a create. */
const groupInputOf = ({ name, description, userFilter }: GroupForm): GroupInput => ({
  name,
  ...(description !== '' && { description }),
  ...(userFilter !== '' && { userFilter }),
})

const said = [...Object.keys(newGroup), 'directMemberCounts', 'totalMemberCounts']

/** The body of a replace; members that the form does not show keep their values. */
export const groupBodyOf = (form: GroupForm, all: Readonly<Record<string, unknown>>): object => ({
  ...keptOf(all, said),
  ...groupInputOf(form),
})
