import { SandboxError } from '@pingone-sandbox/workspace/text'
import { askSandbox } from './ask-sandbox.ts'
import { findSandbox, type RemoteFlags } from './remote-command.ts'
import type { RunningSandbox } from './running-sandbox.ts'

/**
 * Finds the running sandbox of a command that also does without one: undefined where none answers.
 *
 * One that `--url` names has to answer; throws as `findSandbox` and `askSandbox` do.
 */
export async function findIfRunning(flags: RemoteFlags): Promise<RunningSandbox | undefined> {
  const sandbox = await findSandbox(flags)
  try {
    await askSandbox(sandbox, (control) => control.health())
    return sandbox
  } catch (error) {
    if (flags.url !== undefined || !(error instanceof SandboxError)) throw error
    return undefined
  }
}
