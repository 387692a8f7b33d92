/**
 * Tells whether the character at an index of a text is allowed in its context. Most are allowed anywhere; a few have a rule.
 *
 * Regular expressions have no property for Unicode's joining types, so the script of a letter decides whether it joins.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5892#appendix-A RFC 5892, appendix A}
 */
export function isInContext(text: string, index: number): boolean {
  const before = text.slice(0, index)
  const after = text.slice(index + 1)
  switch (text[index]) {
    case '\u200C':
      return virama.test(before) || (joinsAtEnd.test(before) && joinsAtStart.test(after))
    case '\u200D':
      return virama.test(before)
    case '\u00B7':
      return before.endsWith('l') && after.startsWith('l')
    case '\u0375':
      return /^\p{Script=Greek}/u.test(after)
    case '\u05F3':
    case '\u05F4':
      return /\p{Script=Hebrew}$/u.test(before)
    case '\u30FB':
      return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)
    default:
      return !/^[\u0660-\u0669\u06F0-\u06F9]/.test(text.slice(index)) || !hasBothArabicDigits(text)
  }
}

/** The signs that suppress the vowel of the letter before them (canonical combining class 9). */
const virama =
  /[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D3B\u0D3C\u0D4D\u0DCA\u0E3A\u0EBA\u0F84\u1039\u103A\u1714\u1715\u1734\u17D2\u1A60\u1B44\u1BAA\u1BAB\u1BF2\u1BF3\u2D7F\uA806\uA82C\uA8C4\uA953\uA9C0\uAAF6\uABED]$/

const joinsAtEnd =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Mandaic}]\p{M}*$/u
const joinsAtStart =
  /^\p{M}*[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Mandaic}]/u

function hasBothArabicDigits(text: string): boolean {
  return /[\u0660-\u0669]/.test(text) && /[\u06F0-\u06F9]/.test(text)
}
