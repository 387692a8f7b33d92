import { once } from 'node:events'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createFolder, runCli, runUnread, startCli } from './cli-process.test-support.ts'

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const origin = /^http:\/\/127\.0\.0\.1:\d+$/

it('prints exactly one line of JSON when ready', async () => {
  await using sandbox = await startCli()
  const { console: consoleUrl } = sandbox.ready
  expect(sandbox.ready).toEqual({
    event: 'ready',
    console: expect.stringMatching(origin),
    api: `${consoleUrl}/v1`,
    auth: consoleUrl,
    control: `${consoleUrl}/_sandbox`,
    scim: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/scim\/v2$/),
    scimToken: expect.stringMatching(/^[\w-]{43}$/),
    environmentId: expect.stringMatching(uuid),
    clientId: expect.stringMatching(uuid),
    clientSecret: expect.any(String),
    pid: expect.any(Number),
  })
  const { stdout } = await sandbox.end('SIGTERM')
  expect(stdout).toBe(`${JSON.stringify(sandbox.ready)}\n`)
})

it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 within two seconds of %s', async (signal) => {
  await using sandbox = await startCli()
  // A reader of the event stream never leaves by itself.
  const events = await fetch(`${sandbox.ready['control']}/events`)
  const { code } = await sandbox.end(signal)
  // After two seconds it would end with 1.
  expect(code).toBe(0)
  await events.body?.cancel().catch(() => {})
})

it('suggests the nearest flag for an unknown one', async () => {
  const { code, stdout, stderr } = await runCli(['start', '--scim-prot', '1'])
  expect(code).toBe(3)
  expect(stdout).toBe('')
  expect(stderr).toContain("unknown option '--scim-prot'")
  expect(stderr).toContain('--scim-port')
})

it('refuses an unknown variable with the nearest name', async () => {
  const environment = { PINGONE_SANDBOX_SCIM_PROT: '1' }
  const { code, stderr } = await runCli(['start'], { environment })
  expect(code).toBe(3)
  expect(stderr).toContain('Did you mean PINGONE_SANDBOX_SCIM_PORT?')
})

it('refuses an unknown key of the configuration file with the nearest name', async () => {
  const folder = createFolder()
  writeFileSync(join(folder, 'pingone-sandbox.config.yaml'), 'user: 3\n')
  const { code, stderr } = await runCli(['start'], { folder })
  expect(code).toBe(3)
  expect(stderr).toContain('Did you mean users?')
})

it('refuses an unknown behaviour profile with the nearest name', async () => {
  const { code, stderr } = await runCli(['start', '--port', '0', '--profile', 'patch-frist'])
  expect(code).toBe(3)
  expect(stderr).toContain('Did you mean patch-first?')
})

it('names the fault in a schema file', async () => {
  const folder = createFolder()
  const type = { name: 'Device', endpoint: '/Devices', schema: 'urn:example:2.0:Device' }
  writeFileSync(join(folder, 'schemas.json'), JSON.stringify({ resourceTypes: [type] }))
  const { code, stderr } = await runCli(['start', '--scim-schemas', 'schemas.json'], { folder })
  expect(code).toBe(3)
  expect(stderr).toContain('schemas.json: resourceTypes[0].schema: ')
})

it('takes flags that are repeated, and lists directories', async () => {
  await using sandbox = await startCli([
    ...['--misbehaviour', 'no-patch', '--misbehaviour', 'no-put'],
    ...['--scim-directory', 'acme=secret', '--scim-unique-group-names'],
  ])
  const { scim = '', control = '', scimDirectories } = sandbox.ready
  const acme = {
    name: 'acme',
    scim: scim.replace('/scim/v2', '/acme/scim/v2'),
    scimToken: 'secret',
  }
  expect(scimDirectories).toEqual([acme])
  const { misbehaviours } = (await (await fetch(`${control}/misbehaviours`)).json()) as {
    misbehaviours: { id: string; active: boolean }[]
  }
  const active = misbehaviours.filter((each) => each.active)
  expect(active.map(({ id }) => id)).toEqual(['no-put', 'no-patch'])
})

it.each(['port', 'scim-port'])('ends with 4 when --%s is in use', async (flag) => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const free = flag === 'port' ? 'scim-port' : 'port'
  const words = ['start', '--no-console', `--${flag}`, String(port), `--${free}`, '0']
  const { code, stderr } = await runCli(words)
  taken.close()
  expect(code).toBe(4)
  expect(stderr).toContain(`Port ${port} on 127.0.0.1 is in use.`)
  expect(stderr).toContain(`--${flag}`)
})

