import type { Exchange } from '@pingone-sandbox/contract'

/** Headers that every client sets by itself, or that are true of one connection only. */
const ownHeaders = ['content-length', 'host', 'connection', 'transfer-encoding']

/**
 * Writes a recorded request as a curl command for a POSIX shell.
 *
 * Credentials stay masked, as the journal keeps them.
 */
export function formatCurl({ request }: Exchange): string {
  const { method, url, headers, body } = request
  return [
    `curl --request ${method} ${quote(url)}`,
    ...sendableHeaders(headers).map(([name, value]) => `--header ${quote(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${quote(body)}`]),
  ].join(' \\\n  ')
}

/** The headers of a recorded request that another client is to be given. */
export const sendableHeaders = (headers: Exchange['request']['headers']) =>
  Object.entries(headers).filter(([name]) => !ownHeaders.includes(name.toLowerCase()))

/** Within single quotes a shell reads everything literally except the quote itself. */
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
