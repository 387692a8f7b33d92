import type { Pseudonyms } from './pseudonyms.ts'
import { stripQuery } from './strip-query.ts'

/** Where a stripped capture says that its target is. */
const host = 'https://target.example'
export const tokenUrl = 'https://idp.example/token'

/** The parts of the path of a SCIM request. */
const scimPath =
  /^(?<base>.*?)\/(?<resource>Users|Groups|ServiceProviderConfig|Schemas|ResourceTypes|Bulk|Me)(?:\/(?<id>[^/]+))?\/?$/i

/** Whether a URL is one of a SCIM endpoint. */
export const isScimUrl = (url: string): boolean => scimPath.test(pathOf(url))

/** Strips the URL of a SCIM request or resource: of the address only the version of the path stays. */
export function stripScimUrl(url: string, pseudonyms: Pseudonyms): string {
  const { base = '', resource, id } = scimPath.exec(pathOf(url))?.groups ?? {}
  if (resource === undefined) return `${host}/`
  const version = /\/(v\d(?:\.\d)?)$/i.exec(base)?.[1]
  const segment =
    id === undefined ? '' : `/${id === '0' ? id : encodeURIComponent(pseudonyms.of(decode(id)))}`
  const query = /\?([^#]*)/.exec(url)?.[1] ?? ''
  const path = `/scim${version === undefined ? '' : `/${version}`}/${resource}${segment}`
  return host + path + (query === '' ? '' : `?${stripQuery(query, pseudonyms)}`)
}

/** The path as it was sent: a parsed URL would encode it anew. */
const pathOf = (url: string): string =>
  url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/[?#].*$/, '')

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
