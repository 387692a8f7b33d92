import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { commandLine } from '../apps/sandbox/src/cli/command-line.test-support.ts'
import { findChromium } from './browser.ts'
import { freePort } from './free-port.ts'

const folder = fileURLToPath(new URL('../examples/playwright/', import.meta.url))
const config = fileURLToPath(new URL('playwright-door.config.ts', import.meta.url))
const playwright = createRequire(`${folder}package.json`).resolve('@playwright/test/cli')

it('runs with the fixtures, on a page of the console, and beside a sandbox that Playwright starts', async ({
  skip,
  onTestFinished,
}) => {
  const chromium = await findChromium()
  if ('missing' in chromium) throw skip(chromium.missing)
  const outputDir = mkdtempSync(join(tmpdir(), 'playwright-door-'))
  onTestFinished(() => rmSync(outputDir, { recursive: true, force: true }))
  const settings = {
    ...{ outputDir, launchOptions: chromium, port: await freePort() },
    command: [process.execPath, ...commandLine()].map((word) => JSON.stringify(word)).join(' '),
  }
  const child = spawn(process.execPath, [playwright, 'test', '--config', config], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_OPTIONS: '--conditions=pingone-sandbox-source',
      PLAYWRIGHT_DOOR: JSON.stringify(settings),
      VITEST: undefined,
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const [code] = await once(child, 'close')
  expect(output).toContain('3 passed')
  expect(code).toBe(0)
})
