/** Bytes that are no text in the encoding that they ought to be in. */
export class CharacterError extends Error {
  override readonly name = 'CharacterError'
}

export interface AnswerText {
  readonly text: string
  /** What is unusual about it, in words. */
  readonly note?: string
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

const decoderOf = (charset: string): TextDecoder | undefined => {
  try {
    return new TextDecoder(charset, { fatal: true })
  } catch {
    return undefined
  }
}

/**
 * Reads bytes as text: as UTF-8, or as the charset that the content type declares. A byte order mark is dropped.
 *
 * Throws a `CharacterError` instead of putting U+FFFD in place of what is no character: the text may be written back to where it came
 * from.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc8259#section-8.1 RFC 8259 §8.1}, by which JSON is UTF-8
 */
export function readText(bytes: Uint8Array, contentType: string | undefined): AnswerText {
  const declared = markedCharset(bytes) ?? charsetOf(contentType)
  const decoder = declared === undefined ? undefined : decoderOf(declared)
  const isUtf8 = decoder === undefined || decoder.encoding === 'utf-8' || isAscii(declared)
  try {
    const text = (isUtf8 ? utf8 : decoder).decode(bytes)
    const note = noteOn(bytes, { declared, isUtf8, isKnown: decoder !== undefined })
    return { text, ...(note !== undefined && { note }) }
  } catch (error) {
    const name = isUtf8 ? 'UTF-8' : declared
    const hint =
      isUtf8 && declared === undefined ? ', and its content type declares no charset' : ''
    throw new CharacterError(`is not ${name}${hint}`, { cause: error })
  }
}

/** Reads bytes for people to look at: what is no character becomes U+FFFD. */
export const readLoosely = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

interface Reading {
  readonly declared: string | undefined
  readonly isUtf8: boolean
  readonly isKnown: boolean
}

function noteOn(bytes: Uint8Array, { declared, isUtf8, isKnown }: Reading): string | undefined {
  // An empty body is the same in every encoding.
  if (bytes.byteLength === 0) return undefined
  if (!isUtf8) return `The body is read as ${declared}; JSON is UTF-8 (RFC 8259 §8.1).`
  if (declared !== undefined && !isKnown)
    return `The content type declares the charset "${declared}", which is not known; the body is read as UTF-8.`
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    ? 'The body begins with a byte order mark, which JSON must not have (RFC 8259 §8.1).'
    : undefined
}

/** The WHATWG registry takes US-ASCII for windows-1252; beyond ASCII it is UTF-8 more often. */
const isAscii = (charset: string | undefined): boolean => /^(us-)?ascii$/.test(charset ?? '')

/** A byte order mark says more than a header (WHATWG Encoding §6); one of UTF-16 is no UTF-8 anyway. */
function markedCharset([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined
}

function charsetOf(contentType = ''): string | undefined {
  if (!contentType.includes('=')) return undefined
  const found = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(contentType)
  const charset = (found?.[1] ?? found?.[2])?.trim().toLowerCase()
  return charset === '' ? undefined : charset
}
