import { type Command, Option } from 'commander'
import { suggestName, SandboxError } from '@pingone-sandbox/workspace/text'
import { commandName } from '../../package/command-name.ts'
import { addStartFlags, readStartFlags } from '../start/start-flags.ts'
import { startSmall } from '../start/start-small.ts'

/** Adds `start`, the command without a name. */
export function addStart(program: Command): void {
  addStartFlags(
    program
      .command('start', { isDefault: true })
      .description('starts the sandbox: console, Platform API and reference SCIM server')
      .allowExcessArguments()
      .addOption(new Option('--dev').hideHelp()),
  ).action(async (options: { dev?: boolean }, command: Command) => {
    refuseWords(program, command.args)
    await startSmall(async () => {
      const { start } = await import('../start/start.ts')
      await start(readStartFlags(command), options.dev ?? false)
    })
  })
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
