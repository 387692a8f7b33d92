import { mask } from './mask.ts'
import { maskAddress } from './mask-address.ts'
import { maskText } from './mask-text.ts'
import { isSecretHeader } from './secret-names.ts'

/**
 * Masks the value of a header. Of a cookie the name stays, of `Set-Cookie` the attributes too, of credentials the scheme; addresses are
 * masked as by `maskAddress`, other headers as by `maskText`.
 */
export function maskHeader(name: string, value: string): string {
  const key = `${name}\n${value}`
  const known = masked.get(key)
  if (known !== undefined) return known
  const shown = maskAnew(name, value)
  if (masked.size >= mostMasked) masked.clear()
  if (key.length <= longestKept) masked.set(key, shown)
  return shown
}

/** Most headers come again with each message. */
const masked = new Map<string, string>()
const mostMasked = 1000
const longestKept = 200

function maskAnew(name: string, value: string): string {
  const known = name.toLowerCase()
  if (value === '') return value
  if (known === 'cookie') return maskCookies(value)
  if (known === 'set-cookie') return value.split(nextCookie).map(maskSetCookie).join(', ')
  if (isSecretHeader(known)) return maskCredentials(value)
  return addressHeaders.has(known) ? maskAddress(value) : maskText(value)
}

/** The credentials of a header value without their scheme. */
export const credentialsOf = (value: string): string => value.replace(schemes, '')

const addressHeaders = new Set(['location', 'content-location', 'referer', 'x-forwarded-uri'])

/** Other words in front may be part of the secret. */
const schemes =
  /^(?:Basic|Bearer|Digest|Negotiate|NTLM|Token|ApiKey|SSWS|GenieKey|DPoP|MAC|Hawk|OAuth|Signature|AWS4-HMAC-SHA256)\s+(?=\S)/i

const maskCredentials = (value: string): string => `${schemes.exec(value)?.[0] ?? ''}${mask}`

const maskCookies = (value: string): string =>
  value
    .split(/;\s*/)
    .map((cookie) => (cookie === '' ? cookie : maskCookie(cookie)))
    .join('; ')

function maskCookie(cookie: string): string {
  const at = cookie.indexOf('=')
  return at < 0 ? mask : `${cookie.slice(0, at)}=${mask}`
}

/** Several headers of the name are joined with commas; one within a date is followed by no `name=`. */
const nextCookie = /,\s*(?=[^;,=\s"]+=)/
const attributes =
  /^(path|domain|expires|max-age|samesite|priority|version|secure|httponly|partitioned)$/i

function maskSetCookie(cookie: string): string {
  const [pair = '', ...rest] = cookie.split(/;\s*/)
  const shown = rest.map((attribute) =>
    attribute === '' || attributes.test(attribute.split('=')[0] ?? '')
      ? attribute
      : maskCookie(attribute),
  )
  return [maskCookie(pair), ...shown].join('; ')
}
