/**
 * Returns the form in which user names are compared: `UsernameCaseMapped` of PRECIS, that is width mapping, lower case and NFC.
 *
 * Accepts every text, those that the profile forbids too, so that a filter may compare with any.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7644#section-5 RFC 7644 §5, RFC 8265 §3.3}
 * @example usernameForm('ＡＤＡ') // 'ada'
 */
export function usernameForm(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase()
  return mapWidth(text).toLowerCase().normalize('NFC')
}

/** Replaces fullwidth and halfwidth characters by those of usual width (RFC 8264 §5.2.1). */
export function mapWidth(text: string): string {
  return text.replaceAll(/[\u3000\uFF01-\uFFEE]/g, usualWidth)
}

// The fast path for most user names.
const isAscii = /^[\0-\x7F]*$/

/** Maps the fullwidth macron and the halfwidth Hangul letters itself: NFKC would decompose them further. */
function usualWidth(character: string): string {
  const code = character.charCodeAt(0)
  if (code === 0xffe3) return '\u00AF'
  if (code === 0xffa0) return '\u3164'
  for (const [first, last, usual] of hangulRanges)
    if (code >= first && code <= last) return String.fromCharCode(code - first + usual)
  return character.normalize('NFKC')
}

/** Ranges of halfwidth Hangul letters (first, last), and the compatibility letter of the first. */
const hangulRanges = [
  [0xffa1, 0xffbe, 0x3131],
  [0xffc2, 0xffc7, 0x314f],
  [0xffca, 0xffcf, 0x3155],
  [0xffd2, 0xffd7, 0x315b],
  [0xffda, 0xffdc, 0x3161],
] as const
