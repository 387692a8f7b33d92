import { execVariables } from '../../config/environment.ts'
import { variableName } from '../../config/settings.ts'
import type { Sandbox } from '../../sandbox.ts'

type Described = Pick<Sandbox, 'urls' | 'token' | 'credentials' | 'consoleToken'>

/** The environment of a command that `exec` runs: the present one, with the addresses and credentials of the sandbox. */
export function sandboxVariables(
  { urls, token, credentials, consoleToken }: Described,
  environment: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  return {
    ...environment,
    [execVariables.url]: urls.console,
    // Without a reference server none is named, whatever an outer `exec` has set.
    [execVariables.scimUrl]: urls.scim,
    [execVariables.scimToken]: urls.scim === undefined ? undefined : token,
    [execVariables.environmentId]: credentials.environmentId,
    [execVariables.clientId]: credentials.clientId,
    [execVariables.clientSecret]: credentials.clientSecret,
    ...(consoleToken !== undefined && { [variableName('consoleToken')]: consoleToken }),
  }
}
