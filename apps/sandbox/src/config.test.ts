import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createFolder } from './cli/cli-process.test-support.ts'
import { parseSettings, resolveConfig } from './config.ts'
import { flagName, settingNames, variableName } from './config/settings.ts'

const resolve = (sources: Partial<Parameters<typeof resolveConfig>[0]>) =>
  resolveConfig({ flags: {}, environment: {}, folder: createFolder(), ...sources })

it('starts from the documented defaults', async () => {
  expect(await resolve({})).toMatchObject({
    port: 4470,
    scimPort: 4471,
    host: '127.0.0.1',
    users: 50,
    randomSeed: 1,
    scimServer: true,
    console: true,
    clock: 'real',
    profile: 'current',
  })
})

it('prefers a flag to a variable, and a variable to the file', async () => {
  const folder = createFolder()
  writeFileSync(join(folder, 'pingone-sandbox.config.yaml'), 'port: 1\nscimPort: 1\nusers: 1\n')
  const environment = { PINGONE_SANDBOX_PORT: '2', PINGONE_SANDBOX_SCIM_PORT: '2' }
  expect(await resolve({ folder, environment, flags: { port: '3' } })).toMatchObject({
    port: 3,
    scimPort: 2,
    users: 1,
  })
})

it('reads the paths of the file from its folder, wherever the command runs', async () => {
  const folder = createFolder()
  const nested = join(folder, 'packages')
  mkdirSync(nested)
  const settings = { seed: 'seed.yaml', dataDir: '../data', scimSchemas: '/etc/schemas.json' }
  writeFileSync(join(folder, 'pingone-sandbox.config.json'), JSON.stringify(settings))
  expect(await resolve({ folder: nested })).toMatchObject({
    seed: join(folder, 'seed.yaml'),
    dataDir: join(folder, '../data'),
    scimSchemas: '/etc/schemas.json',
  })
})

it('finds the file in a parent folder, but not beyond the repository', async () => {
  const folder = createFolder()
  const nested = join(folder, 'packages', 'app')
  const otherRepository = join(folder, 'other', '.git')
  mkdirSync(nested, { recursive: true })
  mkdirSync(otherRepository, { recursive: true })
  writeFileSync(join(folder, 'pingone-sandbox.config.json'), '{ "users": 7 }')
  expect((await resolve({ folder: nested })).users).toBe(7)
  expect((await resolve({ folder: join(folder, 'other') })).users).toBe(50)
})

it.each([
  ['--port', 'PINGONE_SANDBOX_PORT'],
  ['--scim-port', 'PINGONE_SANDBOX_SCIM_PORT'],
  ['--host', 'PINGONE_SANDBOX_HOST'],
  ['--allowed-host', 'PINGONE_SANDBOX_ALLOWED_HOST'],
  ['--data-dir', 'PINGONE_SANDBOX_DATA_DIR'],
  ['--random-seed', 'PINGONE_SANDBOX_RANDOM_SEED'],
  ['--users', 'PINGONE_SANDBOX_USERS'],
  ['--scim-token', 'PINGONE_SANDBOX_SCIM_TOKEN'],
  ['--no-scim-server', 'PINGONE_SANDBOX_NO_SCIM_SERVER'],
  ['--scim-schemas', 'PINGONE_SANDBOX_SCIM_SCHEMAS'],
  ['--scim-directory', 'PINGONE_SANDBOX_SCIM_DIRECTORY'],
  ['--scim-me', 'PINGONE_SANDBOX_SCIM_ME'],
  ['--scim-unique-group-names', 'PINGONE_SANDBOX_SCIM_UNIQUE_GROUP_NAMES'],
  ['--scim-unknown-members', 'PINGONE_SANDBOX_SCIM_UNKNOWN_MEMBERS'],
  ['--scim-disable', 'PINGONE_SANDBOX_SCIM_DISABLE'],
  ['--scim-strict', 'PINGONE_SANDBOX_SCIM_STRICT'],
  ['--misbehaviour', 'PINGONE_SANDBOX_MISBEHAVIOUR'],
  ['--no-console', 'PINGONE_SANDBOX_NO_CONSOLE'],
  ['--clock', 'PINGONE_SANDBOX_CLOCK'],
  ['--profile', 'PINGONE_SANDBOX_PROFILE'],
  ['--log-level', 'PINGONE_SANDBOX_LOG_LEVEL'],
])('names a setting %s and %s', (flag, variable) => {
  const setting = settingNames.find((name) => `--${flagName(name)}` === flag)
  expect(setting && variableName(setting)).toBe(variable)
})

