import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, inject, it } from 'vitest'
import { parse } from 'yaml'
import { withRegistry } from '../../apps/sandbox/build/install.ts'
import { runCompositeAction } from '../../examples/ci/test/composite-action.ts'
import { startEndpoint, token } from '../../examples/ci/test/endpoint.ts'
import { runJob, type Workflow } from '../../examples/ci/test/github-job.ts'
import {
  action,
  createGithubRunner,
  type GithubRunner,
} from '../../examples/ci/test/github-runner.ts'
import { checkOutProject } from '../../examples/ci/test/project.ts'

const examples = join(import.meta.dirname, '../../examples')
const tarball = inject('tarball')
let machine: GithubRunner

beforeAll(async () => {
  machine = await createGithubRunner({ programs: 'of npm' })
  return () => machine[Symbol.dispose]()
})

/** Runs something on the machine, with npm's own npx, which needs no network. */
const onMachine = <Result>(run: (runner: GithubRunner) => Promise<Result>): Promise<Result> =>
  withRegistry(({ npm_config_registry: registry = '' }) =>
    run({ ...machine, environment: { ...machine.environment, npm_config_registry: registry } }),
  )

it('checks an endpoint by the action, and gives the command each word as it is', async () => {
  const url = await startEndpoint(join(examples, 'endpoint'))
  const reports = `"' ; touch broken-out; $(touch broken-out)`
  const { status, outputs } = await onMachine((runner) =>
    runCompositeAction(
      action,
      { url, token, only: 'users.disable', package: tarball, reports },
      runner,
    ),
  )
  expect(machine.shown.log).toContain('PingOne works with this endpoint')
  expect({ status, verdict: outputs['verdict'] }).toEqual({ status: 'success', verdict: 'works' })
  const files = machine.shown.artifacts.flatMap((artifact) => artifact.files)
  expect(files).toContain(`${reports}/check.html`)
  expect(existsSync(join(machine.workspace, 'broken-out'))).toBe(false)
})

it('tests beside a sandbox, as the workflow of the examples does', async () => {
  const workflow = parse(readFileSync(join(examples, 'ci/github.yml'), 'utf8')) as Workflow
  const project = await checkOutProject(machine.workspace)
  const { status } = await onMachine((runner) =>
    runJob('test', workflow, { runner, variables: { ...project, SANDBOX_PACKAGE: tarball } }),
  )
  expect(machine.shown.log).toContain('The sandbox answers 200 200 200')
  expect(status).toBe('success')
})
