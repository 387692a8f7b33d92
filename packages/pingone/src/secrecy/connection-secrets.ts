import { keysOfKind, secretKeys, type ScimConfiguration } from '@pingone-sandbox/contract'
import { credentialsOf } from './mask-headers.ts'
import { isSecretName, isSecretParameter } from './secret-names.ts'

type Values = Readonly<Record<string, unknown>>

/** The secrets of a connection in each form in which they go over the wire. */
export function connectionSecrets(configuration: Values): readonly string[] {
  const known = found.get(configuration)
  if (known) return known
  const textOf = (key: keyof ScimConfiguration) => {
    const value = configuration[key]
    return typeof value === 'string' ? value : ''
  }
  const [user, password] = [textOf('BASIC_AUTH_USER'), textOf('BASIC_AUTH_PASSWORD')]
  const [client, secret] = [textOf('OAUTH_CLIENT_ID'), textOf('OAUTH_CLIENT_SECRET')]
  const all = Object.entries(configuration)
    .filter(([key]) => isSecretKey(key))
    .flatMap(([, value]) => (typeof value === 'string' ? partsOf(value) : []))
  const secrets = unique([
    ...(password ? basicForms(user, password) : []),
    ...(secret ? basicForms(client, secret) : []),
    ...(secret ? basicForms(percentEncoded(client), percentEncoded(secret)) : []),
    ...all,
    ...addressSecrets(configuration),
    ...all.flatMap(base64Of),
  ])
  found.set(configuration, secrets)
  return secrets
}

/** Whether a key of a configuration holds a secret: PingOne's own, or one that is named as one. */
export const isSecretKey = (key: string): boolean =>
  secretKeys.some((own) => own === key) || isSecretName(key)

/** The secrets of what a header holds: the credentials after a known scheme, and each part of them that is long enough to recognise. */
export function partsOf(value: string): readonly string[] {
  const known = parts.get(value)
  if (known) return known
  const found = divide(value)
  if (parts.size >= mostParts) parts.clear()
  parts.set(value, found)
  return found
}

/** The headers of one connection are the same with each request. */
const parts = new Map<string, readonly string[]>()
const mostParts = 100

function divide(value: string): readonly string[] {
  const credentials = credentialsOf(value)
  const [, ...words] = credentials.split(/\s+/)
  const rest = words.join(' ')
  const pieces = credentials.split(/[\s,;"'=]+/).filter(({ length }) => length >= 12)
  return unique([credentials, rest.length >= 8 ? rest : '', ...pieces, ...passwordOf(credentials)])
}

const found = new WeakMap<Values, readonly string[]>()

/** The password within the credentials of `Basic`. */
function passwordOf(credentials: string): string[] {
  if (!/^[\w+/-]{4,}={0,2}$/.test(credentials)) return []
  try {
    const text = atob(credentials)
    const colon = text.indexOf(':')
    const isText = colon >= 0 && colon < text.length - 1 && /^[\x20-\x7e]+$/.test(text)
    return isText ? [text.slice(colon + 1)] : []
  } catch {
    return []
  }
}

const basicForms = (user: string, password: string): string[] => base64Of(`${user}:${password}`)

/** Half a surrogate pair has no encoding, and no header can hold it. */
const percentEncoded = (text: string): string => encodeURIComponent(text.toWellFormed())

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Without the padding, which some omit; in the alphabet of addresses as well. */
function base64Of(text: string): string[] {
  // One by one, since a function takes some ten thousand arguments at most.
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCodePoint(byte))
  const plain = btoa(bytes.join('')).replace(/={1,2}$/, '')
  return plain.length < 8 ? [] : unique([plain, plain.replaceAll('+', '-').replaceAll('/', '_')])
}

/** What the addresses of a connection carry. */
const addressSecrets = (configuration: Values): string[] =>
  keysOfKind('base-url', 'token-url').flatMap((key) => {
    const address = configuration[key]
    const url = typeof address === 'string' ? URL.parse(address) : null
    if (!url) return []
    const secrets = [...url.searchParams].flatMap(([name, value]) =>
      isSecretParameter(name) ? [value] : [],
    )
    return [...secrets, ...unique([url.password, percentDecoded(url.password)])]
  })

const unique = (values: readonly string[]) => [...new Set(values)].filter((value) => value !== '')
