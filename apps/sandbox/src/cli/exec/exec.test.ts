import { expect, it } from 'vitest'
import { resolveConfig } from '../../config.ts'
import { createFolder, runCli, startCommand as startCli } from '../cli-process.test-support.ts'
import { commandLine } from '../command-line.test-support.ts'
import { sandboxVariables } from './sandbox-variables.ts'
import { startCommand } from './start-command.ts'

const own = ['exec', '--no-console', '--users', '1', '--']
const node = (script: string) => [process.execPath, '--input-type=module', '-e', script]

it('runs a command with a sandbox that answers, and passes its exit code on', async () => {
  const script = `
    const { PINGONE_SANDBOX_URL: url, PINGONE_SANDBOX_SCIM_URL: scim, ...other } = process.env
    const token = (await (await fetch(url + '/' + other.PINGONE_SANDBOX_ENVIRONMENT_ID + '/as/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: other.PINGONE_SANDBOX_CLIENT_ID,
        client_secret: other.PINGONE_SANDBOX_CLIENT_SECRET,
      }),
    })).json()).token_type
    const users = await fetch(scim + '/Users', {
      headers: { authorization: 'Bearer ' + other.PINGONE_SANDBOX_SCIM_TOKEN },
    })
    console.log(token, users.status, process.argv[1])
    process.exit(7)`
  // Port and data folder of the variables are for `start`.
  const environment = { PINGONE_SANDBOX_PORT: '1', PINGONE_SANDBOX_DATA_DIR: import.meta.filename }
  const result = await runCli([...own, ...node(script), '--', '--users'], { environment })
  expect(result).toEqual({ code: 7, stdout: 'Bearer 200 --users\n', stderr: '' })
})

it('lets the command call the other commands about its sandbox', async () => {
  const status = [process.execPath, ...commandLine(), 'status']
  const { code, stdout } = await runCli([...own, ...status])
  expect({ code, status: JSON.parse(stdout) as unknown }).toMatchObject({
    ...{ code: 0, status: { persistence: 'in memory' } },
  })
})

it('sets variables with which another sandbox starts', async () => {
  const environment = sandboxVariables(
    {
      urls: { console: 'http://127.0.0.1:1', scim: 'http://127.0.0.1:2/scim/v2' } as never,
      token: 'token-of-the-server',
      credentials: { environmentId: 'e', clientId: 'c', clientSecret: 's' },
      consoleToken: 'console-token',
    },
    { PINGONE_SANDBOX_USERS: '3' },
  )
  expect(await resolveConfig({ flags: {}, environment, folder: createFolder() })).toMatchObject({
    ...{ port: 4470, users: 3, scimToken: 'token-of-the-server', consoleToken: 'console-token' },
  })
})

it('names no reference server where there is none, whatever an outer sandbox has set', () => {
  const variables = sandboxVariables(
    {
      urls: { console: 'http://127.0.0.1:1' } as never,
      token: 'token-of-the-server',
      credentials: { environmentId: 'e', clientId: 'c', clientSecret: 's' },
    },
    { PINGONE_SANDBOX_SCIM_URL: 'http://127.0.0.1:2/scim/v2', PINGONE_SANDBOX_SCIM_TOKEN: 'x' },
  )
  expect(JSON.parse(JSON.stringify(variables))).toEqual({
    PINGONE_SANDBOX_URL: 'http://127.0.0.1:1',
    PINGONE_SANDBOX_ENVIRONMENT_ID: 'e',
    PINGONE_SANDBOX_CLIENT_ID: 'c',
    PINGONE_SANDBOX_CLIENT_SECRET: 's',
  })
})

it.runIf(process.platform !== 'win32')(
  'passes a signal on, and ends as the command does',
  async () => {
    const script = `
    process.on('SIGTERM', () => process.exit(9))
    setInterval(() => {}, 60_000)
    process.stderr.write('ready')`
    await using command = startCli([...own, ...node(script)])
    await command.says('ready')
    command.kill('SIGTERM')
    expect(await command.ended).toMatchObject({ code: 9 })
  },
)

it.runIf(process.platform !== 'win32')(
  'ends with 128 + n when signal n ends the command',
  async () => {
    const { ended } = await startCommand(node("process.kill(process.pid, 'SIGTERM')"), {})
    expect(await ended).toBe(143)
  },
)

it.each([
  ['nosuch-command', 'There is no command nosuch-command.', /exec -- npm test/],
  ['npm test', 'There is no command npm test.', /words of their own/],
  ['', 'The command is empty.', /exec -- npm test/],
])('says that there is no command %s', async (name, message, hint) => {
  await expect(startCommand([name], process.env)).rejects.toMatchObject({
    ...{ code: 'invalid_setting', message, hint: expect.stringMatching(hint) },
  })
})

it.runIf(process.platform !== 'win32')('says that a command cannot be run', async () => {
  await expect(startCommand([import.meta.filename], process.env)).rejects.toThrow(
    / cannot be run: it is not executable\.$/,
  )
})

it('ends the sandbox when there is no such command', async () => {
  const { code, stdout, stderr } = await runCli([...own, 'nosuch-command'])
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
  expect(stderr).toContain('error: There is no command nosuch-command.\n')
})
