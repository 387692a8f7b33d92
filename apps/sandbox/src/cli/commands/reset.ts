import type { Command } from 'commander'
import { addRemoteCommand, findSandbox, type RemoteFlags } from '../remote/remote-command.ts'

/** Adds `reset`. */
export function addReset(program: Command): void {
  addRemoteCommand(program, 'reset', 'resets a running sandbox to its seed').action(
    async (flags: RemoteFlags) => {
      const { askSandbox } = await import('../remote/ask-sandbox.ts')
      await askSandbox(await findSandbox(flags), (control) => control.reset())
    },
  )
}
