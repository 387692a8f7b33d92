import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { createInterface } from 'node:readline'
import { expect, inject, it, onTestFinished } from 'vitest'
import { importTracer, packagesIn } from '../../apps/sandbox/src/cli/module-trace.test-support.ts'
import type { Ready } from '../../examples/headless/provision.ts'
import { nodeVersions } from './node-versions.ts'

const command = join(inject('installation'), 'node_modules/pingone-sandbox/dist/cli/main.js')

/** Runs the installed command in a folder of its own. */
function spawnCommand(
  executable: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'pingone-sandbox-command-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const child = spawn(executable, words, {
    cwd: folder,
    env: { PATH: process.env['PATH'], TMPDIR: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, stderr: text(child.stderr), exited: once(child, 'exit') }
}

/** Warns as soon as it is imported. */
const warning = `data:text/javascript,process.emitWarning('of-the-user')`

it.each(nodeVersions)(
  'serves the product on Node $version, and warns of nothing itself',
  async ({ executable }) => {
    const flags = ['--json', '--port', '0', '--scim-port', '0', '--data-dir', 'data']
    const words = ['--import', warning, command, 'start', ...flags]
    const sandbox = spawnCommand(executable, words)
    const { child, stderr, exited } = sandbox
    const ready = await readyLineOf(sandbox)
    expect((await fetch(`${ready.control}/health`)).status).toBe(200)

    const page = await (await fetch(`${ready.console}/integrations/provisioning`)).text()
    const [script] = /(?<=src=")\/assets\/[^"]+\.js/.exec(page) ?? []
    const asset = await fetch(`${ready.console}${script}`)
    expect(asset.headers.get('content-type')).toContain('javascript')

    const users = await fetch(`${ready.scim}/Users`, {
      headers: { authorization: `Bearer ${ready.scimToken}` },
    })
    expect(users.status).toBe(200)

    child.kill('SIGTERM')
    expect(await exited).toEqual([0, null])
    expect(await stderr).toMatch(/^\(node:\d+\) Warning: of-the-user\n\(Use .+\)\n$/)
  },
)

it.each(nodeVersions)(
  'inspects the set-up on Node $version, and warns of nothing itself',
  async ({ executable }) => {
    const { stderr, exited } = spawnCommand(executable, [command, 'doctor', '--json'])
    await exited
    expect(await stderr).toBe('')
  },
)

it.each(nodeVersions)(
  'says in a sentence that a Node is too old, tried on $version',
  async ({ executable }) => {
    const older = `Object.defineProperty(process.versions, 'node', { value: '20.11.0' })`
    const words = ['--import', `data:text/javascript,${encodeURIComponent(older)}`, command]
    const { stderr, exited } = spawnCommand(executable, words)
    expect(await exited).toEqual([1, null])
    expect(await stderr).toMatch(
      /^error: pingone-sandbox needs Node 22\.18 or later; this is Node 20\.11\.0\.\n.+\n$/,
    )
  },
)

it('starts without the packages that only some requests and settings need', async () => {
  const trace = join(mkdtempSync(join(tmpdir(), 'pingone-sandbox-trace-')), 'modules.txt')
  onTestFinished(() => rmSync(dirname(trace), { recursive: true }))
  const words = [importTracer, command, 'start', '--json', '--port', '0', '--scim-port', '0']
  const sandbox = spawnCommand(process.execPath, words, { MODULE_TRACE: trace })
  await readyLineOf(sandbox)
  const packages = packagesIn(trace)
  expect([...packages]).toEqual(expect.arrayContaining(['express', 'zod', 'node:sqlite']))
  for (const name of [
    'undici',
    'jose',
    'yaml',
    'cross-spawn',
    '@modelcontextprotocol/server',
    '@msw/data',
  ])
    expect(packages).not.toContain(name)
})

async function readyLineOf({ child, stderr, exited }: ReturnType<typeof spawnCommand>) {
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([first]) => String(first)),
    exited.then(async () => expect.fail(await stderr)),
  ])
  return JSON.parse(line) as Ready & { readonly console: string }
}
