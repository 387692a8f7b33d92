import { zodResolver } from '@hookform/resolvers/zod'
import { type User, userInput, type UserInput } from '@pingone-sandbox/contract'
import { type FieldPath, type Resolver, useForm } from 'react-hook-form'
import { usePaths } from '../../entities/environment/environment-paths.ts'
import { useSaveUser } from '../../entities/user/user-queries.ts'
import { FormDialog } from '../../patterns/form/form-dialog.tsx'
import { FormTextField } from '../../patterns/form/form-text-field.tsx'
import { ConflictsContext } from '../../patterns/merge/field-conflict.tsx'
import { SaveTrouble, useSaveFailure } from '../../patterns/merge/save-trouble.tsx'
import { isSame } from '../../patterns/merge/three-way-merge.ts'
import { useMergedForm } from '../../patterns/merge/use-merged-form.ts'
import { useToast } from '../../patterns/toast/toast.tsx'
import layout from '../../ui/layout.module.css'

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
  const paths = usePaths()
  const { control } = form

  const submit = form.handleSubmit(async (values) => {
    failure.clear()
    try {
      const { id, username } = await save.mutateAsync({
        input: userInputOf(values),
        revise(now) {
          const joined = merged.takeIn(userFormOf(now))
          return joined && userPatchOf(joined, now)
        },
      })
      toast('success', `${username} was saved.`, {
        label: 'What was sent',
        to: paths.story({ type: 'user', id }),
      })
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

/** The fields of a user that the console edits. An empty text means: none. */
interface UserForm {
  readonly username: string
  readonly email: string
  readonly name: { readonly given: string; readonly family: string }
  readonly title: string
  readonly type: string
  readonly primaryPhone: string
  readonly mobilePhone: string
  readonly address: { readonly locality: string; readonly countryCode: string }
}

export const newUser: UserForm = {
  username: '',
  email: '',
  name: { given: '', family: '' },
  title: '',
  type: '',
  primaryPhone: '',
  mobilePhone: '',
  address: { locality: '', countryCode: '' },
}

export function userFormOf(user: User): UserForm {
  return {
    username: user.username,
    email: user.email ?? '',
    name: { given: user.name?.given ?? '', family: user.name?.family ?? '' },
    title: user.title ?? '',
    type: user.type ?? '',
    primaryPhone: user.primaryPhone ?? '',
    mobilePhone: user.mobilePhone ?? '',
    address: {
      locality: user.address?.locality ?? '',
      countryCode: user.address?.countryCode ?? '',
    },
  }
}

/** The body of a create. */
export const userInputOf = (form: UserForm): UserInput => withoutEmpty(form) as UserInput

/** Validates by the contract's schema. */
export const userResolver: Resolver<UserForm> = async (values, context, options) => {
  const checked = { username: '', ...withoutEmpty(values) }
  const result = await zodResolver(userInput)(checked, context, options as never)
  return Object.keys(result.errors).length === 0
    ? { values, errors: {} }
    : { values: {}, errors: result.errors as never }
}

function withoutEmpty(value: object): Record<string, unknown> {
  const entries = Object.entries(value).map(([key, part]) => [
    key,
    typeof part === 'object' && part !== null ? withoutEmpty(part) : part,
  ])
  return Object.fromEntries(
    entries.filter(([, part]) => part !== '' && part !== undefined && !isEmptyObject(part)),
  )
}

const isEmptyObject = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

/**
 * The merge patch from a user to the form's values; it has only what differs.
 *
 * A formatted name is removed when the name changes, since it may contradict it.
 */
export function userPatchOf(form: UserForm, now: User): Readonly<Record<string, unknown>> {
  const patch = patchBetween(userFormOf(now), form)
  const { name } = patch
  return typeof name === 'object' && now.name?.formatted !== undefined
    ? { ...patch, name: { ...name, formatted: null } }
    : patch
}

/** @see {@link https://www.rfc-editor.org/rfc/rfc7396 RFC 7396}: `null` removes a value. */
function patchBetween(before: object, after: object): Readonly<Record<string, unknown>> {
  const earlier = new Map<string, unknown>(Object.entries(before))
  return Object.fromEntries(
    Object.entries(after).flatMap(([name, value]: [string, unknown]) => {
      const was = earlier.get(name)
      if (isSame(was, value)) return []
      if (typeof value === 'object' && value !== null)
        return [[name, patchBetween(typeof was === 'object' && was !== null ? was : {}, value)]]
      return [[name, value === '' ? null : value]]
    }),
  )
}
