import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type express from 'express'
import type { HttpResponse, UnroutedRequest } from '../message.ts'
import { DEFAULT_BODY_LIMIT, type HostOptions } from '../request-body.ts'
import { readBody } from './read-body.ts'
import { readTarget } from '../request-target.ts'
import { decodeBody, parseQuery } from '../request-text.ts'
import type { Router } from '../router.ts'

export { createHostGuard, isForeign } from './host-guard.ts'
export type { HostGuard } from './host-guard.ts'
export { answerSocket } from './answer-socket.ts'

/**
 * Hosts a router in an Express application.
 *
 * Route paths count from the host's root, wherever the handler is mounted. Every request gets an answer from the router,
 * so nothing after it in the application runs.
 *
 * @example app.use('/scim/v2', toExpress(router))
 */
export function toExpress(router: Router, options: HostOptions = {}): express.RequestHandler {
  const { bodyLimit = DEFAULT_BODY_LIMIT } = options
  const readOrigin = createOriginReader()

  return async (incoming, outgoing) => {
    const head = { ...readHead(incoming, outgoing), base: readOrigin(incoming) }
    try {
      const query = parseQuery(readTarget(incoming.originalUrl).query)
      const body = hasBody(incoming) ? decodeBody(await readBody(incoming, bodyLimit)) : ''
      await send(await router.handle({ ...head, query, body }), outgoing)
    } catch (error) {
      await sendFailure(() => router.refuse(error, head), outgoing)
    }
  }
}

/** Refuses a request in the dialect of a router, without reading the body. */
export async function sendRefusal(
  { refuse }: Pick<Router, 'refuse'>,
  error: unknown,
  { incoming, outgoing }: { incoming: express.Request; outgoing: express.Response },
): Promise<void> {
  const head = { ...readHead(incoming, outgoing), base: createOriginReader()(incoming) }
  await sendFailure(() => refuse(error, head), outgoing)
}

function readHead(
  incoming: express.Request,
  outgoing: express.Response,
): Omit<UnroutedRequest, 'base'> {
  let signal: AbortSignal | undefined
  return {
    method: incoming.method,
    path: readTarget(incoming.originalUrl).path,
    query: new URLSearchParams(),
    headers: readHeaders(incoming),
    body: '',
    signal: () => (signal ??= abortOnDisconnect(outgoing)),
  }
}

function abortOnDisconnect(outgoing: express.Response): AbortSignal {
  const controller = new AbortController()
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) controller.abort()
  })
  return controller.signal
}

/**
 * Node joins the values of a repeated header, except those of `set-cookie`, which no client sends, and of `content-type`, of which it
 * keeps the first: PingOne's Go SDK sends two.
 */
function readHeaders(incoming: express.Request): UnroutedRequest['headers'] {
  const { 'set-cookie': _cookies, ...joined } = incoming.headers
  const types = new Set(joined['content-type'] && incoming.headersDistinct['content-type'])
  if (types.size > 1) joined['content-type'] = [...types].join(', ')
  return joined as UnroutedRequest['headers']
}

/** Makes a reader of the origin that a client has requested. Clients rarely change it, so the last one is cached. */
function createOriginReader(): (incoming: express.Request) => string {
  let latest = { url: '', origin: '' }
  return ({ protocol, headers, socket }) => {
    const url = `${protocol}://${headers.host ?? ''}`
    if (url !== latest.url) {
      const origin = URL.canParse(url) ? new URL(url).origin : undefined
      latest = { url, origin: origin ?? `${protocol}://127.0.0.1:${socket.localPort}` }
    }
    return latest.origin
  }
}

/** A request has a body when one of these headers announces it (RFC 9112 §6). */
function hasBody({ headers }: express.Request): boolean {
  return headers['transfer-encoding'] !== undefined || headers['content-length'] !== undefined
}

async function send(response: HttpResponse, outgoing: express.Response): Promise<void> {
  const { status, headers, body } = response
  if (typeof body === 'string') {
    // Without the length Node sends the text in chunks, which takes more writes.
    outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
    outgoing.end(body)
    return
  }
  outgoing.writeHead(status, headers)
  if (body === undefined) {
    outgoing.end()
    return
  }
  // A client of an event stream waits for the headers, which Node otherwise sends with the first piece.
  outgoing.flushHeaders()
  await pipeline(Readable.from(body), outgoing).catch(() => outgoing.destroy())
}

/** Sends the refusal of a request; text without a dialect when that fails too, instead of Express' HTML page. */
async function sendFailure(respond: () => HttpResponse, outgoing: express.Response): Promise<void> {
  if (outgoing.headersSent || outgoing.destroyed) {
    outgoing.destroy()
    return
  }
  try {
    await send(respond(), outgoing)
  } catch {
    await send(
      { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Internal Server Error' },
      outgoing,
    )
  }
}
