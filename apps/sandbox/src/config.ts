import type { z } from 'zod'
import { readConfigFile } from './config/config-file.ts'
import { refuseUnknownNames } from './config/chosen-names.ts'
import { readEnvironment } from './config/environment.ts'
import { suggestName, SandboxError } from '@pingone-sandbox/workspace/text'
import { flagName, settingNames, settingsSchema, variableName } from './config/settings.ts'
import type { SettingName, Settings } from './config/settings.ts'

export interface ConfigSources {
  /** By setting, only those given. */
  readonly flags: Readonly<Record<string, unknown>>
  readonly environment: NodeJS.ProcessEnv
  /** Where the search for the configuration file begins. */
  readonly folder: string
}

/**
 * Finds the value of every setting: flag, environment variable, configuration file, default, in this order.
 *
 * Throws a `SandboxError` that names where a wrong value came from.
 */
export async function resolveConfig({
  flags,
  environment,
  folder,
}: ConfigSources): Promise<Settings> {
  const variables = readEnvironment(environment)
  const file = await readConfigFile(folder)
  const origin = (setting: SettingName) => {
    if (setting in flags) return `--${flagName(setting)}`
    return setting in variables ? variableName(setting) : `${setting} in ${file?.path}`
  }
  return parseSettings({ ...file?.values, ...variables, ...flags }, origin)
}

/**
 * Checks settings and fills in the defaults.
 *
 * Throws a `SandboxError` for the first setting that is unknown or has a wrong value; `origin` names a setting to the person who wrote it.
 */
export function parseSettings(
  input: Readonly<Record<string, unknown>>,
  origin: (setting: SettingName) => string = (setting) => setting,
): Settings {
  const result = settingsSchema.safeParse(input)
  if (!result.success) throw explainIssue(result.error.issues, origin)
  refuseUnknownNames(result.data, origin)
  return result.data
}

function explainIssue(
  issues: readonly z.core.$ZodIssue[],
  origin: (setting: SettingName) => string,
): SandboxError {
  const unknown = issues.find((issue) => issue.code === 'unrecognized_keys')?.keys[0]
  if (unknown !== undefined)
    return new SandboxError(
      'unknown_setting',
      `Unknown setting ${origin(unknown as SettingName)}.`,
      suggestName(unknown, settingNames),
    )
  const [issue] = issues
  const setting = issue?.path[0] as SettingName
  return new SandboxError('invalid_setting', `${origin(setting)} ${issue?.message}.`)
}
