import type { Command } from 'commander'
import { finish } from '../exit/command-result.ts'

/** Adds `init`. */
export function addInit(program: Command): void {
  program
    .command('init')
    .description(
      'writes a configuration file with every setting, and a sample seed, into this folder',
    )
    .option('--force', 'overwrites files that are there')
    .action(async ({ force = false }: { force?: boolean }) => {
      const { init } = await import('../init/init.ts')
      finish(init({ folder: process.cwd(), force }))
    })
}
