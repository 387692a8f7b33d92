import type { Sandbox } from '../../sandbox.ts'

/** Writes the one line that `--json` puts on standard output; scripts rely on its names. */
export function formatReadyLine(sandbox: Sandbox): string {
  const { urls, token, scimDirectories, credentials, consoleToken } = sandbox
  const { environmentId, clientId, clientSecret } = credentials
  const line = {
    event: 'ready',
    console: urls.console,
    api: urls.api,
    auth: urls.auth,
    control: urls.control,
    ...(urls.scim !== undefined && { scim: urls.scim, scimToken: token }),
    environmentId,
    clientId,
    clientSecret,
    ...(consoleToken !== undefined && { consoleToken }),
    pid: process.pid,
    ...(scimDirectories.length > 0 && { scimDirectories }),
  }
  return `${JSON.stringify(line)}\n`
}
