import { once } from 'node:events'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createControlClient, createSandboxControl } from '@pingone-sandbox/client'
import { expect, it, onTestFinished } from 'vitest'
import { createSandbox } from '../../sandbox.ts'
import { createFolder } from '../cli-process.test-support.ts'
import { findRunningSandbox } from '../remote/running-sandbox.ts'
import { doctor } from './doctor.ts'
import type { Finding } from './finding.ts'
import { inspectClock, inspectNode, inspectProxies } from './inspect-machine.ts'

interface SetUp {
  readonly config?: Readonly<Record<string, unknown>>
  readonly environment?: Readonly<Record<string, string>>
  readonly folder?: string
}

/** Runs `doctor` in a folder with a configuration file; no sandbox runs unless a variable names one. */
async function examine({ config = {}, environment = {}, folder = createFolder() }: SetUp) {
  const free = { port: 0, scimPort: 0, ...config }
  writeFileSync(join(folder, 'pingone-sandbox.config.json'), JSON.stringify(free))
  const variables = { PINGONE_SANDBOX_URL: 'http://127.0.0.1:1', ...environment }
  const options = {
    ...{ environment: variables, folder, hasColours: false },
    findSandbox: () => findRunningSandbox({ url: undefined, environment: variables, folder }),
  }
  const { text } = await doctor({ ...options, json: true })
  const { findings } = JSON.parse(text) as { findings: readonly Finding[] }
  const { text: lines, code } = await doctor({ ...options, json: false })
  return { findings, lines, code }
}

it('finds nothing wrong where nothing is', async () => {
  const { findings, lines, code } = await examine({})
  expect(code).toBe(0)
  expect(findings.map(({ id, status }) => `${id} ${status}`)).toEqual([
    ...['node ok', 'clock ok', 'proxy ok', 'settings ok', 'port ok', 'port ok'],
    ...['data-folder ok', 'sandbox note'],
  ])
  expect(lines).toMatch(
    /^✓ Node .*\n[^]*\n· No sandbox runs at http:\/\/127\.0\.0\.1:1\.\n\nNothing is wrong\.$/,
  )
})

it('finds what a start would refuse', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void taken.close())
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const folder = createFolder()
  writeFileSync(join(folder, 'seed.yaml'), 'users: [{ email: ada@example.com }]')
  const config = { port, dataDir: join(folder, 'seed.yaml'), seed: join(folder, 'seed.yaml') }
  const { findings, lines, code } = await examine({ config, folder })
  expect(code).toBe(1)
  expect(findings.filter(({ status }) => status === 'problem')).toEqual([
    {
      ...{ id: 'files', status: 'problem', advice: expect.any(String) },
      message: expect.stringContaining('users[0].username'),
    },
    {
      ...{ id: 'port', status: 'problem', advice: expect.stringContaining('--port') },
      message: `Port ${port} on 127.0.0.1 is in use by another program.`,
    },
    {
      ...{ id: 'data-folder', status: 'problem', advice: expect.any(String) },
      message: expect.stringMatching(/ is a file\.$/),
    },
  ])
  expect(lines).toMatch(/\n✗ Port .*\n {4}Stop that program.*\n[^]*\n\n3 problems, 0 warnings\.$/)
})

it('says once that a variable does not exist', async () => {
  const { findings } = await examine({ environment: { PINGONE_SANDBOX_PROT: '1' } })
  expect(findings.filter(({ status }) => status === 'problem')).toEqual([
    {
      ...{ id: 'settings', status: 'problem', advice: 'Did you mean PINGONE_SANDBOX_PORT?' },
      message: 'Unknown environment variable PINGONE_SANDBOX_PROT.',
    },
  ])
})

it.runIf(process.platform !== 'win32')('warns of a data folder that others may read', async () => {
  const dataDir = join(createFolder(), 'data')
  mkdirSync(dataDir)
  chmodSync(dataDir, 0o755)
  const { findings, code } = await examine({ config: { dataDir } })
  expect(code).toBe(0)
  expect(findings).toContainEqual({
    ...{ id: 'data-folder', status: 'warning', advice: expect.stringContaining('chmod 700') },
    message: expect.stringContaining('Other users may list'),
  })
})

