import type { Exchange } from '@pingone-sandbox/contract'

/** A request as HTTP/1.1 text. */
export function literalRequest({ request }: Exchange): string {
  const { method, url, headers, body } = request
  const address = URL.parse(url)
  // An invalid URL is shown as it was entered; nothing was sent.
  if (!address) return message(`${method} ${url} HTTP/1.1`, headers, body)
  const { pathname, search, host } = address
  return message(`${method} ${pathname}${search} HTTP/1.1`, { host, ...headers }, body)
}

/** An answer as HTTP/1.1 text, or why there is none. */
export function literalAnswer({ response, failure }: Exchange): string {
  if (response === undefined) return failure === undefined ? 'No answer' : unreadAnswer(failure)
  return message(`HTTP/1.1 ${response.status}`, response.headers, response.body)
}

const unreadAnswer = ({ status, code, message: words }: NonNullable<Exchange['failure']>): string =>
  `${status === undefined ? 'No answer' : `HTTP/1.1 ${status}, not readable`}: ${code}\n${words}`

function message(
  start: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [start, ...lines, ...(body ? ['', indented(body)] : [])].join('\n')
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
