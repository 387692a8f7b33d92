import type { ProfileAnswer } from '@pingone-sandbox/contract'
import type { Conflict } from '../../patterns/merge/three-way-merge.ts'

export type Choices = ProfileAnswer['choices']

/** One change of the profile: another base, which replaces all choices, or one choice. */
export type ProfileEdit =
  | { readonly base: string }
  | { readonly choice: string; readonly value: string | boolean }

export interface ProfileChange {
  readonly name: string
  /** The choices that differ from the named profile. */
  readonly choices?: Choices
}

interface Profile {
  readonly base: string
  readonly choices: Choices
}

/**
 * Applies an edit that was made while the profile was `shown` to the profile as it is `now`.
 *
 * Changes made elsewhere stay; a change of the same choice is a conflict.
 */
export function profileChangeOf(
  edit: ProfileEdit,
  { shown, now }: { readonly shown: Profile; readonly now: Profile },
): { readonly change: ProfileChange; readonly conflict?: Conflict } {
  if ('choice' in edit) {
    const { choice, value } = edit
    const theirs = now.choices[choice]
    return {
      change: { name: now.base, choices: { ...now.choices, [choice]: value } },
      ...(theirs !== shown.choices[choice] &&
        theirs !== value && { conflict: { path: ['choices', choice], mine: value, theirs } }),
    }
  }
  const { base } = edit
  if (now.base === shown.base)
    return { change: { name: base, choices: changed(shown.choices, now.choices) } }
  return {
    change: { name: base, ...(now.base === base && { choices: now.choices }) },
    ...(now.base !== base && { conflict: { path: ['base'], mine: base, theirs: now.base } }),
  }
}

const changed = (before: Choices, after: Choices): Choices =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name] !== value))
