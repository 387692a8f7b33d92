import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { expect, inject, it, onTestFinished } from 'vitest'
import { withRegistry } from '../../apps/sandbox/build/install.ts'

const dockerfile = readFileSync(join(import.meta.dirname, '../../docker/Dockerfile'), 'utf8')
const steps = [...dockerfile.matchAll(/^RUN (?<step>.+)$/gm)].map(
  ({ groups }) => groups?.['step'] ?? '',
)
const entrypoint = JSON.parse(
  /^ENTRYPOINT (?<words>.+)$/m.exec(dockerfile)?.groups?.['words'] ?? '',
) as string[]

it('packs as the image does', () => {
  expect(steps).toContain('cd apps/sandbox && pnpm pack --out /pingone-sandbox.tgz')
})

it('serves the product from the folder that the image ships', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pingone-sandbox-image-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [install = '', ...others] = steps.filter((step) => step.startsWith('npm install --prefix'))
  expect(others).toEqual([])
  const step = install
    .replace('/installed', folder)
    .replace('/pingone-sandbox.tgz', inject('tarball'))
  await withRegistry((env) => promisify(execFile)('sh', ['-c', step], { env }))

  const [program, ...words] = entrypoint
  expect(program).toBe('node')
  const flags = ['start', '--json', '--port', '0', '--scim-port', '0']
  const sandbox = spawn(process.execPath, [...words, ...flags], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void sandbox.kill('SIGKILL'))
  const line = await Promise.race([
    once(createInterface(sandbox.stdout), 'line').then(([first]) => String(first)),
    once(sandbox, 'exit').then(([code]) => expect.fail(`The sandbox ended with ${code}.`)),
  ])
  const { console: origin } = JSON.parse(line) as { readonly console: string }
  const [health = ''] = /(?<=4470)\/_sandbox\/health/.exec(dockerfile) ?? []
  expect((await fetch(origin + health)).status).toBe(200)
  expect((await fetch(origin)).status).toBe(200)
})
