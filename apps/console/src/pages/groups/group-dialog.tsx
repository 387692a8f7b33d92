import { zodResolver } from '@hookform/resolvers/zod'
import type { Group } from '@pingone-sandbox/contract'
import { useForm } from 'react-hook-form'
import { ConflictsContext } from '../../patterns/merge/conflicts.ts'
import { useMergedForm } from '../../patterns/merge/use-merged-form.ts'
import { FormDialog } from '../../patterns/form/form-dialog.tsx'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import { SaveTrouble } from '../../patterns/merge/save-trouble.tsx'
import { useSaveFailure } from '../../patterns/merge/use-save-failure.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import {
  groupBodyOf,
  type GroupForm,
  groupForm,
  groupFormOf,
  groupInputOf,
  newGroup,
} from './group-form.ts'
import { useSaveGroup } from '../../entities/group/group-queries.ts'

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

  const submit = form.handleSubmit(async (values) => {
    failure.clear()
    try {
      const { name } = await save.mutateAsync({
        input: groupInputOf(values),
        revise(now, all) {
          const joined = merged.takeIn(groupFormOf(now))
          return joined && groupBodyOf(groupForm.parse(joined), all)
        },
      })
      toast('success', `The group ${name} was saved.`)
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
