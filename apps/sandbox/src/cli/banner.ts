import type { Sandbox } from '../compose.ts'
import type { Settings } from '../config/settings.ts'
import { version } from '../version.ts'

/** Writes what a person needs to begin, on one screen. */
export function formatBanner(sandbox: Sandbox, settings: Settings): string {
  const { urls, token, credentials, persistence } = sandbox
  const target: readonly Row[] =
    urls.scim === undefined
      ? [['SCIM server', 'switched off']]
      : [
          ['SCIM base URL', urls.scim],
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
      ['Console', settings.console ? urls.console : 'switched off'],
      ...target,
      ['Platform API', urls.api],
      ['Environment ID', credentials.environmentId],
      ['Client ID', credentials.clientId],
      ['Client secret', credentials.clientSecret],
    ]),
    '',
    ...formatRows([
      [
        'Data',
        settings.dataDir === undefined
          ? `${persistence}, gone at the end (keep it with --data-dir)`
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

type Row = readonly [label: string, value: string]

const formatRows = (rows: readonly Row[]) =>
  rows.map(([label, value]) => `  ${label.padEnd(16)}${value}`)
