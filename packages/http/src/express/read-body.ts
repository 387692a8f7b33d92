import type { IncomingMessage } from 'node:http'
import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { PayloadTooLargeError, UnreadableBodyError } from '../request-error.ts'

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/**
 * Reads the body of a request and decodes its content encoding; `limit` is the greatest decoded size in bytes.
 *
 * A body that is too large is refused as soon as its `Content-Length` or its data shows it; further data is discarded.
 * Throws `PayloadTooLargeError` or `UnreadableBodyError`.
 */
export async function readBody(incoming: IncomingMessage, limit: number): Promise<Uint8Array> {
  const encoding = incoming.headers['content-encoding']?.toLowerCase() ?? 'identity'
  const decoder = decoders[encoding]?.()
  if (decoder === undefined && encoding !== 'identity') throw new UnreadableBodyError(415)
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw new PayloadTooLargeError(limit)

  try {
    return await collect(incoming, { decoder, limit })
  } catch (cause) {
    // The client must be able to finish sending before it reads the answer.
    incoming.unpipe()
    incoming.resume()
    decoder?.destroy()
    throw cause instanceof PayloadTooLargeError ? cause : new UnreadableBodyError(400, { cause })
  }
}

function collect(
  incoming: IncomingMessage,
  { decoder, limit }: { readonly decoder: Transform | undefined; readonly limit: number },
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const pieces: Uint8Array[] = []
    let size = 0
    const stream = decoder ?? incoming
    stream.on('data', (piece: Uint8Array) => {
      size += piece.byteLength
      if (size > limit) reject(new PayloadTooLargeError(limit))
      else pieces.push(piece)
    })
    stream.once('end', () =>
      resolve(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)),
    )
    stream.on('error', reject)
    if (decoder) incoming.on('error', reject).pipe(decoder)
    incoming.once('close', () => {
      if (!incoming.complete) reject(new Error('The connection was closed.'))
    })
  })
}
