import type { Command } from 'commander'
import { addRemoteCommand, findSandbox, type RemoteFlags } from '../remote/remote-command.ts'

/** Adds `wait`. */
export function addWait(program: Command): void {
  addRemoteCommand(program, 'wait', 'waits until a sandbox answers and its sync is idle')
    .option('--timeout <duration>', 'how long, like 30s or 5m', '30s')
    .action(async (flags: RemoteFlags & { timeout: string }) => {
      const { readWaitLimit, wait } = await import('../remote/wait.ts')
      await wait(await findSandbox(flags), readWaitLimit('--timeout', flags.timeout))
    })
}
