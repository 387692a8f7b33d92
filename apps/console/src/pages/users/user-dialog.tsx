import type { User } from '@pingone-sandbox/contract'
import { type FieldPath, useForm } from 'react-hook-form'
import { useSaveUser } from '../../entities/user/user-queries.ts'
import { FormDialog } from '../../patterns/form/form-dialog.tsx'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import { ConflictsContext } from '../../patterns/merge/field-conflict.tsx'
import { SaveTrouble, useSaveFailure } from '../../patterns/merge/save-trouble.tsx'
import { useMergedForm } from '../../patterns/merge/use-merged-form.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import layout from '../../ui/layout.module.css'
import {
  newUser,
  type UserForm,
  userFormOf,
  userInputOf,
  userPatchOf,
  userResolver,
} from './user-form.ts'

interface Props {
  /** Absent to create one. */
  readonly user?: User
  readonly onClose: () => void
}

/** Creates or edits a user. */
export function UserDialog({ user, onClose }: Props) {
  const failure = useSaveFailure()
  const saved = user === undefined ? newUser : userFormOf(user)
  const form = useForm<UserForm>({ defaultValues: saved, resolver: userResolver })
  const merged = useMergedForm(form, saved)
  const save = useSaveUser(user?.id)
  const toast = useToast()
  const { control } = form

  const submit = form.handleSubmit(async (values) => {
    failure.clear()
    try {
      const { username } = await save.mutateAsync({
        input: userInputOf(values),
        revise(now) {
          const joined = merged.takeIn(userFormOf(now))
          return joined && userPatchOf(joined, now)
        },
      })
      toast('success', `${username} was saved.`)
      onClose()
    } catch (error) {
      failure.place(error, (target, message) => {
        if (!isField(target)) return false
        form.setError(target, { message })
        return true
      })
    }
  }, failure.refuse)

  return (
    <FormDialog
      title={user === undefined ? 'Add user' : `Edit ${user.username}`}
      size="large"
      isPending={save.isPending}
      isDirty={merged.isDirty}
      failures={failure.count}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <ConflictsContext value={merged}>
        <FormTextField control={control} name="username" label="Username" isRequired autoFocus />
        <FormTextField control={control} name="email" label="Email Address" type="email" />
        <div className={layout.columns}>
          <FormTextField control={control} name="name.given" label="Given Name" />
          <FormTextField control={control} name="name.family" label="Family Name" />
          <FormTextField control={control} name="title" label="Title" />
          <FormTextField control={control} name="type" label="User Type" />
          <FormTextField control={control} name="primaryPhone" label="Primary Phone" />
          <FormTextField control={control} name="mobilePhone" label="Mobile Phone" />
          <FormTextField control={control} name="address.locality" label="Locality" />
          <FormTextField control={control} name="address.countryCode" label="Country Code" />
        </div>
      </ConflictsContext>
      <SaveTrouble failure={failure} conflicts={merged.conflicts} />
    </FormDialog>
  )
}

const nested = ['name.given', 'name.family', 'address.locality', 'address.countryCode']

const isField = (target: string): target is FieldPath<UserForm> =>
  nested.includes(target) || (target in newUser && !['name', 'address'].includes(target))
