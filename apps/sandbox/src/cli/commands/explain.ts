import type { Command } from 'commander'
import { finish } from '../exit/command-result.ts'
import { addRemoteCommand, findSandbox, type RemoteFlags } from '../remote/remote-command.ts'

interface FilterFlags extends RemoteFlags {
  readonly resource?: string
  readonly json?: true
}

interface UserFlags extends RemoteFlags {
  readonly rule?: string
  readonly json?: true
}

/** Adds `explain filter` and `explain user`. */
export function addExplain(program: Command): void {
  const explain = program
    .command('explain')
    .description('says why a filter matches or not, and why a user is provisioned or not')
    .showHelpAfterError()
  addRemoteCommand(
    explain,
    'filter',
    'says how a SCIM filter is read, and why it matches a resource or not',
  )
    .argument('<expression>', 'a SCIM filter, or a User Filter Expression with %s')
    .option('--resource <file>', 'a user or group in JSON, with which it is compared')
    .option('--json', 'prints the explanation as JSON')
    .action(async (expression: string, flags: FilterFlags) => {
      const { explainFilter } = await import('../explain/explain-filter.ts')
      const { findIfRunning } = await import('../remote/find-if-running.ts')
      const { resource, json = false } = flags
      const sandbox = resource === undefined ? await findIfRunning(flags) : undefined
      finish(await explainFilter({ expression, resource, json, sandbox }))
    })
  addRemoteCommand(
    explain,
    'user',
    'says of each rule why a user is in its scope or not, and what would be sent',
  )
    .argument('<username>', 'a user of PingOne')
    .option('--rule <name>', 'only this rule')
    .option('--json', 'prints the explanation as JSON')
    .action(async (username: string, flags: UserFlags) => {
      const { explainUser } = await import('../explain/explain-user.ts')
      const { rule, json = false } = flags
      finish(await explainUser(await findSandbox(flags), { username, rule, json }))
    })
}
