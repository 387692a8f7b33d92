import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import type { Ready } from '../examples/headless/provision.ts'

const repository = new URL('..', import.meta.url)

/** The steps with which the image is built, but with a folder of this machine as their target. */
function readBuildSteps(target: string): string[] {
  const dockerfile = readFileSync(new URL('docker/Dockerfile', repository), 'utf8')
  return [...dockerfile.matchAll(/^RUN pnpm (?!install)(.+)$/gm)].map(([, step = '']) =>
    step.replace('/deployed', target),
  )
}

/** The package manager that runs the tests, or the one that npm fetches. */
function runPnpm(step: string): void {
  const running = process.env['npm_execpath'] ?? ''
  const command = running.includes('pnpm')
    ? [running.endsWith('js') ? `"${process.execPath}" "${running}"` : `"${running}"`]
    : ['npx -y pnpm']
  execFileSync('sh', ['-c', [...command, step].join(' ')], {
    cwd: repository,
    stdio: 'pipe',
  })
}

it('serves the whole product from the folder that the image ships', async ({ onTestFinished }) => {
  const parent = mkdtempSync(join(tmpdir(), 'pingone-sandbox-deploy-'))
  onTestFinished(() => rmSync(parent, { recursive: true }))
  const folder = join(parent, 'app')
  const steps = readBuildSteps(folder)
  expect(steps).toHaveLength(2)
  for (const step of steps) runPnpm(step)
  const shipped = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })
  expect(shipped.filter((file) => /\.test(-support)?\./.test(file))).toEqual([])

  const words = ['dist/cli/main.js', 'start', '--json', '--port', '0', '--scim-port', '0']
  const sandbox = spawn(process.execPath, words, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(sandbox, 'exit')
  try {
    const line = await Promise.race([
      once(createInterface(sandbox.stdout), 'line').then(([text]) => String(text)),
      exited.then(([code]) => {
        throw new Error(`The sandbox ended with ${code} before it was ready.`)
      }),
    ])
    const ready = JSON.parse(line) as Ready & { readonly console: string }
    expect((await fetch(`${ready.control}/health`)).status).toBe(200)

    const page = await (await fetch(`${ready.console}/integrations/provisioning`)).text()
    const [script] = /(?<=src=")\/assets\/[^"]+\.js/.exec(page) ?? []
    expect((await fetch(`${ready.console}${script}`)).headers.get('content-type')).toContain(
      'javascript',
    )

    const users = await fetch(`${ready.scim}/Users`, {
      headers: { authorization: `Bearer ${ready.scimToken}` },
    })
    expect(users.status).toBe(200)
  } finally {
    sandbox.kill()
    await exited
  }
})
