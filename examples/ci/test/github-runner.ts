import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type CompositeAction, runCompositeAction } from './composite-action.ts'
import { createMachine, type Machine, type MachineOptions } from './machine.ts'
import type { Actions, Runner } from './steps.ts'

const repository = join(import.meta.dirname, '../../..')

/** The action of this repository. */
export const action = parse(readFileSync(join(repository, 'action.yml'), 'utf8')) as CompositeAction

/** Actions of GitHub, as far as steps notice their effect here. */
const githubActions: Actions = {
  'actions/checkout': async () => ({ status: 'success', outputs: {} }),
  'actions/setup-node': async () => ({ status: 'success', outputs: {} }),
  async 'actions/upload-artifact'({ name = '', path = '' }, { workspace, shown }) {
    const files = path
      .trim()
      .split('\n')
      .filter((file) => existsSync(join(workspace, file)))
    if (files.length > 0) shown.artifacts.push({ name, files })
    return { status: 'success', outputs: {} }
  },
}

export interface GithubRunner extends Runner, Machine {}

/** Creates a runner of GitHub Actions with an empty workspace. */
export async function createGithubRunner(options?: MachineOptions): Promise<GithubRunner> {
  const machine = await createMachine(options)
  return {
    ...machine,
    environment: {
      ...machine.environment,
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: repository,
      GITHUB_WORKSPACE: machine.workspace,
    },
    exported: {},
    actions: {
      ...githubActions,
      'OWNER/pingone-sandbox': (inputs, runner) => runCompositeAction(action, inputs, runner),
    },
    shown: { log: '', summary: '', artifacts: [] },
  }
}
