import type { Command } from 'commander'
import { addCheckFlags, type CheckFlags } from '../check/flags.ts'

/** Adds `check`. */
export function addCheck(program: Command): void {
  addCheckFlags(
    program
      .command('check')
      .description(
        'says what PingOne would do with a SCIM endpoint, and removes what it has made there',
      ),
  ).action(async (url: string, flags: CheckFlags) => {
    const { check } = await import('../check/check.ts')
    process.exitCode = await check(url, flags)
  })
}
