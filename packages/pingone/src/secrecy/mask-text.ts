import { mask } from './mask.ts'
import { maskPairs } from './mask-pairs.ts'
import { isSecretName, mayNameSecret } from './secret-names.ts'

/**
 * Masks what a text without structure shows to be a secret: `name=value` and `"name": "value"` with the name of a secret, also
 * where the text breaks off; credentials after their scheme; JSON Web Tokens; the user part of an address; the value of a filter
 * on a secret; an XML element; a part of a multipart form; and all of that percent-encoded.
 */
export function maskText(text: string): string {
  const masked = maskPlain(text)
  if (!masked.includes('%') || !encodedHint.test(masked)) return masked
  return masked.replaceAll(words, (word) => {
    const plain = word.includes('%') ? decoded(word) : word
    if (plain === word) return word
    const shown = maskText(plain)
    return shown === plain ? word : encodeURI(shown)
  })
}

function maskPlain(text: string): string {
  let masked = text
  if (masked.includes('://')) masked = masked.replaceAll(userInfo, `$1${mask}@`)
  if (masked.includes('eyJ')) masked = masked.replaceAll(webToken, mask)
  if (!mayNameSecret(masked)) return masked
  masked = masked.replaceAll(credentials, (all, scheme: string, value: string) =>
    looksMade(value) ? scheme + mask : all,
  )
  masked = masked.replaceAll(filters, (all, name: string, operator: string) =>
    name.split('.').some(isSecretName) ? name + operator + mask : all,
  )
  if (masked.includes('<'))
    masked = masked.replaceAll(elements, (all, tag: string, name: string) =>
      isSecretName(name) ? tag + mask : all,
    )
  if (masked.includes('name='))
    masked = masked.replaceAll(formParts, (all, head: string, name: string) =>
      isSecretName(name) ? head + mask : all,
    )
  return maskPairs(masked)
}

// Each begins where what it looks for can begin, so that a long word is gone through once.
const userInfo = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'<>@]*@/gi
const webToken = /(?<![\w-])eyJ[\w-]{5,}\.[\w-]*(?:\.[\w-]*)?/g
const credentials =
  /\b((?:Bearer|Basic|Digest|Negotiate|Token|ApiKey|SSWS|GenieKey|DPoP|OAuth)(?:\s|\+){1,4})([\w.~+/%-]{6,}={0,2})/gi
const filters =
  /(?<![\w.:$-])([\w.:$-]+)([ \t+]{1,4}(?:eq|ne|co|sw|ew|gt|ge|lt|le)[ \t+]{1,4})(?:\\*"(?:[^"\\]|\\.)*"?|[^\s&")]+)/gi
const elements = /(<([\w:.-]{1,100})(?:\s[^<>]*)?>)[^<]+/g
const formParts = /(\bname="?([^"\r\n;]{1,100})"?[^\r\n]*\r?\n(?:[^\r\n]+\r?\n){0,8}\r?\n)[^\r\n]+/g
const words = /[^\s"'<>]+/g
const encodedHint = /%(?:25)*(?:3[ad]|22|20|2f|40|5f)/i

/** Credentials have a digit, or are longer than a word. */
const looksMade = (value: string): boolean => /[0-9]/.test(value) || value.length >= 20

function decoded(word: string): string {
  try {
    return decodeURIComponent(word)
  } catch {
    return word
  }
}
