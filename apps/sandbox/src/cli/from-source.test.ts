import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** Runs the entry of the scripts in package.json; without `--strip-types` Node reads TypeScript as little as an old one does. */
function run(folder: string, typescript: '--strip-types' | '--no-strip-types') {
  const entry = join(folder, 'apps/sandbox/from-source.mjs')
  const flags = ['--conditions=pingone-sandbox-source', typescript, entry, '--version']
  return spawnSync(process.execPath, flags, { encoding: 'utf8' })
}

/** A checkout with the files that the entry looks at. */
function createCheckout(installed: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'from-source-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const file of ['pnpm-workspace.yaml', 'apps/sandbox/from-source.mjs'])
    cpSync(join(root, file), join(folder, file), { recursive: true })
  for (const path of installed) mkdirSync(join(folder, path), { recursive: true })
  return folder
}

it('runs the command line where Node reads TypeScript', () => {
  const { status, stdout } = run(root, '--strip-types')
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  })
})

it('is what dev, start and sandbox run', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  for (const name of ['dev', 'start', 'sandbox'])
    expect(scripts[name]).toContain('apps/sandbox/from-source.mjs')
})

it('says first that the package of Node was installed without its script', () => {
  const { status, stderr } = run(createCheckout(['node_modules/node']), '--no-strip-types')
  expect(stderr.split('\n')).toEqual([
    `error: Node ${process.versions.node} cannot run TypeScript, in which the sandbox is written; Node 24 and later can.`,
    expect.stringMatching(
      /"node" is installed to bring Node [\d.]+, but its install script did not run/,
    ),
    expect.stringContaining('"npx -y pnpm --config.ignore-scripts=false rebuild node"'),
    '',
  ])
  expect(status).toBe(1)
})

it.each([[[]], [['node_modules/node/bin']]])('says what to start with beside %j', (installed) => {
  const { status, stderr } = run(createCheckout(installed), '--no-strip-types')
  expect(stderr).toMatch(
    /^error: Node [\d.]+ cannot run TypeScript.*\nStart with "npx -y pnpm start", which brings Node [\d.]+/,
  )
  expect(status).toBe(1)
})
