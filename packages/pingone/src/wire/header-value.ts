/**
 * Says what keeps a text from being the value of a header; nothing when it can be one.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-5.5 RFC 9110 §5.5}
 * @example unfitForHeader('Bearer a\nb') // 'a line break'
 */
export const unfitForHeader = (text: string): string | undefined =>
  nameOfFirst(text, /[^\t\u0020-\u007e\u0080-\u00ff]/)

/**
 * Says what keeps a text from being an access token; nothing when it can be one.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6749#appendix-A.12 RFC 6749 appendix A.12}
 */
export const unfitForToken = (text: string): string | undefined =>
  nameOfFirst(text, /[^\u0020-\u007e]/)

function nameOfFirst(text: string, unfit: RegExp): string | undefined {
  const [character] = unfit.exec(text) ?? []
  if (character === undefined) return undefined
  if (character === '\n' || character === '\r') return 'a line break'
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  return /\p{Cc}/u.test(character) ? `the control character U+${code}` : `the character U+${code}`
}
