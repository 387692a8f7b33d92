import { isLoopbackUrl, refuseBaseUrl } from '@pingone-sandbox/contract'
import { SandboxError } from '../text/index.ts'

/** Endpoints that are copied together with the base URL. */
const endpoint = /\/(Users|Groups|Me|Bulk|Schemas|ResourceTypes|ServiceProviderConfig)$/

/**
 * Reads a SCIM base URL as people write one: without a scheme, with a slash at the end, with an endpoint of SCIM behind it.
 *
 * Throws a `SandboxError` `invalid_request` for a text that is no base URL.
 *
 * @example readTargetUrl('localhost:3000/scim/v2/') // 'http://localhost:3000/scim/v2'
 */
export function readTargetUrl(given: string): string {
  const text = withSlashes(given.trim())
  if (text === '')
    throw new SandboxError(
      'invalid_request',
      'There is no URL.',
      'It is the address below which /Users is, such as http://localhost:3000/scim/v2.',
    )
  const url = withoutEnd(/^[a-z][\w+.-]*:\/\//i.test(text) ? text : withScheme(text))
  const refusal = refuseBaseUrl(url, 'The URL')
  if (refusal === undefined) return url
  throw new SandboxError(
    'invalid_request',
    refusal,
    'It is the address below which /Users is, such as http://localhost:3000/scim/v2.',
  )
}

/** Tells whether two base URLs are the same, whatever their letter case in the host and their last slash. */
export const isSameTarget = (one: string, other: string): boolean => keyOf(one) === keyOf(other)

const keyOf = (url: string): string => withoutEnd(URL.parse(url.trim())?.href ?? url.trim())

/** A URL is often copied without its scheme, or with a slash too few. */
const withSlashes = (text: string): string =>
  text.replace(/^(https?):\/?(?!\/)/i, '$1://').replace(/^\/\/+/, '')

const withScheme = (text: string): string =>
  isLoopbackUrl(`http://${text}`) ? `http://${text}` : `https://${text}`

const withoutEnd = (url: string): string =>
  url
    .replace(/(?<!\/)\/+$/, '')
    .replace(endpoint, '')
    .replace(/(?<!\/)\/+$/, '')
