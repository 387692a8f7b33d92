import type { Command } from 'commander'
import { addStartFlags, readStartFlags } from '../start/start-flags.ts'

/** Adds `exec`. */
export function addExec(program: Command): void {
  addStartFlags(
    program
      .command('exec')
      .description(
        'runs a command with a sandbox of its own: starts it on free ports, and ends it with the command',
      )
      .usage('[flags of start] -- <command> [arguments]')
      .argument('<command...>', 'the command and its arguments; its exit code is passed on')
      .passThroughOptions(),
    {
      without: ['json'],
      notes: {
        port: 'any free one unless given here',
        scimPort: 'any free one unless given here',
        dataDir: 'only if given here',
      },
    },
  ).action(async (words: readonly string[], _flags: object, command: Command) => {
    const { exec } = await import('../exec/exec.ts')
    process.exitCode = await exec(words, readStartFlags(command))
  })
}