it('says that a database is none', async () => {
  const dataDir = createFolder()
  chmodSync(dataDir, 0o700)
  writeFileSync(
    join(dataDir, 'pingone.db'),
    'no database, but a text that is long enough to be one',
  )
  const { findings, code } = await examine({ config: { dataDir } })
  expect(code).toBe(1)
  expect(findings).toContainEqual({
    ...{ id: 'data-folder', status: 'problem', advice: expect.any(String) },
    message: expect.stringMatching(/pingone\.db cannot be read: .*not a database/),
  })
})

it('inspects the sandbox that runs, its ports, its data folder and its connections', async () => {
  const dataDir = join(createFolder(), 'data')
  await using sandbox = await createSandbox({
    ...{ dataDir, users: 1, console: false, clock: '2026-01-31T09:00:00Z' },
    misbehaviour: ['no-put'],
  })
  const { urls, token } = sandbox
  const control = createSandboxControl(createControlClient(urls))
  await control.setFaults([{ operation: 'create', effect: { kind: 'status', status: 400 } }])
  await control.connect({ url: String(urls.scim), token, name: 'Good' })
  await control.waitForIdle()
  await control.setPace({ mode: 'paused' })
  const config = {
    ...{ port: Number(new URL(urls.console).port), dataDir },
    scimPort: Number(new URL(String(urls.scim)).port),
  }
  const environment = { PINGONE_SANDBOX_URL: new URL(urls.control).origin }
  const { findings, code } = await examine({ config, environment })
  expect(code).toBe(1)
  const said = findings.map(({ id, status, message }) => `${id} ${status}: ${message}`)
  for (const line of [
    `port note: Port ${config.port} on 127.0.0.1 is that of the running sandbox.`,
    `port note: Port ${config.scimPort} on 127.0.0.1 is that of the reference server of the running sandbox.`,
    `data-folder note: A sandbox has the data folder ${dataDir} open.`,
    'sandbox-clock note: The clock of the sandbox is fixed at 2026-01-31T09:00:00Z.',
    'pace warning: The sync is paused; requests that wait: 0.',
    'faults note: One fault is active.',
    'misbehaviours note: The reference server misbehaves on request: no-put.',
    'target ok: The target of Good answers (200).',
  ])
    expect(said).toContain(line)
  expect(said).toContainEqual(
    expect.stringMatching(/^connection problem: The connection Good: 1 of 1 failing/),
  )
})

it('says that another program answers where a sandbox is expected', async () => {
  const other = createServer((socket) =>
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi'),
  )
  other.listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const environment = { PINGONE_SANDBOX_URL: `http://127.0.0.1:${port}` }
  const { findings } = await examine({ environment })
  expect(findings.at(-1)).toMatchObject({
    ...{
      id: 'sandbox',
      status: 'problem',
      message: expect.stringContaining('is not one of a sandbox'),
    },
  })
})

it('knows which Node, clock and proxy work', () => {
  expect(inspectNode('20.19.0')).toMatchObject({ status: 'problem' })
  expect(inspectNode('22.18.0')).toMatchObject({ status: 'ok' })
  expect(inspectClock(new Date('1970-01-01T00:00:00Z'))).toMatchObject({ status: 'warning' })
  expect(inspectProxies({ HTTPS_PROXY: 'socks5://proxy.example' })).toMatchObject([
    { status: 'problem' },
  ])
  const proxies = { HTTPS_PROXY: 'http://user:secret@proxy.example:3128', NO_PROXY: '.example.org' }
  const [finding] = inspectProxies(proxies)
  expect(finding).toMatchObject({
    status: 'note',
    message:
      'Requests to targets go through http://proxy.example:3128, except those to .example.org.',
  })
})
