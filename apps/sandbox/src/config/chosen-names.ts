import { parseProfile, UnknownBehaviourError } from '@pingone-sandbox/pingone'
import { toleranceRecords } from '@pingone-sandbox/scim'
import { misbehaviours } from '@pingone-sandbox/scim-server'
import { SandboxError, suggestName } from '@pingone-sandbox/workspace/text'
import type { SettingName, Settings } from './settings.ts'

const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id)

/** The settings whose values must be existing names. */
const choices = {
  misbehaviour: { what: 'misbehaviour', known: ids(misbehaviours) },
  scimDisable: { what: 'part that can be left out', known: ['bulk', 'search', 'patch'] },
  scimStrict: { what: 'tolerance', known: [...ids(toleranceRecords), 'all'] },
} as const satisfies Partial<Record<SettingName, object>>

/** Throws a `SandboxError` for a setting that names what does not exist, with the name that was most likely meant. */
export function refuseUnknownNames(
  settings: Settings,
  origin: (setting: SettingName) => string,
): void {
  for (const setting of Object.keys(choices) as (keyof typeof choices)[]) {
    const { what, known }: { what: string; known: readonly string[] } = choices[setting]
    const unknown = [settings[setting]].flat().find((name) => !known.includes(name))
    if (unknown !== undefined)
      throw new SandboxError(
        'invalid_setting',
        `${origin(setting)} names no ${what}: ${unknown}.`,
        suggestName(unknown, known),
      )
  }
  refuseUnknownBehaviour(settings.profile, origin('profile'))
}

function refuseUnknownBehaviour(profile: string, origin: string): void {
  try {
    parseProfile(profile)
  } catch (error) {
    if (!(error instanceof UnknownBehaviourError)) throw error
    throw new SandboxError(
      'invalid_setting',
      `${origin} names no ${error.what}: ${error.given}.`,
      suggestName(error.given, error.known),
    )
  }
}
