import { Command, Option } from 'commander'
import { version } from '../version.ts'
import { callControl } from './control-client.ts'
import { addStartFlags, readStartFlags } from './start-flags.ts'

/** Creates the command line. It throws a `CommanderError` in place of ending the process. */
export function createProgram(): Command {
  const program = new Command('pingone-sandbox')
    .description('A PingOne that runs on a laptop. Not affiliated with Ping Identity.')
    .version(version)
    .exitOverride()

  addStartFlags(
    program
      .command('start', { isDefault: true })
      .description('starts the sandbox: console, Platform API and reference SCIM server')
      .addOption(new Option('--dev').hideHelp()),
  ).action(async (options: { dev?: boolean }, command: Command) => {
    // The other commands do without what a start loads.
    const { start } = await import('./start.ts')
    await start(readStartFlags(command), options.dev ?? false)
  })

  remoteCommand(program, 'status', 'tells how a running sandbox does').action(
    async ({ url }: Remote) => {
      const { status } = await import('./status.ts')
      await status(url)
    },
  )
  remoteCommand(program, 'wait', 'waits until a sandbox answers and its sync is idle')
    .option('--timeout <duration>', 'how long, like 30s', '30s')
    .action(async ({ url, timeout }: Remote & { timeout: string }) => {
      const { wait } = await import('./wait.ts')
      await wait(url, timeout)
    })
  remoteCommand(program, 'reset', 'puts a running sandbox back to its seed').action(
    async ({ url }: Remote) => {
      await callControl({ url, method: 'POST', path: '/reset' })
    },
  )
  return program
}

interface Remote {
  readonly url: string
}

function remoteCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .addOption(
      new Option('--url <url>', 'where the sandbox is')
        .env('PINGONE_SANDBOX_URL')
        .default('http://127.0.0.1:4470'),
    )
}
