import type { Command } from 'commander'
import { checkVariables } from '../../config/environment.ts'

/** The flags with the credentials of a target, as Commander reads them. */
export interface CredentialFlags {
  readonly token?: string
  readonly basic?: string
  readonly clientCredentials?: string
  readonly clientId?: string
  readonly clientSecret?: string
}

const flags: readonly (readonly [flag: string, description: string])[] = [
  ['--token <token>', `bearer token (${checkVariables.token})`],
  ['--basic <user:password>', `basic authentication (${checkVariables.basic})`],
  ['--client-credentials <token-url>', 'token endpoint of OAuth client credentials'],
  ['--client-id <id>', `with --client-credentials (${checkVariables.clientId})`],
  ['--client-secret <secret>', `with --client-credentials (${checkVariables.clientSecret})`],
]

/** Adds the argument of a target and the flags with its credentials to a command. */
export function addCredentialFlags(command: Command): Command {
  command.argument('<scim-url>', 'the SCIM base URL, below which /Users is')
  for (const [flag, description] of flags) command.option(flag, description)
  return command
}
