import { z } from 'zod'
import { SandboxError, suggestName } from '@pingone-sandbox/workspace/text'
import { isSwitch, settingNames, variableName } from './settings.ts'

const prefix = 'PINGONE_SANDBOX_'

/** The variables with the secrets that `check` needs. */
export const checkVariables = {
  token: `${prefix}CHECK_TOKEN`,
  basic: `${prefix}CHECK_BASIC`,
  clientId: `${prefix}CHECK_CLIENT_ID`,
  clientSecret: `${prefix}CHECK_CLIENT_SECRET`,
} as const

/** The variables by which a command that `exec` runs finds its sandbox. */
export const execVariables = {
  url: `${prefix}URL`,
  scimUrl: `${prefix}SCIM_URL`,
  scimToken: variableName('scimToken'),
  environmentId: `${prefix}ENVIRONMENT_ID`,
  clientId: `${prefix}CLIENT_ID`,
  clientSecret: `${prefix}CLIENT_SECRET`,
} as const

/** Variables with our prefix that are no settings of a start: where the commands find a sandbox, which browser the tests drive. */
const otherVariables: readonly string[] = [
  `${prefix}BROWSER`,
  ...Object.values(checkVariables),
  ...Object.values(execVariables),
]

/** Reads the settings among environment variables. Throws a `SandboxError` for a variable with our prefix that means nothing. */
export function readEnvironment(environment: NodeJS.ProcessEnv): Record<string, unknown> {
  const known = settingNames.map(variableName)
  for (const name of Object.keys(environment)) {
    if (name.startsWith(prefix) && !known.includes(name) && !otherVariables.includes(name))
      throw new SandboxError(
        'unknown_setting',
        `Unknown environment variable ${name}.`,
        suggestName(name, known),
      )
  }
  return Object.fromEntries(
    settingNames.flatMap((setting) => {
      const value = environment[variableName(setting)]
      if (value === undefined || value === '') return []
      return [[setting, isSwitch(setting) ? !isTrue(variableName(setting), value) : value]]
    }),
  )
}

function isTrue(variable: string, value: string): boolean {
  const result = z.stringbool().safeParse(value)
  if (result.success) return result.data
  throw new SandboxError('invalid_setting', `${variable} must be true or false.`)
}
