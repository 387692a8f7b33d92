import { createMasker, mask, secretsIn } from '@pingone-sandbox/pingone'
import type { CapturedRequest } from '../capture/captured-request.ts'
import { jsonOf } from '../capture/json.ts'

const masker = createMasker()

/** The secrets of a request by their place: headers, cookies, parameters of the URL and of a form, members of a body. */
export function secretsOf({ url, headers, body, response }: CapturedRequest): readonly string[] {
  return [
    ...inHeaders(headers),
    ...inHeaders(response?.headers ?? {}),
    ...inParameters(/\?([^#]*)/.exec(url)?.[1] ?? ''),
    ...inBody(body),
    ...inBody(response?.body),
  ]
}

function inHeaders(headers: Readonly<Record<string, string>>): readonly string[] {
  const shown = masker.headers(headers)
  return Object.entries(headers)
    .filter(([name, value]) => shown[name] !== value)
    .flatMap(([name, value]) =>
      /cookie/i.test(name) ? value.split(/[;,]\s*/).flatMap(afterEquals) : credentialsOf(value),
    )
}

const afterEquals = (pair: string) => [pair.slice(pair.indexOf('=') + 1)]

/** The header, the part behind its scheme, and the user name and password of Basic. */
function credentialsOf(value: string): readonly string[] {
  const [scheme = '', ...rest] = value.split(' ')
  const credentials = rest.join(' ')
  if (credentials === '') return [value]
  if (!/^basic$/i.test(scheme)) return [value, credentials]
  try {
    const pair = atob(credentials)
    return [value, credentials, pair, ...pair.split(':')]
  } catch {
    return [value, credentials]
  }
}

function inBody(body: string | undefined): readonly string[] {
  const json = jsonOf(body)
  if (json !== undefined) return secretsIn(json)
  return body === undefined || !body.includes('=') ? [] : inParameters(body)
}

const inParameters = (text: string): readonly string[] =>
  [...new URLSearchParams(text)]
    .filter(([name]) => masker.address(`?${name}=value`) === `?${name}=${mask}`)
    .map(([, value]) => value)
