import type { Command } from 'commander'
import { finish } from '../exit/command-result.ts'
import { addRemoteCommand, findSandbox, type RemoteFlags } from '../remote/remote-command.ts'

/** Adds `doctor`. */
export function addDoctor(program: Command): void {
  addRemoteCommand(program, 'doctor', 'says what is wrong with the set-up, and what to do about it')
    .option('--json', 'prints the findings as JSON')
    .action(async (flags: RemoteFlags & { json?: true }) => {
      const { doctor } = await import('../doctor/doctor.ts')
      finish(
        await doctor({
          ...{ environment: process.env, folder: process.cwd(), json: flags.json ?? false },
          findSandbox: () => findSandbox(flags),
          hasColours: process.stdout.isTTY && !process.env['NO_COLOR'],
        }),
      )
    })
}
