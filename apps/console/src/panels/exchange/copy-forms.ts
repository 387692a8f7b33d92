import { type Exchange, isLoopbackUrl } from '@pingone-sandbox/contract'
import { controlResponse } from '../../lib/control-client.ts'

/** A form in which an exchange is copied. */
export interface CopyForm {
  readonly label: string
  /** What is said once it is copied. */
  readonly copied: string
  readonly read: () => Promise<string>
}

/** The texts that run, by their labels, with the last segment of their paths. */
const runnable = [
  ['cURL', 'curl'],
  ['.http', 'http'],
  ['fetch', 'fetch'],
  ['Vitest test', 'test'],
] as const

/** What the journal has in place of a secret. */
const mask = '••••'

/** The forms of an exchange. Those with its secret in clear are for targets on this machine alone. */
export function copyForms(exchange: Exchange): readonly CopyForm[] {
  const { request, connection } = exchange
  const path = `/exchanges/${encodeURIComponent(exchange.id)}`
  const read = async (below: string, headers = {}) =>
    (await controlResponse(path + below, { headers })).text()
  const isMasked = JSON.stringify(request).includes(mask)
  const hasCredentials = request.headers['authorization']?.includes(mask) === true
  return [
    ...runnable.map(([label, segment]) => ({
      label,
      copied: `Copied as ${label}.${isMasked ? ' Set its secrets in the first lines.' : ''}`,
      read: () => read(`/${segment}`),
    })),
    {
      label: 'HAR',
      copied: 'Copied as HAR. Secrets are masked.',
      read: () => read('', { accept: 'application/har+json' }),
    },
    {
      label: 'JSON',
      copied: 'Copied as JSON. Secrets are masked.',
      read: async () => JSON.stringify(exchange, null, 2),
    },
    ...(hasCredentials && connection.id !== undefined && isLoopbackUrl(request.url)
      ? runnable.map(([label, segment]) => ({
          label: `${label} with the secret`,
          copied: `Copied as ${label}, with the secret in clear.`,
          read: () => read(`/${segment}?secrets=clear`),
        }))
      : []),
  ]
}
