import { readStatus } from '../../sandbox-status.ts'
import { askSandbox } from './ask-sandbox.ts'
import type { RunningSandbox } from './running-sandbox.ts'

/**
 * Prints the state of a running sandbox as JSON: its settings, its queue, the health of each connection, the failures of each
 * rule, and the active misbehaviours and faults. Secrets are left out.
 */
export async function status(sandbox: RunningSandbox): Promise<void> {
  const report = await askSandbox(sandbox, readStatus)
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
}
