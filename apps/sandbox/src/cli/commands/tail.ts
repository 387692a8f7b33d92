import type { Command } from 'commander'
import { addRemoteCommand, findSandbox, type RemoteFlags } from '../remote/remote-command.ts'
import type { TailFlags } from '../tail/tail.ts'

/** Adds `tail`. */
export function addTail(program: Command): void {
  addRemoteCommand(
    program,
    'tail',
    'prints each decision, request and outcome of a running sandbox as it happens',
  )
    .option('--user <username>', 'only what concerns this user')
    .option('--failed', 'only failures, each with its cause and repair')
    .option('--json', 'prints each entry of the journal as one line of JSON')
    .action(async (flags: RemoteFlags & TailFlags) => {
      const { tail } = await import('../tail/tail.ts')
      const end = new AbortController()
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end.abort())
      const { stdout, stderr } = process
      await tail(await findSandbox(flags), {
        ...{ flags, signal: end.signal, output: stdout },
        hasColours: stdout.isTTY && !process.env['NO_COLOR'],
        say: (message) => void stderr.write(`${message}\n`),
      })
    })
}