it.each([
  ['1', false],
  ['true', false],
  ['0', true],
  ['false', true],
])('reads PINGONE_SANDBOX_NO_SCIM_SERVER=%s as scimServer %s', async (value, scimServer) => {
  expect(await resolve({ environment: { PINGONE_SANDBOX_NO_SCIM_SERVER: value } })).toMatchObject({
    scimServer,
  })
})

it('reads several names from one variable', async () => {
  const environment = {
    PINGONE_SANDBOX_ALLOWED_HOST: 'sandbox, host.docker.internal',
    PINGONE_SANDBOX_MISBEHAVIOUR: 'no-patch,no-put',
  }
  expect(await resolve({ environment })).toMatchObject({
    allowedHost: ['sandbox', 'host.docker.internal'],
    misbehaviour: ['no-patch', 'no-put'],
  })
})

it('suggests the nearest variable for an unknown one', async () => {
  await expect(resolve({ environment: { PINGONE_SANDBOX_PROT: '1' } })).rejects.toThrow(
    expect.objectContaining({
      code: 'unknown_setting',
      message: 'Unknown environment variable PINGONE_SANDBOX_PROT.',
      hint: 'Did you mean PINGONE_SANDBOX_PORT?',
    }),
  )
})

it('suggests the nearest setting for an unknown key of the file', async () => {
  const folder = createFolder()
  writeFileSync(join(folder, 'pingone-sandbox.config.yaml'), 'scimprot: 1\n')
  await expect(resolve({ folder })).rejects.toThrow(
    expect.objectContaining({
      code: 'unknown_setting',
      message: expect.stringContaining('pingone-sandbox.config.yaml'),
      hint: 'Did you mean scimPort?',
    }),
  )
})

it('lists the known settings when none is near', () => {
  expect(() => parseSettings({ wibblewobble: true })).toThrow(
    expect.objectContaining({ hint: expect.stringMatching(/^Known are: port, scimPort/) }),
  )
})

it.each([
  ['port', 'http', 'port must be a whole number.'],
  ['port', 65_536, 'port must be at most 65535.'],
  ['users', -1, 'users must be at least 0.'],
  ['users', '-1', 'users must be at least 0.'],
  [
    'allowedHost',
    'http://sandbox.test',
    'allowedHost must be host names like sandbox.test, or with a port, sandbox.test:8443.',
  ],
  ['clock', 'yesterday', 'clock must be "real" or an ISO 8601 instant like 2026-01-31T09:00:00Z.'],
  ['console', 'maybe', 'console must be true or false.'],
  ['logLevel', 'loud', 'logLevel must be one of silent, error, warn, info, debug.'],
])('refuses %s %s', (setting, value, message) => {
  expect(() => parseSettings({ [setting]: value })).toThrow(
    expect.objectContaining({ code: 'invalid_setting', message }),
  )
})

it.each([
  ['profile', 'patch-frist', 'behaviour profile', 'Did you mean patch-first?'],
  ['misbehaviour', 'no-pacth', 'misbehaviour', 'Did you mean no-patch?'],
  ['scimDisable', 'serch', 'part that can be left out', 'Did you mean search?'],
  ['scimStrict', 'op-in-any-cas', 'tolerance', 'Did you mean op-in-any-case?'],
])('suggests the nearest name for %s %s', (setting, value, what, hint) => {
  const message = `${setting} names no ${what}: ${value}.`
  expect(() => parseSettings({ [setting]: value })).toThrow(
    expect.objectContaining({ code: 'invalid_setting', message, hint }),
  )
})

it.each(['', 'a/b', '=token', 'a=', 'scim', 'Default', 'acme,ACME=token'])(
  'refuses the directories "%s"',
  (scimDirectory) => {
    expect(() => parseSettings({ scimDirectory })).toThrow(/^scimDirectory must /)
  },
)

it('names the variable that holds a wrong value', async () => {
  await expect(resolve({ environment: { PINGONE_SANDBOX_USERS: 'many' } })).rejects.toThrow(
    'PINGONE_SANDBOX_USERS must be a whole number.',
  )
})

it('refuses a file that is no object of settings', async () => {
  const folder = createFolder()
  writeFileSync(join(folder, 'pingone-sandbox.config.yaml'), '- port\n')
  await expect(resolve({ folder })).rejects.toThrow(/must hold settings by name/)
})
