import { userInput, type User, type UserInput } from '@pingone-sandbox/contract'
import { zodResolver } from '@hookform/resolvers/zod'
import type { Resolver } from 'react-hook-form'

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
