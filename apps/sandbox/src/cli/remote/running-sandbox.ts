import { readConfigFile } from '../../config/config-file.ts'
import { readEnvironment } from '../../config/environment.ts'
import { settingsSchema, variableName } from '../../config/settings.ts'
import { SandboxError } from '@pingone-sandbox/workspace/text'
import { formatHost } from '../../host/listen.ts'

/** The address of a running sandbox, and its token. */
export interface RunningSandbox {
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string
  /** The console token; absent where the sandbox asks for none, or none is known. */
  readonly token: string | undefined
}

export interface WhereToLook {
  /** The value of `--url`. */
  readonly url: string | undefined
  readonly environment: NodeJS.ProcessEnv
  /** The folder where the search for the configuration file starts. */
  readonly folder: string
}

/** The settings of the address and of the token; the others are for a start. */
const whereabouts = settingsSchema.pick({ host: true, port: true, consoleToken: true }).strip()

/**
 * Finds the sandbox that a command is about: `--url`, `PINGONE_SANDBOX_URL`, else where `start` with the same variables and the same
 * configuration file listens, `http://127.0.0.1:4470` by default.
 *
 * The token is in the address, or set by the variable or key that sets it for a start. Throws a `SandboxError` `invalid_setting`, or
 * `unknown_setting` for a variable that does not exist.
 */
export async function findRunningSandbox({
  url,
  environment,
  folder,
}: WhereToLook): Promise<RunningSandbox> {
  const variables = readEnvironment(environment)
  const file = await readConfigFile(folder)
  const origin = (setting: keyof typeof whereabouts.shape) =>
    setting in variables ? variableName(setting) : `${setting} in ${file?.path}`

  const settings = whereabouts.safeParse({ ...file?.values, ...variables })
  if (!settings.success) {
    const [issue] = settings.error.issues
    const setting = issue?.path[0] as keyof typeof whereabouts.shape
    throw new SandboxError('invalid_setting', `${origin(setting)} ${issue?.message}.`)
  }
  const { host, port, consoleToken } = settings.data

  const named = url ?? (environment['PINGONE_SANDBOX_URL'] || undefined)
  if (named !== undefined)
    return readAddress(named, url === undefined ? 'PINGONE_SANDBOX_URL' : '--url', consoleToken)
  if (port === 0)
    throw new SandboxError(
      'invalid_setting',
      `${origin('port')} is 0, any free port: it does not name the port of the sandbox.`,
      'Pass the address of the console with --url, as the sandbox printed it.',
    )
  return {
    origin: `http://${formatHost(host.replace(/^\[(.*)\]$/, '$1'))}:${port}`,
    token: consoleToken,
  }
}

function readAddress(text: string, name: string, consoleToken: string | undefined): RunningSandbox {
  const address = URL.parse(text)
  if (address === null || !['http:', 'https:'].includes(address.protocol))
    throw new SandboxError(
      'invalid_setting',
      `${name} is no address of a sandbox: ${text}.`,
      'Write it like http://127.0.0.1:4470.',
    )
  return { origin: address.origin, token: address.searchParams.get('token') || consoleToken }
}