it('reads the environment twins of flags', async () => {
  const environment = {
    PINGONE_SANDBOX_SCIM_TOKEN: 'token-from-the-environment',
    PINGONE_SANDBOX_NO_SCIM_SERVER: '0',
  }
  await using sandbox = await startCli([], { environment })
  expect(sandbox.ready['scimToken']).toBe('token-from-the-environment')
})

it('leaves the reference server out on request', async () => {
  await using sandbox = await startCli(['--no-scim-server'])
  expect(sandbox.ready).not.toHaveProperty('scim')
  expect(sandbox.ready).not.toHaveProperty('scimToken')
})

it('ignores the -- that package managers pass on', async () => {
  const { code, stderr } = await runCli(['start', '--', '--port', 'none'])
  expect(code).toBe(3)
  expect(stderr).toContain('--port must be a whole number.')
})

it('keeps the token of a data folder, readable by its owner alone', async () => {
  const dataDir = join(createFolder(), 'data')
  const first = await startCli(['--data-dir', dataDir])
  await first.end('SIGTERM')
  await using second = await startCli(['--data-dir', dataDir])
  expect(second.ready['scimToken']).toBe(first.ready['scimToken'])
  expect(second.ready['clientSecret']).toBe(first.ready['clientSecret'])
  expect(readFileSync(join(dataDir, 'scim-token'), 'utf8').trim()).toBe(first.ready['scimToken'])
  expect(statSync(join(dataDir, 'scim-token')).mode & 0o777).toBe(0o600)
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
})

it('keeps the token of each directory in the data folder', async () => {
  const dataDir = join(createFolder(), 'data')
  const words = ['--data-dir', dataDir, '--scim-directory', 'acme']
  const first = await startCli(words)
  await first.end('SIGTERM')
  await using second = await startCli([...words, '--scim-directory', 'umbrella'])
  const tokens = ({ ready }: typeof first) =>
    (ready['scimDirectories'] as unknown as { scimToken: string }[]).map((each) => each.scimToken)
  const [acme, umbrella] = tokens(second)
  expect([acme]).toEqual(tokens(first))
  expect(umbrella).not.toBe(acme)
  expect(statSync(join(dataDir, 'scim-token-acme')).mode & 0o777).toBe(0o600)
})

it('refuses a data folder that another sandbox has open', async () => {
  const dataDir = join(createFolder(), 'data')
  await using _first = await startCli(['--data-dir', dataDir])
  const { code, stderr } = await runCli([
    'start',
    '--no-console',
    '--port',
    '0',
    '--data-dir',
    dataDir,
  ])
  expect(code).toBe(3)
  expect(stderr).toContain(`Another sandbox has the data folder ${dataDir} open.`)
})

it.runIf(process.platform === 'linux')(
  'says in two sentences that there is no room for its data',
  async () => {
    const dataDir = join(createFolder(), 'data')
    // Files may grow to 8 blocks, as on a disk that is nearly full.
    const words = [
      'start',
      '--no-console',
      '--port',
      '0',
      '--scim-port',
      '0',
      '--data-dir',
      dataDir,
    ]
    const { code, stderr } = await runCli(words, { fileBlocks: 8 })
    expect(code).toBe(3)
    expect(stderr).toMatch(/^error: .*\.db: The disk could not be read or written\.\n[^\n]+\n$/)
  },
)

it.runIf(process.platform !== 'win32')(
  'goes on after a promise that nothing took care of',
  async () => {
    const lose = "process.on('SIGUSR2', () => Promise.reject(new Error('lost')))"
    const environment = {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(lose)}`,
    }
    await using sandbox = await startCli([], { environment })
    process.kill(Number(sandbox.ready['pid']), 'SIGUSR2')
    await expect
      .poll(async () => (await fetch(`${sandbox.ready['control']}/health`)).status)
      .toBe(200)
    const { code, stderr } = await sandbox.end('SIGTERM')
    expect(code).toBe(0)
    expect(stderr).toContain('The sandbox made a mistake and continues.')
    expect(stderr).toContain('lost')
  },
)

it.runIf(process.platform !== 'win32')('ends in order after what nothing caught', async () => {
  const fail = "process.on('SIGUSR2', () => { throw new Error('lost') })"
  const environment = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fail)}` }
  await using sandbox = await startCli([], { environment })
  const { code, stderr } = await sandbox.end('SIGUSR2')
  expect(code).toBe(1)
  expect(stderr).toContain('The sandbox made a mistake and ends')
})

