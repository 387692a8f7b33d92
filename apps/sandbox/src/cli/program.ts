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
  const scenario = program
    .command('scenario')
    .description('plays scripted changes of the directory')
  remoteCommand(scenario, 'list', 'lists the scenarios with their parameters').action(
    async ({ url }: Remote) => {
      const { listScenarios } = await import('./scenario.ts')
      await listScenarios(url)
    },
  )
  remoteCommand(scenario, 'run', 'plays a scenario and tells what was done')
    .argument('<name>', 'as `scenario list` shows it')
    .option('--set <parameter=value>', 'a parameter, repeatable', collect, [])
    .option('--wait <duration>', 'then waits so long at most until all of it is provisioned')
    .action(async (name: string, { url, set, wait: patience }: Remote & ScenarioFlags) => {
      const { runScenario } = await import('./scenario.ts')
      await runScenario({ url, name, set, patience })
    })
  return program
}

interface ScenarioFlags {
  readonly set: readonly string[]
  readonly wait?: string
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value]

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
