import type { User } from '@pingone-sandbox/contract'
import { isSame } from '../../patterns/merge/three-way-merge.ts'
import { type UserForm, userFormOf } from './user-form.ts'

/**
 * The merge patch that makes a user what the form says; nothing but what differs is in it.
 *
 * A formatted name goes with a changed name, which it may contradict.
 */
export function userPatchOf(form: UserForm, now: User): Readonly<Record<string, unknown>> {
  const patch = patchBetween(userFormOf(now), form)
  const { name } = patch
  return typeof name === 'object' && now.name?.formatted !== undefined
    ? { ...patch, name: { ...name, formatted: null } }
    : patch
}

/** @see {@link https://www.rfc-editor.org/rfc/rfc7396 RFC 7396}: `null` takes a value away. */
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
