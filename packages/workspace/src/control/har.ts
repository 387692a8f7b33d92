import type { Exchange } from '@pingone-sandbox/contract'

/**
 * Turns exchanges into an HTTP Archive 1.2, which browsers and proxies open.
 *
 * An exchange without a response has status 0 and the reason in `_error`, as browsers write it.
 *
 * @see {@link http://www.softwareishard.com/blog/har-12-spec/}
 */
export function toHar(exchanges: readonly Exchange[], version: string) {
  const entries = [...exchanges].sort((one, other) => one.at.localeCompare(other.at)).map(toEntry)
  return { log: { version: '1.2', creator: { name: 'pingone-sandbox', version }, entries } }
}

function toEntry(exchange: Exchange) {
  const { at, durationMs, summary, failure } = exchange
  return {
    startedDateTime: at,
    time: durationMs,
    request: toRequest(exchange),
    response: toResponse(exchange),
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment: summary,
    ...(failure && { _error: failure.message }),
  }
}

function toRequest({ request: { method, url, headers, body } }: Exchange) {
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: toPairs(headers),
    queryString: [...(URL.parse(url)?.searchParams ?? [])].map(([name, value]) => ({
      name,
      value,
    })),
    ...(body !== undefined && { postData: { mimeType: mediaType(headers), text: body } }),
    headersSize: -1,
    bodySize: byteLength(body ?? ''),
  }
}

function toResponse({ response }: Exchange) {
  const { status, headers, body } = response ?? { status: 0, headers: {}, body: '' }
  const size = byteLength(body)
  return {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: toPairs(headers),
    content: { size, mimeType: mediaType(headers), text: body },
    redirectURL: '',
    headersSize: -1,
    bodySize: size,
  }
}

const byteLength = (text: string) => new TextEncoder().encode(text).length

const toPairs = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }))

const mediaType = (headers: Readonly<Record<string, string>>) => headers['content-type'] ?? ''
