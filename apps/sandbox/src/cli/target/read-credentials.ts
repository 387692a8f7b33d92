import { SandboxError } from '@pingone-sandbox/workspace/text'
import type { CheckEndpointOptions } from '../../check.ts'
import { checkVariables } from '../../config/environment.ts'
import type { CredentialFlags } from './credential-flags.ts'

/** How a target authenticates its client; nothing where it does not. */
export type TargetCredentials = Pick<CheckEndpointOptions, 'token' | 'basic' | 'clientCredentials'>

/**
 * Reads the credentials of a target, of which there is one kind at most: from the flags, else from the environment.
 *
 * Throws a `SandboxError` `invalid_setting`; no message has a secret.
 */
export function readCredentials(
  flags: CredentialFlags,
  environment: NodeJS.ProcessEnv,
): TargetCredentials {
  const variable = (name: keyof typeof checkVariables) =>
    environment[checkVariables[name]] || undefined
  const methods = [flags.token, flags.basic, flags.clientCredentials]
  const given = methods.filter((method) => method !== undefined).length
  if (given > 1)
    throw refuse('--token, --basic and --client-credentials exclude each other.', 'Give one.')
  const [token, basic] =
    given > 0 ? [flags.token, flags.basic] : [variable('token'), variable('basic')]
  if (token !== undefined && basic !== undefined)
    throw refuse(
      `${checkVariables.token} and ${checkVariables.basic} exclude each other.`,
      'Set one of them.',
    )
  if (flags.clientCredentials !== undefined) {
    const clientId = flags.clientId ?? variable('clientId')
    const clientSecret = flags.clientSecret ?? variable('clientSecret')
    if (clientId === undefined || clientSecret === undefined)
      throw refuse(
        '--client-credentials needs the id and the secret of a client.',
        `Give --client-id and --client-secret, or set ${checkVariables.clientId} and ${checkVariables.clientSecret}.`,
      )
    const tokenUrl = flags.clientCredentials
    if (!/^https?:$/.test(URL.parse(tokenUrl)?.protocol ?? ''))
      throw refuse(`--client-credentials is no URL of a token endpoint: ${tokenUrl}.`)
    return { clientCredentials: { tokenUrl, clientId, clientSecret } }
  }
  if (flags.clientId !== undefined || flags.clientSecret !== undefined)
    throw refuse(
      '--client-id and --client-secret need --client-credentials <token-url>.',
      'The token URL is that of the token endpoint.',
    )
  if (basic !== undefined) return { basic: readBasic(basic, flags.basic !== undefined) }
  if (token === undefined) return {}
  if (token.trim() === '')
    throw refuse('The token is empty.', 'Leave out --token where the endpoint asks for none.')
  // RFC 6750 §2.1 has fewer characters; nothing of the token is repeated here.
  if (!/^[\x21-\x7e]+$/.test(token.trim()))
    throw refuse(
      'The token has a character that a bearer token cannot have: a space, a line break, or one beyond ASCII.',
    )
  return { token: token.trim() }
}

function readBasic(text: string, isFlag: boolean) {
  const colon = text.indexOf(':')
  if (colon > 0) return { user: text.slice(0, colon), password: text.slice(colon + 1) }
  throw refuse(`${isFlag ? '--basic' : checkVariables.basic} is not as in user:password.`)
}

const refuse = (message: string, hint?: string) =>
  new SandboxError('invalid_setting', message, hint)
