import { createMasker, createSecretValues, mask, type Masker } from '@pingone-sandbox/pingone'
import { CaptureError } from '../capture/capture-error.ts'
import type { Capture, CapturedRequest, CapturedResponse } from '../capture/captured-request.ts'
import { jsonOf } from '../capture/json.ts'
import { createPseudonyms, type Pseudonyms } from './pseudonyms.ts'
import { secretsOf } from './secrets.ts'
import { stripJson } from './strip-json.ts'
import { isScimUrl, stripScimUrl, tokenUrl } from './strip-url.ts'

/** Headers whose values say how a client or server works. */
const telling = new Set([
  ...['accept', 'accept-charset', 'accept-encoding', 'accept-language', 'cache-control'],
  ...['connection', 'content-encoding', 'content-length', 'content-type', 'retry-after'],
  ...['transfer-encoding', 'user-agent'],
])

/**
 * Removes secrets and replaces personal values consistently; requests for anything but SCIM and tokens are left out.
 *
 * Everything that is compared, shown or written comes from the result. Known are: names of members and attributes, the words of the
 * schemas, counts, dates, the headers in `telling`, and how a query is encoded. All other values are replaced.
 *
 * Throws a `CaptureError` when no SCIM request remains.
 */
export function stripCapture(capture: Capture): Capture {
  const isKept = (request: CapturedRequest) => isScimUrl(request.url) || isTokenRequest(request)
  const kept = capture.requests.filter(isKept)
  if (!kept.some(({ url }) => isScimUrl(url)))
    throw new CaptureError(
      'No request of the capture is one for SCIM /Users or /Groups.',
      'Capture at the server that PingOne provisions to, or at a proxy in front of it.',
    )
  const masker = createMasker(createSecretValues(kept.flatMap(secretsOf)))
  const pseudonyms = createPseudonyms()
  const others = capture.requests.filter((request) => !isKept(request))
  return {
    format: capture.format,
    requests: kept.map((request, at) => ({
      ...stripRequest(request, { masker, pseudonyms }),
      number: at + 1,
    })),
    skipped: [
      ...capture.skipped,
      ...others.map(({ where, method }) => `${where}: a ${method} that is no SCIM request`),
    ],
  }
}

const isTokenRequest = ({ method, body }: CapturedRequest): boolean =>
  method === 'POST' && /(^|&)grant_type=/.test(body ?? '')

interface Stripping {
  readonly masker: Masker
  readonly pseudonyms: Pseudonyms
}

function stripRequest(request: CapturedRequest, stripping: Stripping): CapturedRequest {
  const { url, headers, body, response, ...rest } = request
  const { masker, pseudonyms } = stripping
  return {
    ...rest,
    url: isTokenRequest(request) ? tokenUrl : masker.address(stripScimUrl(url, pseudonyms)),
    headers: stripHeaders(headers, stripping),
    ...(body !== undefined && { body: stripBody(body, stripping) }),
    ...(response && { response: stripResponse(response, stripping) }),
  }
}

const stripResponse = (
  { status, headers, body }: CapturedResponse,
  stripping: Stripping,
): CapturedResponse => ({
  status,
  headers: stripHeaders(headers, stripping),
  body: stripBody(body, stripping),
})

/** The scheme of credentials stays; the values of headers that are not known do not. */
function stripHeaders(
  headers: Readonly<Record<string, string>>,
  { masker }: Stripping,
): Record<string, string> {
  const shown = masker.headers(headers)
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (telling.has(name)) return [name, masker.text(shown[name] ?? mask)]
      const scheme = name === 'authorization' ? /^(Basic|Bearer|OAuth)(?= )/i.exec(value)?.[0] : ''
      return [name, scheme ? `${scheme} ${mask}` : mask]
    }),
  )
}

function stripBody(body: string, { masker, pseudonyms }: Stripping): string {
  if (body.trim() === '') return ''
  const json = jsonOf(masker.body(body))
  const isExact = JSON.stringify(jsonOf(body)) === body
  if (json !== undefined) {
    const stripped = stripJson(json, {
      pseudonyms,
      stripUrl: (url) => stripScimUrl(url, pseudonyms),
    })
    return masker.body(JSON.stringify(stripped, null, isExact ? undefined : 1))
  }
  if (/(^|&)grant_type=/.test(body)) return stripForm(body)
  return `${body.trimStart().startsWith('<') ? '<' : ''}(${body.length} characters that are no JSON)`
}

/** Of a token request the names stay, and what is asked for. */
const stripForm = (body: string): string =>
  [...new URLSearchParams(body)]
    .map(([name, value]) => `${name}=${name === 'grant_type' ? value : mask}`)
    .join('&')
