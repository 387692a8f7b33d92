/**
 * Tells whether text is base64 with padding and without line breaks.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-2.3.6 RFC 7643 §2.3.6, RFC 4648 §4}
 */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[a-z0-9+/]*={0,2}$/i.test(text)
}

/**
 * Tells whether text is a URI or a relative reference.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc7643#section-2.3.7 RFC 7643 §2.3.7, RFC 3986 §4.1}
 * @example isUriReference('../Users/26118915-6090-4610-87e4-49d8ca9f808d') // true
 */
export function isUriReference(text: string): boolean {
  if (!characters.test(text) || brokenEncoding.test(text)) return false
  const [, scheme, authority, path = '', query = '', fragment = ''] = parts.exec(text) ?? []
  if (scheme !== undefined && !/^[a-z][a-z0-9+.-]*$/i.test(scheme)) return false
  if (authority !== undefined && !isAuthority(authority)) return false
  return !/[[\]]/.test(path + query + fragment) && !fragment.includes('#')
}

/** The characters that a URI may contain (RFC 3986 §2). */
const characters = /^[\w.~:/?#[\]@!$&'()*+,;=%-]*$/
const brokenEncoding = /%(?![\da-f]{2})/i
/** Scheme, authority, path, query and fragment (RFC 3986, appendix B). */
const parts = /^(?:([^:/?#]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/

/** Tells whether text is `userinfo@host:port`, where the host may be an IP address in brackets (RFC 3986 §3.2). */
function isAuthority(authority: string): boolean {
  return /^(?:[^@[\]]*@)?(?:\[[\da-f:.v]+\]|[^@:[\]]*)(?::\d*)?$/i.test(authority)
}
