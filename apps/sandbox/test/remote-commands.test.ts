import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startTenant } from './tenant.ts'
import { createFolder, runCli, startCli } from '../src/cli/cli-process.test-support.ts'
import { createProgram } from '../src/cli/program.ts'

/** Each command that asks a running sandbox. */
const commands = [
  ['status'],
  ['wait', '--timeout', '10s'],
  ['reset'],
  ['scenario', 'list'],
  ['fault', 'list'],
  ['explain', 'filter', 'userName pr'],
  ['scenario', 'run', 'hire', '--set', 'count=1'],
]

it('finds a running sandbox with every command, and by every way to name it', async () => {
  await using sandbox = await startCli(['--users', '1', '--console-token', 'a-token-of-mine'])
  const address = new URL(String(sandbox.ready['console']))
  const token = { PINGONE_SANDBOX_CONSOLE_TOKEN: 'a-token-of-mine' }
  const nowhere = 'http://127.0.0.1:1'
  const folder = createFolder()
  const settings = `port: ${address.port}\nconsoleToken: a-token-of-mine\nusers: 3\n`
  writeFileSync(join(folder, 'pingone-sandbox.config.yaml'), settings)

  const ways = [
    { flags: ['--url', `${address.origin}/?token=a-token-of-mine`] },
    // The flag counts before the variables, the address before the port, a variable before the file.
    { flags: ['--url', address.origin], environment: { ...token, PINGONE_SANDBOX_URL: nowhere } },
    {
      environment: { ...token, PINGONE_SANDBOX_URL: address.origin, PINGONE_SANDBOX_PORT: '1' },
    },
    { environment: { ...token, PINGONE_SANDBOX_URL: '', PINGONE_SANDBOX_PORT: address.port } },
    { folder },
  ]
  const runs = [
    ...commands.map((words) => ({
      words,
      way: { environment: { ...token, PINGONE_SANDBOX_PORT: address.port } },
    })),
    ...ways.map(({ flags = [], ...way }) => ({ words: ['status', ...flags], way })),
  ]
  for (const { words, way } of runs) {
    // oxlint-disable-next-line no-await-in-loop
    const { code, stderr } = await runCli(words, way)
    expect({ words, way, code, stderr }).toEqual({ words, way, code: 0, stderr: '' })
  }
})

it.each(commands.map((words) => ({ words })))(
  'refuses $words where the port names no place',
  async ({ words }) => {
    vi.stubEnv('PINGONE_SANDBOX_PORT', '0')
    onTestFinished(() => void vi.unstubAllEnvs())
    await expect(createProgram().parseAsync(words, { from: 'user' })).rejects.toMatchObject({
      ...{ code: 'invalid_setting' },
      message: expect.stringContaining('PINGONE_SANDBOX_PORT is 0, any free port'),
    })
  },
)

it('refuses a port that is no number, and an address without a scheme', async () => {
  const environment = { PINGONE_SANDBOX_PORT: 'many' }
  expect(await runCli(['status'], { environment })).toMatchObject({
    code: 3,
    stderr: 'error: PINGONE_SANDBOX_PORT must be a whole number.\n',
  })
  expect(await runCli(['status', '--url', 'localhost:4470'])).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('--url is no address of a sandbox: localhost:4470.'),
  })
})

it('reports the queue, of failures by cause, and of what was switched on to go wrong', async () => {
  await using tenant = await startTenant({ misbehaviour: ['no-put'] })
  const { console: url, control } = tenant.sandbox.urls
  const fault = { operation: 'create', times: 9, effect: { kind: 'status', status: 400 } }
  const set = await fetch(`${control}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ faults: [fault] }),
  })
  expect(set.status).toBe(200)
  await tenant.hire('ada')
  await tenant.hire('bob')
  await tenant.rule('population.id pr')
  await tenant.revise()
  await tenant.sandbox.waitForIdle()

  const { code, stdout } = await runCli(['status', '--url', url])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    health: 'ok',
    queue: { queued: 0, running: 0 },
    rules: [
      {
        ...{ name: 'Rule', state: 'FAILED', failed: 2, causes: { refused: 2 }, remarks: 0 },
        advice: [expect.stringMatching(/^The target refuses .* See docs\/failures\.md#refused\.$/)],
      },
    ],
    misbehaviours: ['no-put'],
    faults: [{ operation: 'create', effect: 'status', hits: 2, left: 7 }],
  })
})

it.each([
  [['frobnicate', 'now'], 'Unknown command frobnicate.', 'start, exec, status'],
  [['statsu'], 'Unknown command statsu.', 'Did you mean status?'],
  [['--port', '0', 'rest'], 'Unknown command rest.', 'Did you mean reset?'],
  [['start', 'now'], 'start takes flags only, not: now.', 'start --help'],
])('says of %j that there is no such command', async (words, message, hint) => {
  const { code, stdout, stderr } = await runCli(words)
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
  expect(stderr).toContain(`error: ${message}\n`)
  expect(stderr).toContain(hint)
})

it('names the command line in the form that works in a checkout', async () => {
  const usage = await runCli(['--help'])
  expect(usage.stdout).toMatch(/^Usage: npx -y pnpm sandbox /)
  const { stderr } = await runCli(['status', '--url', 'http://127.0.0.1:1'])
  expect(stderr).toContain('Start one with "npx -y pnpm sandbox start"')
})
