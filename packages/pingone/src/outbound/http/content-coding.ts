import { promisify } from 'node:util'
import * as zlib from 'node:zlib'

/** Bytes cannot be decoded, or come in a coding that is not known. */
export class CodingError extends Error {
  override readonly name = 'CodingError'
}

/** Decoded, the bytes are more than is read. */
export class DecodedTooLargeError extends Error {
  override readonly name = 'DecodedTooLargeError'
}

type Decode = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Buffer>

/** The codings of RFC 9110 §8.4.1, RFC 7932 and RFC 8878. */
const decoders: Readonly<Record<string, Decode>> = {
  gzip: promisify(zlib.gunzip),
  'x-gzip': promisify(zlib.gunzip),
  deflate: (bytes, options) =>
    // Named deflate, the zlib format is meant; many servers send the bare stream.
    promisify(isZlib(bytes) ? zlib.inflate : zlib.inflateRaw)(bytes, options),
  br: promisify(zlib.brotliDecompress),
  zstd: (bytes, options) =>
    // RFC 9659 allows windows of 8 MB.
    promisify(zlib.zstdDecompress)(bytes, {
      ...options,
      params: { [zlib.constants.ZSTD_d_windowLogMax]: 23 },
    }),
}

/** No server has a reason to apply more. */
const mostCodings = 4

/**
 * Undoes the content codings of a body, the last one first. Of each step at most `limit` bytes are produced, so that a small body
 * which unpacks to a huge one costs no more than that.
 *
 * Throws a `CodingError` or a `DecodedTooLargeError`.
 */
export async function decodeContent(
  bytes: Uint8Array,
  codings: readonly string[],
  limit: number,
): Promise<Uint8Array> {
  if (codings.length > mostCodings)
    throw new CodingError(`is encoded ${codings.length} times over (${codings.join(', ')})`)
  let decoded = bytes
  for (const coding of codings.toReversed()) {
    const decode = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined
    if (!decode) throw new CodingError(`is encoded as "${coding}", which is not known`)
    // Servers name a coding for an empty body, too.
    if (decoded.byteLength === 0) continue
    try {
      decoded = await decode(decoded, { maxOutputLength: limit })
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
        throw new DecodedTooLargeError(coding, { cause: error })
      throw new CodingError(`is said to be encoded as ${coding} and cannot be decoded`, {
        cause: error,
      })
    }
  }
  return decoded
}

/** The codings that a header lists, in lower case and in the order in which they were applied. */
export const codingsOf = (header: string | undefined): readonly string[] =>
  header === undefined || header === 'chunked'
    ? []
    : header
        .toLowerCase()
        .split(',')
        .map((coding) => coding.trim())
        .filter((coding) => coding !== '' && coding !== 'identity' && coding !== 'chunked')

/** A zlib stream says "deflate" in its first byte, and its first two bytes are a multiple of 31 (RFC 1950 §2.2). */
const isZlib = ([first = 0, second = 0]: Uint8Array): boolean =>
  (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
