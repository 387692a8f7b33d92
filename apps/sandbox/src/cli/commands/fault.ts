import type { Command } from 'commander'
import { finish } from '../exit/command-result.ts'
import { addRemoteCommand, findSandbox, type RemoteFlags } from '../remote/remote-command.ts'

/** Adds `fault list` and `fault clear`. */
export function addFault(program: Command): void {
  const fault = program
    .command('fault')
    .description('shows and removes the faults that act on requests to targets')
    .showHelpAfterError()
  addRemoteCommand(fault, 'list', 'lists the faults with how often each has acted')
    .option('--json', 'prints the faults as JSON')
    .action(async (flags: RemoteFlags & { json?: true }) => {
      const { listFaults } = await import('../remote/fault.ts')
      finish(await listFaults(await findSandbox(flags), flags.json ?? false))
    })
  addRemoteCommand(fault, 'clear', 'removes all faults').action(async (flags: RemoteFlags) => {
    const { clearFaults } = await import('../remote/fault.ts')
    finish(await clearFaults(await findSandbox(flags)))
  })
}
