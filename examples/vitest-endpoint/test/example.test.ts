import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const folder = fileURLToPath(new URL('..', import.meta.url))
const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')))

/** However busy the machine is. */
const patience = ['--testTimeout=300000', '--hookTimeout=300000']

/** Runs the tests of the example as `npm test` does, in a process of their own. */
async function runTests(flags: readonly string[]) {
  const child = spawn(process.execPath, [vitest, 'run', '--no-color', ...patience, ...flags], {
    cwd: folder,
    // Without what the run around this one has set, which may be in another mode.
    env: { ...process.env, VITEST: undefined, NODE_ENV: undefined, MODE: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const [code] = await once(child, 'close')
  return { code: code as number, output }
}

/** The text without what differs from run to run. */
const stable = (text: string) =>
  text.replaceAll(/\d\d:\d\d:\d\d\.\d{3}/g, '09:00:00.000').replaceAll(/, \d+ ms/g, ', 3 ms')

it('passes for the endpoint', async () => {
  const { code, output } = await runTests([])
  expect(output).toMatch(/Tests\s+7 passed \(7\)/)
  expect(code).toBe(0)
})

it('fails for the endpoint with the bug, and prints the story of the user that the page shows', async () => {
  const { code, output } = await runTests(['--mode', 'with-bug', 'endpoint.test.ts'])
  expect(code).toBe(1)
  expect(output).toMatch(/Tests\s+1 failed \| 2 passed \(3\)/)
  const page = readFileSync(`${folder}/README.md`, 'utf8')
  const [shown = ''] = /(?<=```text\n).*?(?=```)/s.exec(page) ?? []
  expect(shown).toContain('Cause: The lookup finds no user, yet the userName is taken')
  expect(stable(output)).toContain(shown)
})
