import type { Command } from 'commander'
import type { CompareFlags } from '../compare/compare.ts'

/** Adds `compare`. */
export function addCompare(program: Command): void {
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
      const { compare } = await import('../compare/compare.ts')
      await compare(capture, flags)
    })
}
