import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  cpSync,
  globSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** A checkout of its own: sources are copied, packages of npm are linked. */
function copyCheckout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'restart-on-change-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const parts = ['packages/*/{src,node_modules,package.json}', 'apps/sandbox/{src,node_modules}']
  const files = ['apps/sandbox/*.{json,mjs}', 'pnpm-workspace.yaml']
  for (const path of globSync([...parts, ...files], { cwd: root }))
    cpSync(join(root, path), join(folder, path), { recursive: true, verbatimSymlinks: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** Starts a sandbox that restarts on a change, and reads what it writes. */
function startWatched(checkout: string, words: readonly string[]) {
  const scripts = ['restart-on-change.mjs', 'from-source.mjs'].map((name) =>
    join(checkout, 'apps/sandbox', name),
  )
  const flags = ['--no-console', '--port', '0', '--scim-port', '0', '--users', '0', ...words]
  const child = spawn(
    process.execPath,
    ['--conditions=pingone-sandbox-source', ...scripts, 'start', '--json', ...flags],
    { cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const exited = once(child, 'exit') as Promise<[number | null]>
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await exited
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()))
  /** The ready lines so far. */
  const starts = () =>
    output.stdout
      .split('\n')
      .slice(0, -1)
      .map(
        (line) =>
          JSON.parse(line) as { console: string; control: string; scim: string; pid: number },
      )
  return {
    starts,
    stderr: () => output.stderr,
    /** The ready line of the start of this number. */
    async start(number: number) {
      await expect.poll(() => starts().length).toBe(number)
      return starts()[number - 1]!
    },
    async end() {
      child.kill('SIGINT')
      const [code] = await exited
      return code
    },
  }
}

it('restarts the server on a change of a source, on its ports, and waits while a source is wrong', async () => {
  const checkout = copyCheckout()
  const sandbox = startWatched(checkout, [])
  const first = await sandbox.start(1)
  expect((await fetch(`${first.control}/health`)).status).toBe(200)

  const source = join(checkout, 'packages/workspace/src/listeners.ts')
  appendFileSync(source, '// A change.\n')
  const second = await sandbox.start(2)
  expect(second.pid).not.toBe(first.pid)
  expect([second.console, second.scim]).toEqual([first.console, first.scim])
  expect((await fetch(`${second.control}/health`)).status).toBe(200)
  expect(sandbox.stderr()).toContain(
    'packages/workspace/src/listeners.ts has changed: the server restarts. The directory starts anew',
  )

  const broken = join(checkout, 'packages/workspace/src/setting-notices.ts')
  writeFileSync(broken, 'export function {\n')
  await expect.poll(sandbox.stderr).toContain('starts again on the next change of a source')
  expect(sandbox.stderr()).toContain('SyntaxError')
  cpSync(join(root, 'packages/workspace/src/setting-notices.ts'), broken)
  const third = await sandbox.start(3)
  expect(third.console).toBe(first.console)

  expect(await sandbox.end()).toBe(0)
  await expect(fetch(`${third.control}/health`)).rejects.toThrow('fetch failed')
})

it('does not warn of data loss with a data folder', async () => {
  const checkout = copyCheckout()
  const sandbox = startWatched(checkout, ['--data-dir', join(checkout, 'data')])
  await sandbox.start(1)
  appendFileSync(join(checkout, 'apps/sandbox/src/package/version.ts'), '// A change.\n')
  await sandbox.start(2)
  expect(sandbox.stderr()).toContain('apps/sandbox/src/package/version.ts has changed')
  expect(sandbox.stderr()).not.toContain('starts anew')
  expect(await sandbox.end()).toBe(0)
})

it('ends where the settings are wrong, with the code of the server', async () => {
  const child = spawn(
    process.execPath,
    [
      '--conditions=pingone-sandbox-source',
      ...['apps/sandbox/restart-on-change.mjs', 'apps/sandbox/from-source.mjs'],
      ...['start', '--port', 'none'],
    ],
    { cwd: root, stdio: 'ignore' },
  )
  const [code] = (await once(child, 'exit')) as [number | null]
  expect(code).toBe(3)
})
