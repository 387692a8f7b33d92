import type { ProfileAnswer, Quirk } from '@pingone-sandbox/contract'
import { quirks } from './quirks.ts'

/**
 * What is open, or has changed over time, in PingOne's outbound behaviour, with the values that each may take; every value that
 * shapes a request has its record in the quirk ledger.
 */
export const choiceValues = {
  userUpdate: ['put', 'patch'],
  userPutBody: ['merged', 'mapped'],
  groupUpdate: ['put', 'patch'],
  groupLookup: ['filter', 'list'],
  groupCreateMembers: ['together', 'afterwards'],
  /** How many member changes one PATCH of a group carries at most. */
  groupPatchMembers: ['100', 'unlimited'],
  groupNameEncoding: ['utf-8', 'latin-1'],
  filterEncoding: ['percent', 'plus'],
  userAgent: ['none', 'generic'],
  provisionDisabledUsers: [true, false],
  multipleMatches: ['first', 'fail'],
  createConflict: ['fail', 'link'],
  missingLink: ['recreate', 'fail'],
  // How far an answer is believed.
  lookupMatch: ['checked', 'trusted'],
  missingCheck: ['read', 'believe'],
  createdCheck: ['none', 'read'],
  numericIds: ['accepted', 'fail'],
  secondEmail: ['kept', 'filled'],
  /** How a resync reads those who are linked. */
  resyncRead: ['by-id', 'by-filter', 'list'],
  /** Which resyncs read the target. */
  resyncReads: ['full-and-enable', 'every-resync'],
  retries: ['backoff', 'none'],
  retryAfter: ['honoured', 'ignored'],
  // What older parsers of Ping broke on.
  emptyPutAnswer: ['accepted', 'breaks'],
  noContentAnswer: ['accepted', 'breaks'],
  unknownEnterpriseFields: ['accepted', 'break'],
  typeCase: ['accepted', 'breaks'],
  emptyPhoto: ['accepted', 'breaks'],
  schemaUrns: ['of-version', 'of-1.1'],
  /** The request of Test Connection, of the probe of a circuit, and of the check before an operation. */
  connectionCheck: ['list-users', 'get-user-0'],
  /** Whether the connection is checked before the work on each user and group. */
  checkBeforeEachOperation: ['off', 'on'],
  /** What becomes of members of a body of the Platform API that no schema knows. */
  unknownKeys: ['warned', 'refused'],
} as const satisfies Readonly<Record<string, readonly [string | boolean, ...(string | boolean)[]]>>

export type ChoiceName = keyof typeof choiceValues

export type BehaviourChoices = {
  readonly [Name in ChoiceName]: (typeof choiceValues)[Name][number]
}

const current: BehaviourChoices = {
  userUpdate: 'put',
  userPutBody: 'merged',
  groupUpdate: 'patch',
  groupLookup: 'filter',
  groupCreateMembers: 'together',
  groupPatchMembers: '100',
  groupNameEncoding: 'utf-8',
  filterEncoding: 'percent',
  userAgent: 'none',
  provisionDisabledUsers: true,
  multipleMatches: 'first',
  createConflict: 'fail',
  missingLink: 'recreate',
  lookupMatch: 'checked',
  missingCheck: 'read',
  createdCheck: 'none',
  numericIds: 'accepted',
  secondEmail: 'filled',
  resyncRead: 'by-id',
  resyncReads: 'full-and-enable',
  retries: 'backoff',
  retryAfter: 'honoured',
  emptyPutAnswer: 'accepted',
  noContentAnswer: 'accepted',
  unknownEnterpriseFields: 'accepted',
  typeCase: 'accepted',
  emptyPhoto: 'accepted',
  schemaUrns: 'of-version',
  connectionCheck: 'list-users',
  checkBeforeEachOperation: 'off',
  unknownKeys: 'warned',
}

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

/** A named profile as it is, or `custom`: one with some choices of one's own. */
export interface Profile {
  readonly name: ProfileName | 'custom'
  /** What a custom profile started from. */
  readonly base: ProfileName
  readonly choices: BehaviourChoices
}

/** A profile that does not exist, or a choice or value that it does not have. */
export class UnknownBehaviourError extends Error {
  override readonly name = 'UnknownBehaviourError'
  /** What was looked for: a behaviour profile, a choice, a value of one. */
  readonly what: string
  readonly given: string
  /** What could have been said in its place. */
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
 * Reads a profile as a person writes it: its name, followed by the choices in which it differs.
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

/** Tells whether a profile brings a quirk about. */
export function isQuirkActive(quirk: Quirk, choices: BehaviourChoices): boolean {
  if (quirk.choice === undefined) return true
  const [key, value] = quirk.choice.split('=')
  return String(choices[key as ChoiceName]) === value
}

/** The whole ledger, each record with whether the profile brings it about. */
export function ledger(choices: BehaviourChoices): (Quirk & { active: boolean })[] {
  return quirks.map((quirk: Quirk) => ({ ...quirk, active: isQuirkActive(quirk, choices) }))
}
