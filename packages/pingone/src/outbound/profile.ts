import type { ProfileAnswer, Quirk } from '@pingone-sandbox/contract'
import { quirks } from './quirks.ts'
import { choiceValues, current, type BehaviourChoices, type ChoiceName } from './quirks/choices.ts'

export { choiceValues, type BehaviourChoices, type ChoiceName }

/** The named behaviour profiles. */
export const profiles = {
  current,
  'put-only-2024': { ...current, groupUpdate: 'put', retryAfter: 'ignored' },
  'patch-first': { ...current, userUpdate: 'patch' },
} as const satisfies Record<string, BehaviourChoices>

export type ProfileName = keyof typeof profiles

export const profileNames = Object.keys(profiles) as ProfileName[]

export const isProfileName = (name: string): name is ProfileName => Object.hasOwn(profiles, name)

export const isChoiceName = (name: string): name is ChoiceName => Object.hasOwn(choiceValues, name)

/** A named profile, or `custom`: a profile with changed choices. */
export interface Profile {
  readonly name: ProfileName | 'custom'
  /** The profile that a custom one is based on. */
  readonly base: ProfileName
  readonly choices: BehaviourChoices
}

/** A profile that does not exist, or a choice or value that it does not have. */
export class UnknownBehaviourError extends Error {
  override readonly name = 'UnknownBehaviourError'
  /** What was looked for: a behaviour profile, a choice, a value of one. */
  readonly what: string
  readonly given: string
  /** The valid values. */
  readonly known: readonly string[]

  constructor(what: string, given: string, known: readonly string[]) {
    super(`Unknown ${what} ${given}.`)
    this.what = what
    this.given = given
    this.known = known
  }
}

/**
 * Makes a profile from a name and, for a custom one, the choices in which it differs.
 *
 * @throws {UnknownBehaviourError}
 */
export function createProfile(
  base: string,
  differences: Readonly<Record<string, unknown>> = {},
): Profile {
  if (!isProfileName(base)) throw new UnknownBehaviourError('behaviour profile', base, profileNames)
  for (const [name, value] of Object.entries(differences)) checkChoice(name, value)
  const choices = { ...profiles[base], ...differences }
  const differs = Object.entries(profiles[base]).some(
    ([name, value]) => choices[name as ChoiceName] !== value,
  )
  return { name: differs ? 'custom' : base, base, choices }
}

function checkChoice(name: string, value: unknown): void {
  if (!isChoiceName(name))
    throw new UnknownBehaviourError('choice', name, Object.keys(choiceValues))
  const values: readonly unknown[] = choiceValues[name]
  if (!values.includes(value))
    throw new UnknownBehaviourError(`value of ${name}`, JSON.stringify(value), values.map(String))
}

/**
 * Parses a profile from text: its name, followed by the choices that differ from it.
 *
 * @throws {UnknownBehaviourError}
 * @example parseProfile('current,userUpdate=patch')
 */
export function parseProfile(text: string): Profile {
  const [base = '', ...differences] = text.split(',').map((part) => part.trim())
  const choices = differences.map((difference) => {
    const [name = '', value = ''] = difference.split('=')
    return [name, value === 'true' ? true : value === 'false' ? false : value] as const
  })
  return createProfile(base, Object.fromEntries(choices))
}

/** A profile as the control API shows it. */
export function describeProfile({ name, base, choices }: Profile): ProfileAnswer {
  return {
    name,
    base,
    choices: { ...choices },
    available: profileNames,
    values: Object.fromEntries(
      Object.entries(choiceValues).map(([choice, values]) => [choice, [...values]]),
    ),
  }
}

/** Tells whether a quirk applies under a profile. */
export function isQuirkActive(quirk: Quirk, choices: BehaviourChoices): boolean {
  if (quirk.choice === undefined) return true
  const [key, value] = quirk.choice.split('=')
  return String(choices[key as ChoiceName]) === value
}

/** The whole ledger, with a flag on each record that applies under the profile. */
export function ledger(choices: BehaviourChoices): (Quirk & { active: boolean })[] {
  return quirks.map((quirk: Quirk) => ({ ...quirk, active: isQuirkActive(quirk, choices) }))
}
