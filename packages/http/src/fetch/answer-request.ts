import type { HttpResponse, UnroutedRequest } from '../message.ts'
import { DEFAULT_BODY_LIMIT, type HostOptions } from '../request-body.ts'
import { PayloadTooLargeError } from '../request-error.ts'
import { normalizePath } from '../request-target.ts'
import { decodeBody, parseQuery } from '../request-text.ts'
import type { Router } from '../router.ts'

/** Answers a `Request` of the Fetch API by a router. Route paths count from the root of the URL's origin, as in Express. */
export async function answerRequest(
  router: Router,
  request: Request,
  { bodyLimit = DEFAULT_BODY_LIMIT }: HostOptions = {},
): Promise<Response> {
  const disconnect = new AbortController()
  const head = readHead(request, AbortSignal.any([request.signal, disconnect.signal]))
  try {
    const query = parseQuery(new URL(request.url).search.slice(1))
    const body = await readBody(request, bodyLimit)
    return toFetchResponse(await router.handle({ ...head, query, body }), disconnect)
  } catch (error) {
    return toFetchResponse(router.refuse(error, head), disconnect)
  }
}

function readHead(request: Request, signal: AbortSignal): UnroutedRequest {
  const url = new URL(request.url)
  return {
    method: request.method,
    base: url.origin,
    path: normalizePath(url.pathname),
    query: url.searchParams,
    headers: Object.fromEntries(request.headers),
    body: '',
    signal: () => signal,
  }
}

async function readBody(request: Request, limit: number): Promise<string> {
  const bytes = await request.arrayBuffer()
  if (bytes.byteLength > limit) throw new PayloadTooLargeError(limit)
  return decodeBody(new Uint8Array(bytes))
}

function toFetchResponse(response: HttpResponse, disconnect: AbortController): Response {
  const { status, headers, body } = response
  return new Response(encode(body, disconnect), { status, headers: { ...headers } })
}

/** Encodes text as bytes, because `Response` would add a content type to text. */
function encode(
  body: HttpResponse['body'],
  disconnect: AbortController,
): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null {
  if (body === undefined) return null
  const encoder = new TextEncoder()
  if (typeof body === 'string') return encoder.encode(body)

  const pieces = body[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await pieces.next()
      if (next.done) controller.close()
      else controller.enqueue(encoder.encode(next.value))
    },
    async cancel() {
      disconnect.abort()
      await pieces.return?.()
    },
  })
}
