import type { Sandbox } from '../../sandbox.ts'
import type { Settings } from '../../config/settings.ts'
import { findOutsideAddresses } from '../../host/outside-addresses.ts'
import { version } from '../../package/version.ts'

/** Formats the addresses and credentials of a sandbox, on one screen. */
export function formatBanner(sandbox: Sandbox, settings: Settings): string {
  const { urls, token, credentials, persistence } = sandbox
  const elsewhere = createElsewhere(settings)
  const target: readonly Row[] =
    urls.scim === undefined
      ? [['SCIM server', 'switched off']]
      : [
          ['SCIM base URL', urls.scim],
          ...elsewhere(urls.scim),
          ['Bearer token', token],
          ...sandbox.scimDirectories.flatMap(({ name, scim, scimToken }): Row[] => [
            [`Directory ${name}`, scim],
            ['Its token', scimToken],
          ]),
        ]
  return [
    `PingOne Sandbox ${version}: a simulator, not affiliated with Ping Identity`,
    '',
    ...formatRows([
      ...consoleRows(sandbox, settings, elsewhere),
      ...target,
      ['Platform API', urls.api],
      ['Environment ID', credentials.environmentId],
      ['Client ID', credentials.clientId],
      ['Client secret', credentials.clientSecret],
      ...(settings.console || sandbox.consoleToken === undefined
        ? []
        : [['Control token', sandbox.consoleToken] as const]),
    ]),
    '',
    ...formatRows([
      [
        'Data',
        settings.dataDir === undefined
          ? `${persistence}, deleted at the end (--data-dir keeps it)`
          : persistence,
      ],
      ['Behaviour', `profile ${settings.profile}`],
      ['Clock', settings.clock],
    ]),
    '',
    'Ctrl+C stops it.',
    '',
  ].join('\n')
}

/** The warning about what other machines can read if they reach the sandbox, and how to protect it. */
export function formatWarning(host: string): string {
  return [
    `warning: other machines can reach this sandbox at ${host}, and its answers are not encrypted.`,
    'The console and the control API ask for the token in the address of the console. Its holder can read all of it: the client',
    'secret of the worker application, the token of the SCIM server, every person, and the journal of all requests.',
    '',
  ].join('\n')
}

function consoleRows(
  sandbox: Sandbox,
  settings: Settings,
  elsewhere: (url: string) => readonly Row[],
): readonly Row[] {
  if (!settings.console) return [['Console', 'switched off']]
  const address = consoleAddress(sandbox)
  return [['Console', address], ...elsewhere(address)]
}

/** Lists further addresses of a URL: those of this machine when it listens on all, and the allowed names. */
function createElsewhere({ host, allowedHost }: Settings): (url: string) => readonly Row[] {
  const names = [...findOutsideAddresses(host), ...allowedHost]
  return (text) =>
    names.map((name) => {
      const url = new URL(text)
      // A name with a port leads to a proxy, which has its own port.
      url.host = name.includes(':') && !name.startsWith('[') ? name : `${name}:${url.port}`
      return ['Elsewhere', url.href.replace(/\/$/, '')]
    })
}

/** The address that opens the console, with the token where it asks for one. */
function consoleAddress({ urls, consoleToken }: Sandbox): string {
  return consoleToken === undefined ? urls.console : `${urls.console}/?token=${consoleToken}`
}

type Row = readonly [label: string, value: string]

const formatRows = (rows: readonly Row[]) =>
  rows.map(([label, value]) => `  ${label.padEnd(16)}${value}`)
