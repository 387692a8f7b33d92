import type { Capture, CapturedRequest } from '../capture/captured-request.ts'

/** Writes a stripped capture as a HAR 1.2 archive. `_known` says what the source of the capture could show. */
export function writeHar({ requests }: Capture, version: string): string {
  const archive = {
    log: {
      version: '1.2',
      creator: { name: 'pingone-sandbox compare', version },
      entries: requests.map(entryOf),
    },
  }
  return `${JSON.stringify(archive, null, 2)}\n`
}

function entryOf({ at, method, url, headers, body, response, known, number }: CapturedRequest) {
  return {
    startedDateTime: at ?? new Date(number * 1000).toISOString(),
    time: 0,
    request: {
      method,
      url,
      httpVersion: 'HTTP/1.1',
      headers: pairsOf(headers),
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: -1,
      ...(body !== undefined && {
        postData: { mimeType: headers['content-type'] ?? '', text: body },
      }),
    },
    response: {
      status: response?.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      headers: pairsOf(response?.headers ?? {}),
      cookies: [],
      content: {
        size: -1,
        mimeType: response?.headers['content-type'] ?? '',
        text: response?.body ?? '',
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    _known: known,
    ...(at === undefined && { _undated: true }),
  }
}

const pairsOf = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }))
