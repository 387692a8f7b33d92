import type { BehaviourChoices } from './profile.ts'

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
