import { Command, Option } from 'commander'
import { suggestName, SandboxError } from '@pingone-sandbox/workspace/text'
import { version } from '../version.ts'
import { commandName } from '../command-name.ts'
import { addCheckFlags, type CheckFlags } from './check/flags.ts'
import type { CompareFlags } from './compare/compare.ts'
import { findRunningSandbox } from './remote/running-sandbox.ts'
import type { RunningSandbox } from './remote/running-sandbox.ts'
import { addStartFlags, readStartFlags } from './start/start-flags.ts'
import { startSmall } from './start/start-small.ts'

/** Creates the command line. It throws a `CommanderError` or a `SandboxError` in place of ending the process. */
export function createProgram(): Command {
  const program = new Command(commandName)
    .description('A PingOne that runs on a laptop. Not affiliated with Ping Identity.')
    .version(version)
    .exitOverride()

  addStartFlags(
    program
      .command('start', { isDefault: true })
      .description('starts the sandbox: console, Platform API and reference SCIM server')
      .allowExcessArguments()
      .addOption(new Option('--dev').hideHelp()),
  ).action(async (options: { dev?: boolean }, command: Command) => {
    refuseWords(program, command.args)
    await startSmall(async () => {
      // The other commands do not load what a start needs.
      const { start } = await import('./start/start.ts')
      await start(readStartFlags(command), options.dev ?? false)
    })
  })

  remoteCommand(
    program,
    'status',
    'shows the state of a running sandbox: its queue, its failures, its faults',
  ).action(async (remote: Remote) => {
    const { status } = await import('./remote/status.ts')
    await status(find(remote))
  })
  remoteCommand(program, 'wait', 'waits until a sandbox answers and its sync is idle')
    .option('--timeout <duration>', 'how long, like 30s or 5m', '30s')
    .action(async ({ timeout, ...remote }: Remote & { timeout: string }) => {
      const { readWaitLimit, wait } = await import('./remote/wait.ts')
      await wait(find(remote), readWaitLimit('--timeout', timeout))
    })
  remoteCommand(program, 'reset', 'resets a running sandbox to its seed').action(
    async (remote: Remote) => {
      const { askSandbox } = await import('./remote/ask-sandbox.ts')
      await askSandbox(find(remote), (control) => control.reset())
    },
  )
  addCheckFlags(
    program
      .command('check')
      .description(
        'says what PingOne would do with a SCIM endpoint, and removes what it has made there',
      ),
  ).action(async (url: string, flags: CheckFlags) => {
    const { check } = await import('./check/check.ts')
    process.exitCode = await check(url, flags)
  })
  program
    .command('compare')
    .description(
      'says what a capture of a real tenant’s SCIM requests shows about PingOne, and strips its secrets',
    )
    .argument('<capture>', 'a HAR archive, events of AWS CloudTrail as JSON, or an .http file')
    .option('--json', 'prints the comparison as JSON')
    .option('--patch', 'prints the records of the quirk ledger that the capture confirms')
    .option('--source <url>', 'where the stripped capture can be read, for the records')
    .option('--strip <file>', 'writes the capture as HAR, without secrets and personal values')
    .action(async (capture: string, flags: CompareFlags) => {
      const { compare } = await import('./compare/compare.ts')
      await compare(capture, flags)
    })
  const scenario = program
    .command('scenario')
    .description('plays scripted changes of the directory')
    .showHelpAfterError()
  remoteCommand(scenario, 'list', 'lists the scenarios with their parameters').action(
    async (remote: Remote) => {
      const { listScenarios } = await import('./remote/scenario.ts')
      await listScenarios(find(remote))
    },
  )
  remoteCommand(scenario, 'run', 'plays a scenario and prints its steps')
    .argument('<name>', 'as `scenario list` shows it')
    .option('--set <parameter=value>', 'a parameter, repeatable', collect, [])
    .option(
      '--wait <duration>',
      'waits until all changes are provisioned, at most this long: 30s, 5m',
    )
    .action(async (name: string, { set, wait: patience, ...remote }: Remote & ScenarioFlags) => {
      const { runScenario } = await import('./remote/scenario.ts')
      await runScenario({ sandbox: find(remote), name, set, patience })
    })
  return program
}

interface ScenarioFlags {
  readonly set: readonly string[]
  readonly wait?: string
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value]

interface Remote {
  readonly url?: string
}

function remoteCommand(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .option(
      '--url <url>',
      'where the sandbox is (PINGONE_SANDBOX_URL; else at PINGONE_SANDBOX_PORT, default 4470)',
    )
}

function find({ url }: Remote): RunningSandbox {
  return findRunningSandbox({ url, environment: process.env, folder: process.cwd() })
}

/** Refuses words that no command takes. The first may be a misspelt command, since `start` needs no name. */
function refuseWords(program: Command, words: readonly string[]): void {
  const [word] = words
  if (word === undefined) return
  const isNamed = program.args[0] === 'start'
  const known = program.commands.map((command) => command.name())
  throw isNamed
    ? new SandboxError(
        'invalid_setting',
        `start takes flags only, not: ${words.join(' ')}.`,
        `"${commandName} start --help" lists them.`,
      )
    : new SandboxError('invalid_setting', `Unknown command ${word}.`, suggestName(word, known))
}
