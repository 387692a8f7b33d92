import { configurationWhenAbsent, type ScimConfiguration } from '@pingone-sandbox/contract'
import type { BehaviourChoices } from './profile.ts'
import type { QuirkId } from './quirks.ts'

/**
 * The URL of a resource type's endpoint, or of one resource: base URL and path joined by exactly one slash.
 *
 * An id adds one segment to the path. One of which no segment can be made gives a URL that `refuseResourceUrl` refuses.
 */
export function resourceUrl(
  configuration: ScimConfiguration,
  kind: 'Users' | 'Groups',
  id?: string,
): string {
  const { USERS_RESOURCE, GROUPS_RESOURCE = configurationWhenAbsent.GROUPS_RESOURCE } =
    configuration
  const path = kind === 'Users' ? USERS_RESOURCE : GROUPS_RESOURCE
  const base = configuration.SCIM_URL.replace(/(?<!\/)\/+$/, '') + path.replace(/(?<!\/)\/+$/, '')
  if (id === undefined) return base
  return `${base}/${segmentOf(id)}`
}

/** An id as a segment of a path; one that is no text of Unicode has no encoding. */
export function segmentOf(id: string): string {
  return id.isWellFormed() ? encodeURIComponent(id) : id
}

/** How a query is encoded. */
export interface Encoding extends Pick<BehaviourChoices, 'filterEncoding'> {
  /** UTF-8 unless given. */
  readonly letters?: BehaviourChoices['groupNameEncoding']
}

/** Adds query parameters in the encoding that the profile chooses. */
export function withQuery(
  url: string,
  parameters: Readonly<Record<string, string>>,
  { filterEncoding, letters = 'utf-8' }: Encoding,
): string {
  const encode = letters === 'latin-1' ? encodeLatin1 : encodeURIComponent
  const space = filterEncoding === 'plus' ? '+' : '%20'
  const pairs = Object.entries(parameters).map(
    ([name, value]) => `${name}=${encode(value).replaceAll('%20', space)}`,
  )
  return `${url}?${pairs.join('&')}`
}

/** The quirk that the encoding of a filter is. */
export const encodingQuirk = ({ filterEncoding }: Encoding): QuirkId =>
  filterEncoding === 'plus' ? 'filter-plus-encoded' : 'filter-percent-encoded'

/** Percent-encodes the bytes of ISO 8859-1; a letter that it does not have becomes a question mark. */
function encodeLatin1(text: string): string {
  return Array.from(text)
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0
      if (code < 0x80) return encodeURIComponent(letter)
      return code <= 0xff ? `%${code.toString(16).toUpperCase()}` : '%3F'
    })
    .join('')
}
