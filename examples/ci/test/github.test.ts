import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { countUsers } from './endpoint.ts'
import { runJob, type Workflow } from './github-job.ts'
import { createGithubRunner } from './github-runner.ts'
import { findWorkflowErrors } from './github-syntax.ts'
import { checkOutProject } from './project.ts'

const text = readFileSync(join(import.meta.dirname, '../github.yml'), 'utf8')
const workflow = parse(text) as Workflow

async function run(job: string, options?: { readonly hasBug: boolean }) {
  const runner = await createGithubRunner()
  onTestFinished(() => runner[Symbol.dispose]())
  const variables = await checkOutProject(runner.workspace, options)
  const outcome = await runJob(job, workflow, { runner, variables })
  return { ...outcome, ...runner.shown, countUsers: () => countUsers(variables.SCIM_URL) }
}

it('is a workflow as GitHub requires', async () => {
  expect(await findWorkflowErrors(text)).toEqual([])
})

it('fails with an endpoint that breaks something, and says so in the summary', async () => {
  const { status, steps, log, summary, artifacts } = await run('check', { hasBug: true })
  expect(log).toMatch(/::notice::\d+ checks break/)
  expect(summary).toContain('## PingOne check: ❌ breaks')
  expect(steps['check']?.outputs).toMatchObject({ passed: 'false', verdict: 'breaks' })
  expect(artifacts.map(({ name }) => name)).toEqual(['pingone-check'])
  expect(status).toBe('failure')
})

// The job `test` runs in e2e/package/action.spec.ts, with the package as npm installs it.
it('provisions into the endpoint from a sandbox', async () => {
  const { status, log, countUsers } = await run('sandbox')
  expect(log).toContain('The sandbox answers 200 200 200')
  expect(status).toBe('success')
  expect(await countUsers()).toBe(15)
})
