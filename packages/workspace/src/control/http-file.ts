import type { Exchange } from '@pingone-sandbox/contract'
import { sendableHeaders } from './curl.ts'

/**
 * Writes a recorded request as an `.http` file, which editors can send.
 *
 * Credentials stay masked, as the journal keeps them.
 */
export function formatHttpFile({ summary, request }: Exchange): string {
  const { method, url, headers, body } = request
  return [
    `### ${summary}`,
    `${method} ${url}`,
    ...sendableHeaders(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : ['', body]),
  ].join('\n')
}
