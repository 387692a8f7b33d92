import type { User } from '@pingone-sandbox/pingone/contract'
import { useState } from 'react'
import { type FieldPath, useForm } from 'react-hook-form'
import { messagesByTarget } from '../../lib/platform-error.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { FormTextField } from '../../ui/form-text-field.tsx'
import layout from '../../ui/layout.module.css'
import { Notice } from '../../ui/notice.tsx'
import { useToast } from '../../ui/toast.tsx'
import { newUser, type UserForm, userFormOf, userInputOf, userResolver } from './user-form.ts'
import { useSaveUser } from './user-queries.ts'

interface Props {
  /** Absent to create one. */
  readonly user?: User
  readonly onClose: () => void
}

/** Creates or edits a user. */
export function UserDialog({ user, onClose }: Props) {
  const [message, setMessage] = useState<string>()
  const form = useForm<UserForm>({
    defaultValues: user === undefined ? newUser : userFormOf(user),
    resolver: userResolver,
  })
  const save = useSaveUser(user?.id)
  const toast = useToast()
  const { control } = form

  const submit = form.handleSubmit(async (values) => {
    setMessage(undefined)
    try {
      const { username } = await save.mutateAsync(userInputOf(values, user))
      toast('success', `${username} was saved.`)
      onClose()
    } catch (error) {
      for (const [target, text] of messagesByTarget(error)) {
        if (target in newUser) form.setError(target as FieldPath<UserForm>, { message: text })
        else setMessage(text)
      }
    }
  })

  return (
    <FormDialog
      title={user === undefined ? 'Add user' : `Edit ${user.username}`}
      size="large"
      isPending={save.isPending}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
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
      {message !== undefined && <Notice tone="danger">{message}</Notice>}
    </FormDialog>
  )
}
