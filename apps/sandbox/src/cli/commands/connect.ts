import { type Command, Option } from 'commander'
import { finish } from '../exit/command-result.ts'
import type { ConnectFlags } from '../remote/connect.ts'
import { addRemoteCommand, findSandbox } from '../remote/remote-command.ts'
import { addCredentialFlags } from '../target/credential-flags.ts'

/** Adds `connect`. */
export function addConnect(program: Command): void {
  addCredentialFlags(
    addRemoteCommand(
      program,
      'connect',
      'connects a running sandbox to a SCIM endpoint: tests it, makes connection and rule, and provisions',
    ),
  )
    .addOption(
      new Option(
        '--users <which>',
        'which users the rule provisions: the first enabled one, or all',
      )
        .choices(['one', 'all'])
        .default('one'),
    )
    .option('--name <name>', 'of a new connection; its host unless given')
    .option('--insecure', 'accepts a certificate that this machine does not trust')
    .option('--wait <duration>', 'how long to wait for the first user, like 30s', '10s')
    .option('--json', 'prints the answer as JSON')
    .action(async (url: string, flags: ConnectFlags) => {
      const { connect } = await import('../remote/connect.ts')
      finish(await connect(await findSandbox(flags), { url, flags, environment: process.env }))
    })
}
