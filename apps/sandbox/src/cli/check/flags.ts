import { Option } from 'commander'
import type { Command } from 'commander'
import { addCredentialFlags, type CredentialFlags } from '../target/credential-flags.ts'

/** The flags of `check` as Commander reads them. */
export interface CheckFlags extends CredentialFlags {
  readonly profile?: string
  readonly groups: boolean
  readonly only?: readonly string[]
  readonly insecure?: true
  readonly keep?: true
  readonly clean?: true
  readonly dryRun?: true
  readonly baseline?: string
  readonly failOn?: string
  readonly timeout?: string
  readonly json?: string
  readonly junit?: string
  readonly html?: string
  readonly markdown?: string
}

const flags: readonly (readonly [flag: string, description: string])[] = [
  [
    '--profile <name>[,<choice>=<value>]',
    'behaviour profile of PingOne, or all of them: all (default current)',
  ],
  ['--no-groups', 'checks users only'],
  ['--insecure', 'accepts a certificate that this machine does not trust'],
  ['--keep', 'leaves at the endpoint what the check has made'],
  ['--clean', 'checks nothing, and removes what earlier checks have left'],
  ['--dry-run', 'sends nothing, and lists what a check would do'],
  ['--baseline <file>', 'report of an earlier check (--json), whose findings are accepted'],
  ['--timeout <duration>', 'of one request, like 30s (default 10s)'],
  ['--json <file>', 'writes the report as JSON; - is standard output'],
  ['--junit <file>', 'writes the report as JUnit XML'],
  ['--html <file>', 'writes the report with every exchange as HTML'],
  ['--markdown <file>', 'writes the report as Markdown, such as for the summary of a CI run'],
]

/** Adds the argument and the flags of `check` to a command. */
export function addCheckFlags(command: Command): Command {
  addCredentialFlags(command)
  for (const [flag, description] of flags) command.option(flag, description)
  return command
    .addOption(
      new Option(
        '--only <id>',
        'a check or a theme, as --dry-run lists them; repeatable',
      ).argParser((id: string, ids?: readonly string[]) => [...(ids ?? []), id]),
    )
    .addOption(
      new Option('--fail-on <verdict>', 'also ends with 2 for a remark').choices([
        'breaks',
        'remark',
      ]),
    )
}
