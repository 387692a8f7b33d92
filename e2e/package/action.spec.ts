import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it, onTestFinished } from 'vitest'
import { withRegistry } from '../../apps/sandbox/build/install.ts'
import { runCompositeAction } from '../../examples/ci/test/composite-action.ts'
import { startEndpoint, token } from '../../examples/ci/test/endpoint.ts'
import { action, createGithubRunner } from '../../examples/ci/test/github-runner.ts'

const example = join(import.meta.dirname, '../../examples/endpoint')

it('checks an endpoint by the action with npx and the tarball, and gives the command each word as it is', async () => {
  const runner = await createGithubRunner({ npx: 'of npm' })
  onTestFinished(() => runner[Symbol.dispose]())
  const url = await startEndpoint(example)
  const given = { url, token, only: 'users.disable', package: inject('tarball') }
  await withRegistry(async ({ npm_config_registry: registry = '' }) => {
    const environment = { ...runner.environment, npm_config_registry: registry }
    const run = (inputs: Readonly<Record<string, string>>) =>
      runCompositeAction(action, { ...given, ...inputs }, { ...runner, environment })

    const right = await run({})
    expect(runner.shown.log).toContain('PingOne works with this endpoint')
    expect(right).toMatchObject({ status: 'success', outputs: { verdict: 'works' } })

    const profile = `"'; touch broken-out; $(touch broken-out)`
    const wrong = await run({ profile })
    expect(runner.shown.log).toContain(`: ${profile}.\n`)
    expect(wrong).toMatchObject({ status: 'failure', outputs: { verdict: '' } })
    expect(existsSync(join(runner.workspace, 'broken-out'))).toBe(false)
  })
})
