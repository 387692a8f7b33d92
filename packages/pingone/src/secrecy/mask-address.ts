import { mask } from './mask.ts'
import { maskText } from './mask-text.ts'
import { isSecretParameter, mayNameSecret } from './secret-names.ts'

/** Masks the user part of an address and the parameters of its query and fragment that are secrets; the other parts as `maskText` does. */
export function maskAddress(address: string): string {
  if (!mayHoldSecret(address)) return address
  const [, path = '', query = '', fragment = ''] =
    /^([^?#]*)(\?[^#]*)?(#[^]*)?$/.exec(address) ?? []
  const head = path.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/]*@/i, `$1//${mask}@`)
  return maskText(head) + maskParameters(query) + maskParameters(fragment)
}

/** Masks the secrets of a query, a fragment, or a body of `application/x-www-form-urlencoded`. */
export function maskParameters(text: string): string {
  if (!text.includes('=')) return maskText(text)
  const start = /^[?#]/.exec(text)?.[0] ?? ''
  return (
    start +
    text
      .slice(start.length)
      .split('&')
      .map((parameter) => {
        const at = parameter.indexOf('=')
        const name = parameter.slice(0, at)
        return at > 0 && at < parameter.length - 1 && isSecretParameter(decode(name))
          ? `${name}=${mask}`
          : maskText(parameter)
      })
      .join('&')
  )
}

/** Most addresses hold none, and one goes with each request. */
function mayHoldSecret(address: string): boolean {
  const plain = address.includes('%') ? decode(address) : address
  return plain.includes('%') || mayNameSecret(plain) || marks.test(plain)
}

const marks = /@|eyJ|sig|auth|code|sid|session|hmac|sas/i

function decode(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '))
  } catch {
    return name
  }
}
