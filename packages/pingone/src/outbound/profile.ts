import type { ProfileAnswer, Quirk } from '../contract/index.ts'
import { quirks } from './quirks.ts'

/** What is open, or has changed over time, in PingOne's outbound behaviour; each choice has its record in the quirk ledger. */
export interface BehaviourChoices {
  readonly userUpdate: 'put' | 'patch'
  readonly userPutBody: 'merged' | 'mapped'
  readonly groupUpdate: 'put' | 'patch'
  readonly groupLookup: 'filter' | 'list'
  readonly groupCreateMembers: 'together' | 'afterwards'
  readonly filterEncoding: 'percent' | 'plus'
  readonly userAgent: 'none' | 'generic'
  readonly provisionDisabledUsers: boolean
}

const current: BehaviourChoices = {
  userUpdate: 'put',
  userPutBody: 'merged',
  groupUpdate: 'patch',
  groupLookup: 'filter',
  groupCreateMembers: 'together',
  filterEncoding: 'percent',
  userAgent: 'none',
  provisionDisabledUsers: true,
}

/** The named behaviour profiles. */
export const profiles = {
  current,
  'put-only-2024': { ...current, groupUpdate: 'put' },
  'patch-first': { ...current, userUpdate: 'patch' },
} as const satisfies Record<string, BehaviourChoices>

export type ProfileName = keyof typeof profiles

export const isProfileName = (name: string): name is ProfileName => Object.hasOwn(profiles, name)

/** A profile as the control API shows it. */
export function describeProfile(name: ProfileName): ProfileAnswer {
  return { name, choices: { ...profiles[name] }, available: Object.keys(profiles) }
}

/** Tells whether a profile brings a quirk about. */
export function isQuirkActive(quirk: Quirk, choices: BehaviourChoices): boolean {
  if (quirk.choice === undefined) return true
  const [key, value] = quirk.choice.split('=')
  return String(choices[key as keyof BehaviourChoices]) === value
}

/** The whole ledger, each record with whether the profile brings it about. */
export function ledger(choices: BehaviourChoices): (Quirk & { active: boolean })[] {
  return quirks.map((quirk: Quirk) => ({ ...quirk, active: isQuirkActive(quirk, choices) }))
}
