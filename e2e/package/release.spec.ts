import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findWorkflowErrors } from '../../examples/ci/test/github-syntax.ts'

const repository = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(repository, path), 'utf8')
const workflow = read('.github/workflows/release.yml')
const valuesOf = (key: string) =>
  [...workflow.matchAll(new RegExp(`^ +- ${key}: (.+)$`, 'gm'))].map(([, value]) => value ?? '')

it('releases by a workflow as GitHub requires', async () => {
  expect(await findWorkflowErrors(workflow)).toEqual([])
})

it('names each action by its commit', () => {
  const actions = valuesOf('uses')
  expect(actions.length).toBeGreaterThan(0)
  expect(actions.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([])
})

it('runs the scripts of the repository', () => {
  const { scripts, packageManager } = JSON.parse(read('package.json')) as {
    readonly scripts: Readonly<Record<string, string>>
    readonly packageManager: string
  }
  expect(valuesOf('run')).toContain(`npm install --global ${packageManager}`)
  const names = valuesOf('run').flatMap(
    (command) => /^pnpm (?!install)(\S+)$/.exec(command)?.[1] ?? [],
  )
  expect(names).toEqual(['release'])
  expect(scripts).toHaveProperty('release')
})
