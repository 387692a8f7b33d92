import { createServer } from 'node:http'
import { readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { checkReport } from '@pingone-sandbox/contract'
import { expect, it, onTestFinished } from 'vitest'
import { createSandbox } from '../sandbox.ts'
import { createFolder, runCli } from './cli-process.test-support.ts'

/** One theme is enough for what these tests are about. */
const only = ['--only', 'users']

const token = 'a-token-that-no-output-shows'

/** Starts a reference server, with misbehaviours or without. */
async function startServer(misbehaviour: string[] = []) {
  const sandbox = await createSandbox({
    ...{ console: false, port: 0, scimPort: 0, users: 0, scimToken: token, misbehaviour },
  })
  onTestFinished(() => sandbox.close())
  const { scim = '' } = sandbox.urls
  const list = async (path: string) => {
    const answer = await fetch(scim + path, { headers: { authorization: `Bearer ${token}` } })
    return ((await answer.json()) as { Resources?: readonly { userName: string }[] }).Resources
  }
  return { scim, list }
}

const escape = String.fromCodePoint(27)
const tooWide = (text: string) => text.split('\n').filter((line) => line.length > 80)

it('ends with 0 where all checks work, in plain lines of 80 columns, and leaves nothing', async () => {
  const server = await startServer()
  const { code, stdout, stderr } = await runCli(['check', server.scim, ...only, '--token', token])
  expect(stdout).toContain('PingOne works with this endpoint')
  expect(code).toBe(0)
  expect(stdout + stderr).not.toContain(escape)
  expect(stdout + stderr).not.toContain(token)
  expect(tooWide(stdout)).toEqual([])
  expect(await server.list('/Users')).toEqual([])
})

it('ends with 2 where something breaks, and says what, what follows and how to fix it', async () => {
  const { scim } = await startServer(['active-ignored'])
  const environment = { PINGONE_SANDBOX_CHECK_TOKEN: token }
  const { code, stdout } = await runCli(['check', scim, ...only], { environment })
  expect(code).toBe(2)
  expect(stdout).toContain('BREAKS  users.disable · A user is disabled')
  for (const label of ['Next', 'Sent', 'Fix', 'See']) expect(stdout).toMatch(`  ${label} `)
  expect(stdout.split('\n').length).toBeLessThanOrEqual(41)
  expect(tooWide(stdout)).toEqual([])
})

it('writes exactly one document to standard output, and the report to standard error', async () => {
  const { scim } = await startServer()
  const { code, stdout, stderr } = await runCli([
    'check',
    scim,
    ...only,
    '--token',
    token,
    '--json',
    '-',
  ])
  expect(code).toBe(0)
  const { verdict, version } = checkReport.parse(JSON.parse(stdout))
  expect(verdict).toBe('works')
  expect(version).toMatch(/^\d+\./)
  expect(stderr).toContain('PingOne works with this endpoint')
  expect(stdout + stderr).not.toContain(token)
})

it('writes each form of the report to its file, and the token to none', async () => {
  const { scim } = await startServer(['active-ignored'])
  const folder = createFolder()
  const forms = ['json', 'junit', 'html', 'markdown']
  const flags = forms.flatMap((form) => [`--${form}`, form])
  const basic = Buffer.from(token).toString('base64')
  const { code, stdout, stderr } = await runCli(
    ['check', scim, ...only, '--token', token, ...flags],
    {
      folder,
    },
  )
  expect(code).toBe(2)
  const texts = forms.map((form) => readFileSync(join(folder, form), 'utf8'))
  const starts = ['{', '<?xml', '<!doctype html>', '## PingOne check: ❌ breaks']
  expect(texts.map((text, index) => text.slice(0, starts[index]?.length))).toEqual(starts)
  for (const text of [stdout, stderr, ...texts])
    for (const secret of [token, encodeURIComponent(token), basic])
      expect(text).not.toContain(secret)
})

it('accepts the findings of a baseline, and no graver ones', async () => {
  const { scim } = await startServer(['active-ignored'])
  const folder = createFolder()
  const file = join(folder, 'baseline.json')
  await runCli(['check', scim, ...only, '--token', token, '--json', file])
  const known = await runCli(['check', scim, ...only, '--token', token, '--baseline', file])
  expect(known.stdout).toMatch(/Beside the baseline: \d+ known, 0 new\./)
  expect(known.code).toBe(0)

  const report = checkReport.parse(JSON.parse(readFileSync(file, 'utf8')))
  const milder = report.findings.map((finding) => ({ ...finding, verdict: 'remark' }))
  writeFileSync(file, JSON.stringify({ ...report, findings: milder }))
  const graver = await runCli(['check', scim, ...only, '--token', token, '--baseline', file])
  expect(graver.code).toBe(2)
})

it('removes with --clean what a check with --keep has left', async () => {
  const server = await startServer()
  const { code } = await runCli(['check', server.scim, ...only, '--token', token, '--keep'])
  expect(code).toBe(0)
  expect(await server.list('/Users')).not.toEqual([])
  const cleaned = await runCli(['check', server.scim, ...only, '--token', token, '--clean'])
  expect(cleaned).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Removed \d+ /) })
  expect(await server.list('/Users')).toEqual([])
})

it('lists with --dry-run what it would do, and sends nothing', async () => {
  const { code, stdout } = await runCli(['check', 'http://127.0.0.1:1/scim', '--dry-run'])
  expect(code).toBe(0)
  expect(stdout).toContain('Nothing is sent.')
  expect(stdout).toContain('users.create')
  expect(tooWide(stdout)).toEqual([])
})

it('ends with 1 and one sentence where the credentials are wrong', async () => {
  const { scim } = await startServer()
  const { code, stdout, stderr } = await runCli(['check', scim, '--token', 'wrong'])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('error: The endpoint answers 401')
})

it('ends with 1 where nothing listens, and where there is no SCIM', async () => {
  const page = createServer((_request, response) => response.end('<h1>Welcome</h1>'))
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve))
  const { port } = page.address() as AddressInfo
  const other = await runCli(['check', `127.0.0.1:${port}`])
  expect(other.code).toBe(1)
  expect(other.stderr).toContain('There is no SCIM at this URL: GET /Users answers 200')
  await new Promise((resolve) => page.close(resolve))

  const absent = await runCli(['check', `127.0.0.1:${port}`])
  expect(absent.code).toBe(1)
  expect(absent.stderr).toContain(`error: 127.0.0.1:${port} refuses connections`)
})

it.each([
  [['--only', 'users.craete'], 'Did you mean users.create?'],
  [['--profile', 'patch-frist'], 'Did you mean patch-first?'],
  [['--basic', 'user'], '--basic is not as in user:password.'],
  [['--token', 'a', '--basic', 'b:c'], 'exclude each other'],
  [['--client-credentials', 'https://localhost/token'], 'needs the id and the secret'],
  [['--client-id', 'a'], 'need --client-credentials'],
  [['--timeout', 'soon'], '--timeout is no duration: soon.'],
  [['--baseline', 'absent.json'], '--baseline cannot be read: absent.json (ENOENT).'],
  [['--json', '-', '--html', '-'], 'Two reports cannot go to standard output.'],
  [['--json', 'absent/report.json'], '--json cannot be written: absent/report.json (ENOENT).'],
  [['--fail-on', 'works'], 'Allowed choices are breaks, remark.'],
  [['--tokn', 'a'], "unknown option '--tokn'"],
])('ends with 3 for %j, before it sends anything', async (flags, message) => {
  const { code, stdout, stderr } = await runCli(['check', 'http://127.0.0.1:1', ...flags])
  expect(stderr).toContain(message)
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
})
