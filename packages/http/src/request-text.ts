import { isDeeperThan } from './json-depth.ts'
import { MalformedBodyError, RequestError } from './request-error.ts'

/** How many levels of objects and arrays a body may have. A bulk request with a PATCH of an extension has ten. */
export const MAXIMUM_DEPTH = 50

/**
 * Decodes the bytes of a request body, for every host.
 *
 * JSON is UTF-8 whatever `charset` says (RFC 8259 §8.1, §11), and forms are ASCII, so other bytes are refused and not replaced.
 * Throws `MalformedBodyError`, for JSON that is nested deeper than `MAXIMUM_DEPTH` levels as well.
 */
export function decodeBody(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes)
  if (/^\s*[[{]/.test(text) && isDeeperThan(MAXIMUM_DEPTH, text))
    throw new MalformedBodyError(
      `The request body is nested deeper than ${MAXIMUM_DEPTH} levels of objects and arrays.`,
    )
  return text
}

/** Reads the part of a request target after `?`. Throws `RequestError` 400 for text that is not percent-encoded UTF-8. */
export function parseQuery(text: string): URLSearchParams {
  if (!isPercentEncoded(text))
    throw new RequestError(400, 'The query of the address is not percent-encoded UTF-8.')
  return new URLSearchParams(text)
}

/**
 * Tells whether text is ASCII whose percent-encodings are complete and stand for UTF-8 (RFC 3986 §2).
 *
 * `URLSearchParams` would use replacement characters in other text, and so read values that no client sent.
 */
export function isPercentEncoded(text: string): boolean {
  if (/[\u0080-\uffff]/.test(text)) return false
  if (!text.includes('%')) return true
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch (cause) {
    throw new MalformedBodyError('The request body is not UTF-8.', { cause })
  }
}
