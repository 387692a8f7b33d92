import { Option } from 'commander'
import type { Command } from 'commander'
import { flagName, settingNames, settingsSchema, variableName } from '../../config/settings.ts'
import type { SettingName } from '../../config/settings.ts'

interface FlagText {
  readonly argument?: string
  readonly description: string
}

/** The argument of each flag, and what it sets; the defaults are in the settings. */
const flags: Readonly<Record<SettingName, FlagText>> = {
  port: { argument: '<number>', description: 'port of the console and the APIs, 0 for any' },
  scimPort: { argument: '<number>', description: 'port of the reference SCIM server, 0 for any' },
  host: { argument: '<address>', description: 'address to listen on' },
  allowedHost: {
    argument: '<name>',
    description: 'further host name that requests may name; repeatable',
  },
  consoleToken: {
    argument: '<token>',
    description:
      'token that the console and the control API require; made at each start when other machines can reach them, else none',
  },
  dataDir: {
    argument: '<folder>',
    description: 'keeps the data; without it all data is in memory',
  },
  seed: {
    argument: '<file>',
    description: 'your own people and groups (YAML or JSON), besides the made-up ones',
  },
  randomSeed: { argument: '<number>', description: 'seed of the made-up people' },
  users: { argument: '<number>', description: 'how many people to make up' },
  scimToken: { argument: '<token>', description: 'bearer token of the reference SCIM server' },
  scimServer: { description: 'starts without the reference SCIM server' },
  scimSchemas: {
    argument: '<file>',
    description: 'further schemas and resource types of the reference SCIM server',
  },
  scimDirectory: {
    argument: '<name[=token]>',
    description: 'further directory of the reference SCIM server, at /<name>/scim/v2; repeatable',
  },
  scimMe: { argument: '<userName>', description: 'the user of /Me' },
  scimUniqueGroupNames: { description: 'refuses a second group of the same displayName' },
  scimUnknownMembers: { description: 'accepts unknown ids as members of groups' },
  scimDisable: {
    argument: '<bulk|search|patch>',
    description: 'part of SCIM that the reference server declines with 501; repeatable',
  },
  scimStrict: {
    argument: '<tolerance>',
    description: 'tolerance to switch off (docs/patch-tolerances.md), or all; repeatable',
  },
  misbehaviour: {
    argument: '<id>',
    description: 'misbehaviour of the reference SCIM server (docs/misbehaviours.md); repeatable',
  },
  console: { description: 'starts without the console' },
  clock: { argument: '<real|instant>', description: 'the real clock, or a fixed instant' },
  profile: {
    argument: '<name>[,<choice>=<value>]',
    description: 'behaviour profile of the simulated client, with further choices (docs/quirks.md)',
  },
  journalEntries: { argument: '<number>', description: 'how many entries the journal keeps' },
  journalDays: { argument: '<number>', description: 'drops older entries, 0 for never' },
  confirmAbove: {
    argument: '<number>',
    description: 'a revision that disables or deletes more users than this needs a confirmation',
  },
  json: { description: 'prints one line of JSON when ready, for scripts' },
  logLevel: { argument: '<level>', description: 'silent, error, warn, info or debug' },
}

/** The argument of the flag of a setting, and what it sets. */
export const describeSetting = (setting: SettingName): FlagText => flags[setting]

export interface StartFlagOptions {
  /** The settings that the command does not have. */
  readonly without?: readonly SettingName[]
  /** What the help says in place of the variable and the default. */
  readonly notes?: Readonly<Partial<Record<SettingName, string>>>
}

/** Adds the flag of every setting to a command. */
export function addStartFlags(
  command: Command,
  { without = [], notes = {} }: StartFlagOptions = {},
): Command {
  for (const setting of settingNames.filter((name) => !without.includes(name))) {
    const { argument, description } = flags[setting]
    const fallback = settingsSchema.shape[setting].safeParse(undefined).data
    const shown =
      typeof fallback === 'number' || typeof fallback === 'string' ? `, default ${fallback}` : ''
    const option = new Option(
      [`--${flagName(setting)}`, argument].filter(Boolean).join(' '),
      `${description} (${notes[setting] ?? `${variableName(setting)}${shown}`})`,
    )
    if (Array.isArray(fallback))
      option.argParser((name: string, names?: readonly string[]) => [...(names ?? []), name])
    command.addOption(option)
  }
  return command
}

/** The settings that were given as flags. Commander gives a `--no-…` flag a value even when it is absent. */
export function readStartFlags(command: Command): Record<string, unknown> {
  return Object.fromEntries(
    settingNames
      .filter((setting) => command.getOptionValueSource(setting) === 'cli')
      .map((setting) => [setting, command.getOptionValue(setting)]),
  )
}
