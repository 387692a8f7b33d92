import type { Command } from 'commander'
import { addRemoteCommand, findSandbox, type RemoteFlags } from '../remote/remote-command.ts'

/** Adds `status`. */
export function addStatus(program: Command): void {
  addRemoteCommand(
    program,
    'status',
    'shows the state of a running sandbox: its queue, its failures, its faults',
  ).action(async (flags: RemoteFlags) => {
    const { status } = await import('../remote/status.ts')
    await status(await findSandbox(flags))
  })
}
