import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { countUsers } from './endpoint.ts'
import { parsePipeline, runScript } from './gitlab-job.ts'
import { createMachine } from './machine.ts'
import { checkOutProject } from './project.ts'

const text = readFileSync(join(import.meta.dirname, '../gitlab-ci.yml'), 'utf8')
const { jobs, variables } = parsePipeline(text)

async function run(name: 'check' | 'test' | 'sandbox', options?: { readonly hasBug: boolean }) {
  const machine = await createMachine()
  onTestFinished(() => machine[Symbol.dispose]())
  const project = await checkOutProject(machine.workspace, options)
  const values = { ...variables, ...project }
  const job = jobs[name]
  if (job === undefined) throw new Error(`There is no job ${name}.`)
  const { code, log } = await runScript(job, { machine, values })
  const { reports, paths = [] } = job.artifacts ?? {}
  const kept = [...(reports ? [reports.junit] : []), ...paths]
  const pathOf = (file: string) => join(machine.workspace, file)
  return {
    ...{ code, log, countUsers: () => countUsers(project.SCIM_URL) },
    missing: kept.filter((file) => !existsSync(pathOf(file))),
    read: (file: string) => readFileSync(pathOf(file), 'utf8'),
  }
}

it('ends with 2 for an endpoint that breaks something, and keeps a JUnit report', async () => {
  const { code, read, missing } = await run('check', { hasBug: true })
  expect(read('check.xml')).toMatch(/<testsuites [^>]*failures="1"/)
  expect({ code, missing }).toEqual({ code: 2, missing: [] })
})

it('tests beside a sandbox', async () => {
  const { code, log } = await run('test')
  expect(log).toContain('The sandbox answers 200 200 200')
  expect(code).toBe(0)
})

it('provisions into the endpoint from a sandbox', async () => {
  const { code, missing, countUsers } = await run('sandbox')
  expect({ code, missing }).toEqual({ code: 0, missing: [] })
  expect(await countUsers()).toBe(15)
})