it('says in two sentences that the data folder is a file', async () => {
  const dataDir = join(createFolder(), 'data')
  writeFileSync(dataDir, 'text')
  const { code, stderr } = await runCli(['start', '--no-console', '--data-dir', dataDir])
  expect(code).toBe(3)
  expect(stderr).toBe(
    `error: The data folder ${dataDir} is a file.\nName a folder with --data-dir; it is made when there is none.\n`,
  )
})

it.runIf(process.platform === 'linux')(
  'says that a file system takes no folder for its data, and ends',
  async () => {
    const words = ['start', '--no-console', '--data-dir', '/proc/sandbox/data']
    const { code, stderr } = await runCli(words)
    expect(code).toBe(3)
    expect(stderr).toMatch(/^error: The data folder \/proc\/sandbox\/data cannot be used: /)
  },
)

it('warns when other machines can reach it, and asks them for the token', async () => {
  await using sandbox = await startCli(['--host', '0.0.0.0'])
  const { console: url = '', control, consoleToken = '', clientSecret } = sandbox.ready
  expect(url).toMatch(origin)
  expect((await fetch(`${control}/info`)).status).toBe(401)
  expect(await runCli(['status', '--url', url])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('The control API needs the console token.'),
  })
  const environment = { PINGONE_SANDBOX_CONSOLE_TOKEN: consoleToken }
  expect(await runCli(['status', '--url', `${url}/?token=${consoleToken}`])).toMatchObject({
    code: 0,
  })
  expect(await runCli(['wait', '--url', url], { environment })).toMatchObject({ code: 0 })
  const { stderr } = await sandbox.end('SIGTERM')
  expect(stderr).toContain('warning: other machines can reach this sandbox at 0.0.0.0')
  for (const named of ['client\nsecret', 'token of the SCIM server', 'journal'])
    expect(stderr).toContain(named)
  for (const secret of [consoleToken, String(clientSecret)]) expect(stderr).not.toContain(secret)
})

it('shows, waits for and resets a running sandbox', async () => {
  await using sandbox = await startCli(['--users', '3', '--scim-directory', 'acme=hidden'])
  const url = sandbox.ready['console'] ?? ''
  expect(await runCli(['wait', '--url', url])).toMatchObject({ code: 0 })
  expect(await runCli(['reset'], { environment: { PINGONE_SANDBOX_URL: url } })).toMatchObject({
    code: 0,
  })
  const status = await runCli(['status', '--url', url])
  expect(JSON.parse(status.stdout)).toMatchObject({ persistence: 'in memory', profile: 'current' })
  expect(status.stdout).not.toContain(sandbox.ready['scimToken'])
  expect(status.stdout).not.toContain('hidden')
})

it('ends with 124 when no sandbox answers in time', async () => {
  const { code } = await runCli(['wait', '--url', 'http://127.0.0.1:1', '--timeout', '200ms'])
  expect(code).toBe(124)
})

it('ends with 1 when there is no sandbox to ask', async () => {
  const { code, stderr } = await runCli(['status', '--url', 'http://127.0.0.1:1'])
  expect(code).toBe(1)
  expect(stderr).toContain('No sandbox answers at http://127.0.0.1:1.')
})

it('plays a scenario on a running sandbox, step by step, and waits for its sync', async () => {
  await using sandbox = await startCli(['--users', '3'])
  const flags = ['--url', String(sandbox.ready['console'])]
  const listed = await runCli(['scenario', 'list', ...flags])
  expect(listed.stdout).toContain('--set count=10  Number of new users')
  const words = ['scenario', 'run', 'hire', '--set', 'count=2', '--wait', '10s', ...flags]
  const { code, stdout } = await runCli(words)
  expect(code).toBe(0)
  expect(stdout.match(/ was created\.$/gm)).toHaveLength(2)
  const wrong = await runCli(['scenario', 'run', 'hier', ...flags])
  expect(wrong.code).toBe(1)
  expect(wrong.stderr).toContain('Did you mean hire?')
})

it('ends silently when its output is closed', async () => {
  await using sandbox = await startCli()
  const url = sandbox.ready['console'] ?? ''
  const commands = [
    ['scenario', 'list', '--url', url],
    ['start', '--no-console', '--port', '0', '--scim-port', '0'],
  ]
  expect(await Promise.all(commands.map(runUnread))).toEqual(
    commands.map(() => ({ code: 0, stdout: '', stderr: '' })),
  )
})
