import type { ProfileAnswer } from '@pingone-sandbox/contract'
import type { Conflict } from '../../patterns/merge/three-way-merge.ts'

export type Choices = ProfileAnswer['choices']

/** What one press changes of the profile: another base, which takes its choices with it, or one choice. */
export type ProfileEdit =
  | { readonly base: string }
  | { readonly choice: string; readonly value: string | boolean }

export interface ProfileChange {
  readonly name: string
  /** In what it differs from the named one. */
  readonly choices?: Choices
}

interface Profile {
  readonly base: string
  readonly choices: Choices
}

/**
 * Tells what a press comes to, when it was made at the profile as it was `shown` and the profile is `now` another one.
 *
 * What others have changed stays; what they have changed of the same is a conflict.
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
