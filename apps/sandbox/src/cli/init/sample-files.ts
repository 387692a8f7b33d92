import { commandName } from '../../package/command-name.ts'
import {
  flagName,
  isSwitch,
  settingNames,
  settingsSchema,
  variableName,
} from '../../config/settings.ts'
import type { SettingName } from '../../config/settings.ts'
import { describeSetting } from '../start/start-flags.ts'

/** The names of the files that `init` writes. */
export const fileNames = {
  config: 'pingone-sandbox.config.yaml',
  seed: 'pingone-sandbox.seed.yaml',
} as const

/** Formats a configuration file with every setting, each with its default; what has none is commented out. */
export function formatConfig(): string {
  return [
    '# The settings of PingOne Sandbox, each with its default. A flag counts before a variable, a variable before this file.',
    `# "${commandName} doctor" says what is wrong with them. Paths are relative to the folder of this file.`,
    '',
    ...settingNames.flatMap(formatSetting),
  ].join('\n')
}

function formatSetting(setting: SettingName): readonly string[] {
  const { argument = '', description } = describeSetting(setting)
  const what = isSwitch(setting) ? `false ${description}` : description
  const value: unknown =
    setting === 'seed' ? fileNames.seed : settingsSchema.shape[setting].safeParse(undefined).data
  return [
    `# ${what} (--${flagName(setting)}, ${variableName(setting)})`,
    value === undefined ? `# ${setting}: ${argument}` : `${setting}: ${formatValue(value)}`,
    '',
  ]
}

/** A text that YAML reads as text without quotes, or JSON, which is YAML as well. */
const formatValue = (value: unknown): string =>
  typeof value === 'string' && /^[a-z][\w./-]*$/i.test(value) ? value : JSON.stringify(value)

/** A seed with one of each. */
export const sampleSeed = `# Populations, groups and users of your own, beside the made-up ones of the setting users.

populations:
  - name: Guests
    description: Guests of the office

groups:
  - name: Analysts
    description: Reads reports

users:
  # Only the username is required. Without a population the user is in Default.
  - username: ada
    name: { given: Ada, family: Byron }
    email: ada@example.com
    title: Analyst
    population: Guests
    groups: [Analysts, Engineering]

  # A disabled user: provisioned, and inactive at the target.
  - { username: bob, email: bob@example.com, enabled: false }
`
