/**
 * The form in which user names are compared: `UsernameCaseMapped` of PRECIS, that is width mapping, lower case and NFC.
 *
 * Every text has one, those too that the profile forbids, so that a filter may ask for any.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-5 RFC 7644 §5, RFC 8265 §3.3}
 * @example usernameForm('ＡＤＡ') // 'ada'
 */
export function usernameForm(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase()
  return mapWidth(text).toLowerCase().normalize('NFC')
}

/** Puts the character of usual width in the place of a fullwidth or halfwidth one (RFC 8264 §5.2.1). */
export function mapWidth(text: string): string {
  return text.replaceAll(/[\u3000\uFF01-\uFFEE]/g, usualWidth)
}

// Most user names need no more than a look.
const isAscii = /^[\0-\x7F]*$/

/** The fullwidth macron and the halfwidth letters of Hangul stand for characters that NFKC would decompose further. */
function usualWidth(character: string): string {
  const code = character.charCodeAt(0)
  if (code === 0xffe3) return '\u00AF'
  if (code === 0xffa0) return '\u3164'
  for (const [first, last, usual] of hangulRanges)
    if (code >= first && code <= last) return String.fromCharCode(code - first + usual)
  return character.normalize('NFKC')
}

/** Halfwidth letters of Hangul, from and to, and the compatibility letter that the first of them stands for. */
const hangulRanges = [
  [0xffa1, 0xffbe, 0x3131],
  [0xffc2, 0xffc7, 0x314f],
  [0xffca, 0xffcf, 0x3155],
  [0xffd2, 0xffd7, 0x315b],
  [0xffda, 0xffdc, 0x3161],
] as const
