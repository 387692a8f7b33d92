import { zodResolver } from '@hookform/resolvers/zod'
import { type User, userInput, type UserInput } from '@pingone-sandbox/contract'
import type { Resolver } from 'react-hook-form'
import { isSame } from '../../patterns/merge/three-way-merge.ts'

/** The fields of a user that the console edits. An empty text means: none. */
export interface UserForm {
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
