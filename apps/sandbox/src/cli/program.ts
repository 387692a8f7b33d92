import { Command } from 'commander'
import { version } from '../package/version.ts'
import { commandName } from '../package/command-name.ts'
import { addCheck } from './commands/check.ts'
import { addCompare } from './commands/compare.ts'
import { addConnect } from './commands/connect.ts'
import { addDoctor } from './commands/doctor.ts'
import { addExec } from './commands/exec.ts'
import { addExplain } from './commands/explain.ts'
import { addFault } from './commands/fault.ts'
import { addInit } from './commands/init.ts'
import { addMcp } from './commands/mcp.ts'
import { addReset } from './commands/reset.ts'
import { addScenario } from './commands/scenario.ts'
import { addStart } from './commands/start.ts'
import { addStatus } from './commands/status.ts'
import { addTail } from './commands/tail.ts'
import { addWait } from './commands/wait.ts'

/** Every command, in the order of the help. A command loads what it does when it runs, so that `start` loads none of it. */
const commands: readonly ((program: Command) => void)[] = [
  addStart,
  addExec,
  addStatus,
  addWait,
  addReset,
  addConnect,
  addTail,
  addExplain,
  addCheck,
  addCompare,
  addScenario,
  addFault,
  addInit,
  addDoctor,
  addMcp,
]

/** Creates the command line. It throws a `CommanderError` or a `SandboxError` in place of ending the process. */
export function createProgram(): Command {
  const program = new Command(commandName)
    .description('A PingOne that runs on a laptop. Not affiliated with Ping Identity.')
    .version(version)
    .exitOverride()
    // What follows the command of `exec` is for that command.
    .enablePositionalOptions()
  for (const add of commands) add(program)
  return program
}
