import { Option } from 'commander'
import type { Command } from 'commander'
import { flagName, settingNames, settingsSchema, variableName } from '../config/settings.ts'
import type { SettingName } from '../config/settings.ts'

/** The argument of each flag, and what it sets; the defaults stand in the settings. */
const flags: Readonly<Record<SettingName, { argument?: string; description: string }>> = {
  port: { argument: '<number>', description: 'port of the console and the APIs, 0 for any' },
  scimPort: { argument: '<number>', description: 'port of the reference SCIM server, 0 for any' },
  host: { argument: '<address>', description: 'address to listen on' },
  allowedHost: {
    argument: '<name>',
    description: 'further host name under which it may be asked for; repeatable',
  },
  consoleToken: {
    argument: '<token>',
    description:
      'what the console and the control API ask for; drawn at each start when other machines can reach them, else none',
  },
  dataDir: {
    argument: '<folder>',
    description: 'keeps the data; without it everything is in memory',
  },
  seed: {
    argument: '<file>',
    description: 'people and groups of your own (YAML or JSON), beside the made-up ones',
  },
  randomSeed: { argument: '<number>', description: 'seed of the made-up people' },
  users: { argument: '<number>', description: 'how many people to make up' },
  scimToken: { argument: '<token>', description: 'bearer token of the reference SCIM server' },
  scimServer: { description: 'leaves the reference SCIM server out' },
  scimSchemas: {
    argument: '<file>',
    description:
      'schemas and resource types of your own, which the reference SCIM server has as well',
  },
  scimDirectory: {
    argument: '<name[=token]>',
    description: 'further directory of the reference SCIM server, at /<name>/scim/v2; repeatable',
  },
  scimMe: { argument: '<userName>', description: 'the user that /Me stands for' },
  scimUniqueGroupNames: { description: 'refuses a second group of the same displayName' },
  scimUnknownMembers: { description: 'takes ids that no user or group has as members of groups' },
  scimDisable: {
    argument: '<bulk|search|patch>',
    description: 'part of SCIM that the reference server declines with 501; repeatable',
  },
  scimStrict: {
    argument: '<tolerance>',
    description:
      'deviation of a client that is no longer forgiven (docs/patch-tolerances.md), or all; repeatable',
  },
  misbehaviour: {
    argument: '<id>',
    description: 'what the reference SCIM server gets wrong (docs/misbehaviours.md); repeatable',
  },
  console: { description: 'leaves the console out' },
  clock: { argument: '<real|instant>', description: 'the real clock, or one that stands still' },
  profile: {
    argument: '<name>[,<choice>=<value>]',
    description:
      'behaviour profile of the simulated client, with choices of your own (docs/quirks.md)',
  },
  journalEntries: { argument: '<number>', description: 'how many entries the journal keeps' },
  journalDays: { argument: '<number>', description: 'drops older entries, 0 for never' },
  confirmAbove: {
    argument: '<number>',
    description: 'a revision that takes away more users than this asks for confirmation',
  },
  json: { description: 'prints one line of JSON when ready, for scripts' },
  logLevel: { argument: '<level>', description: 'silent, error, warn, info or debug' },
}

/** Adds the flag of every setting to a command. */
export function addStartFlags(command: Command): Command {
  for (const setting of settingNames) {
    const { argument, description } = flags[setting]
    const fallback = settingsSchema.shape[setting].safeParse(undefined).data
    const shown =
      typeof fallback === 'number' || typeof fallback === 'string' ? `, default ${fallback}` : ''
    const option = new Option(
      [`--${flagName(setting)}`, argument].filter(Boolean).join(' '),
      `${description} (${variableName(setting)}${shown})`,
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
