import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { copyEndpoint, startEndpoint, token } from './endpoint.ts'
import { action, createGithubRunner } from './github-runner.ts'
import { runCompositeAction } from './composite-action.ts'

const manifest = parse(readFileSync('apps/sandbox/package.json', 'utf8')) as { version: string }

async function createAction() {
  const runner = await createGithubRunner()
  onTestFinished(() => runner[Symbol.dispose]())
  return {
    runner,
    start: ({ hasBug = false } = {}) => {
      const folder = join(runner.temporary, 'endpoint')
      copyEndpoint(folder, hasBug)
      return startEndpoint(folder)
    },
    read: (file: string) => readFileSync(join(runner.workspace, file), 'utf8'),
    run: (inputs: Readonly<Record<string, string>>) => runCompositeAction(action, inputs, runner),
  }
}

it('passes an endpoint that works, and keeps the reports', async () => {
  const { run, read, runner, start } = await createAction()
  const url = await start()
  const { status, outputs } = await run({ url, token, only: 'connection, users groups' })
  expect(runner.shown.log).toContain('PingOne works with this endpoint')
  expect(status).toBe('success')
  expect(outputs).toMatchObject({ passed: 'true', verdict: 'works', breaks: '0', works: '32' })
  expect(runner.shown.summary).toBe(read(outputs['markdown'] ?? ''))
  expect(runner.shown.artifacts).toEqual([
    {
      name: 'pingone-check',
      files: ['json', 'junit', 'html', 'markdown'].map((form) => outputs[form]),
    },
  ])
})

it('fails for an endpoint that breaks something, and says so everywhere', async () => {
  const { run, read, runner, start } = await createAction()
  const url = await start({ hasBug: true })
  const { status, outputs } = await run({ url, token, artifact: '' })
  expect(status).toBe('failure')
  expect(outputs).toMatchObject({ passed: 'false', verdict: 'breaks', breaks: '1' })
  expect(runner.shown.summary).toContain('## PingOne check: ❌ breaks')
  expect(read(outputs['junit'] ?? '')).toMatch(/failures="1"/)
  expect(runner.shown.artifacts).toEqual([])
  const texts = ['json', 'junit', 'html', 'markdown'].map((form) => read(outputs[form] ?? ''))
  for (const text of [runner.shown.log, ...texts]) expect(text).not.toContain(token)

  const known = await run({ url, token, baseline: outputs['json'] ?? '', reports: 'known' })
  expect(known).toMatchObject({ status: 'success', outputs: { passed: 'true', verdict: 'breaks' } })
})

it('fails without a verdict where the check cannot run, whatever an earlier run has left', async () => {
  const { run, runner } = await createAction()
  const reports = join(runner.workspace, 'pingone-check')
  mkdirSync(reports)
  writeFileSync(join(reports, 'check.json'), '{"verdict":"works"}')
  const { status, outputs } = await run({ url: 'http://127.0.0.1:1/scim', 'fail-on': 'never' })
  expect(runner.shown.log).toContain('refuses connections')
  expect(status).toBe('failure')
  expect(outputs).toMatchObject({ passed: 'false', verdict: '' })
  expect(runner.shown).toMatchObject({ summary: '', artifacts: [] })
})

/** Texts that end a word, a quotation or a line, or that a shell replaces. */
const hostile = [
  '$(touch broken-out)',
  '`touch broken-out`',
  `"'; touch broken-out; '"`,
  'a\n b',
  '-n',
  '*',
]

it.each(hostile)('gives %j to the command as it is, in each input', async (text) => {
  const { run, read, runner } = await createAction()
  runner.replace('npx', recordingNpx)
  const { status, outputs } = await run({
    ...{ url: text, token: text, 'client-credentials': text, profile: text, timeout: text },
    ...{
      baseline: text,
      'fail-on': text,
      package: text,
      reports: text,
      only: 'users,groups\n\tusers.disable',
    },
  })
  expect(status).toBe('failure')
  expect(read('words').split('\0').slice(0, -1)).toEqual([
    ...['--yes', `--package=${text}`, '--', 'pingone-sandbox', 'check'],
    ...(['json', 'junit', 'html', 'markdown'] as const).map((form) => `--${form}=${outputs[form]}`),
    ...['client-credentials', 'profile', 'timeout', 'baseline', 'fail-on'].map(
      (name) => `--${name}=${text}`,
    ),
    ...['users', 'groups', 'users.disable'].map((id) => `--only=${id}`),
    ...['--', text],
  ])
  expect(read('token')).toBe(text)
  expect(existsSync(join(runner.workspace, 'broken-out'))).toBe(false)
})

/** Writes its arguments and its token to files, and ends as a check does that breaks. */
const recordingNpx = `#!/bin/sh
printf '%s\\0' "$@" > words
printf '%s' "$PINGONE_SANDBOX_CHECK_TOKEN" > token
exit 2
`

it('runs the package of its own version, and never fails for a verdict if asked so', async () => {
  const { run, read, runner } = await createAction()
  runner.replace('npx', recordingNpx)
  const { status, outputs } = await run({ url: 'a', 'no-groups': 'true', 'fail-on': 'never' })
  const [, version] = read('words').split('\0')
  expect(version).toBe(`--package=pingone-sandbox@${manifest.version}`)
  expect(read('words')).toContain('\0--no-groups\0')
  expect(read('words')).not.toContain('--fail-on')
  expect({ status, passed: outputs['passed'] }).toEqual({ status: 'success', passed: 'false' })
})

it('refuses a switch that is neither true nor false', async () => {
  const { run, runner } = await createAction()
  const { status } = await run({ url: 'http://127.0.0.1:1', insecure: 'yes' })
  expect(runner.shown.log).toBe('error: insecure is true or false, not: yes\n')
  expect(status).toBe('failure')
})
