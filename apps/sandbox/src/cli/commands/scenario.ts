import type { Command } from 'commander'
import { addRemoteCommand, findSandbox, type RemoteFlags } from '../remote/remote-command.ts'

interface ScenarioFlags extends RemoteFlags {
  readonly set: readonly string[]
  readonly wait?: string
}

/** Adds `scenario list` and `scenario run`. */
export function addScenario(program: Command): void {
  const scenario = program
    .command('scenario')
    .description('plays scripted changes of the directory')
    .showHelpAfterError()
  addRemoteCommand(scenario, 'list', 'lists the scenarios with their parameters').action(
    async (flags: RemoteFlags) => {
      const { listScenarios } = await import('../remote/scenario.ts')
      await listScenarios(await findSandbox(flags))
    },
  )
  addRemoteCommand(scenario, 'run', 'plays a scenario and prints its steps')
    .argument('<name>', 'as `scenario list` shows it')
    .option('--set <parameter=value>', 'a parameter, repeatable', collect, [])
    .option(
      '--wait <duration>',
      'waits until all changes are provisioned, at most this long: 30s, 5m',
    )
    .action(async (name: string, { set, wait: patience, ...remote }: ScenarioFlags) => {
      const { runScenario } = await import('../remote/scenario.ts')
      await runScenario({ sandbox: await findSandbox(remote), name, set, patience })
    })
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value]
