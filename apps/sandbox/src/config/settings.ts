import { z } from 'zod'
import { parseDirectories } from './named-directory.ts'

const wholeNumber = (minimum: number, maximum: number) =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^-?\d+$/, 'must be a whole number')
          .transform(Number),
      ],
      {
        error: 'must be a whole number',
      },
    )
    .pipe(
      z
        .number()
        .int('must be a whole number')
        .min(minimum, `must be at least ${minimum}`)
        .max(maximum, `must be at most ${maximum}`),
    )
const onOff = z.union([z.boolean(), z.stringbool()], { error: 'must be true or false' })
const text = z.string().min(1, 'must not be empty')
/** Several names; in one text they are separated by commas. */
const list = z
  .union([z.array(text), text.transform((names) => names.split(',').map((name) => name.trim()))], {
    error: 'must be one or several names',
  })
  .default([])
/** As a Host header has them: no scheme, no path, no pattern. */
const hostNames = list.refine(
  (names) => names.every((name) => /^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i.test(name)),
  'must be host names like sandbox.test, or with a port, sandbox.test:8443',
)

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const

/**
 * Everything that a person can set, by flag, by environment variable, in the configuration file or in `createSandbox`.
 *
 * Text is accepted wherever a number or a switch is expected, since flags and variables are text.
 */
export const settingsSchema = z.strictObject({
  port: wholeNumber(0, 65_535).default(4470),
  scimPort: wholeNumber(0, 65_535).default(4471),
  host: text.default('127.0.0.1'),
  allowedHost: hostNames,
  consoleToken: text
    .regex(/^[\w.~-]{8,}$/, 'must have at least 8 characters, of letters, digits and . _ ~ -')
    .optional(),
  dataDir: text.optional(),
  seed: text.optional(),
  randomSeed: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(1),
  users: wholeNumber(0, 100_000).default(50),
  scimToken: text.optional(),
  scimServer: onOff.default(true),
  scimSchemas: text.optional(),
  scimDirectory: list.refine((directories) => parseDirectories(directories) !== undefined, {
    error:
      'must be <name> or <name>=<token>, each name once, of letters, digits, - and _, and neither scim nor default',
  }),
  scimMe: text.optional(),
  scimUniqueGroupNames: onOff.default(false),
  scimUnknownMembers: onOff.default(false),
  scimDisable: list,
  scimStrict: list,
  misbehaviour: list,
  console: onOff.default(true),
  clock: text
    .refine(
      (clock) => clock === 'real' || z.iso.datetime({ offset: true }).safeParse(clock).success,
      {
        error: 'must be "real" or an ISO 8601 instant like 2026-01-31T09:00:00Z',
      },
    )
    .default('real'),
  profile: text.default('current'),
  journalEntries: wholeNumber(1000, 100_000_000).default(1_000_000),
  journalDays: wholeNumber(0, 36_500).default(0),
  confirmAbove: wholeNumber(0, 1_000_000).default(100),
  json: onOff.default(false),
  logLevel: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
})

export type Settings = z.output<typeof settingsSchema>
/** The settings before defaults, as a person writes them. */
export type SettingsInput = z.input<typeof settingsSchema>
export type SettingName = keyof Settings

export const settingNames = Object.keys(settingsSchema.shape) as SettingName[]

/** On unless switched off: their flag and variable begin with `no`. */
const switches: readonly SettingName[] = ['scimServer', 'console']

/** @example flagName('scimServer') // 'no-scim-server' */
export function flagName(setting: SettingName): string {
  const words = setting.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return switches.includes(setting) ? `no-${words}` : words
}

/** @example variableName('scimPort') // 'PINGONE_SANDBOX_SCIM_PORT' */
export function variableName(setting: SettingName): string {
  return `PINGONE_SANDBOX_${flagName(setting).replaceAll('-', '_').toUpperCase()}`
}

export function isSwitch(setting: SettingName): boolean {
  return switches.includes(setting)
}
